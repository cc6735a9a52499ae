package dev.granular.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was found, as datasets of the driver; with groups, column {@code group} comes first.
 *
 * @param points for each point and model {@code q}, {@code qd}, {@code effective_pairs}, {@code error} (null where it is not
 *     known), {@code accurate}, {@code model} and a column for each method, null where undefined
 * @param scores for each model and method {@code model}, {@code method}, {@code gmc}, {@code direction} ({@code lower} or {@code higher} scores
 *     are better), {@code images} and, in {@code note}, how it
 *     was computed or why there is no value
 * @param surface for each model, method and place {@code model}, {@code method}, {@code q}, {@code qd}, {@code height},
 *     {@code error} (null where it is not known); through points that are no grid, the surface that fits them
 */
public record SparkResult(Dataset<Row> points, Dataset<Row> scores, Dataset<Row> surface) {}
