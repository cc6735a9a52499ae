/**
 * Image-quality models evaluated by Apache Spark. {@link dev.granular.spark.GranularSpark} moves images between machines and
 * leaves all numbers to {@link dev.granular.cluster}. The driver gets summaries only, none of which grows with the number of
 * images.
 */
package dev.granular.spark;
