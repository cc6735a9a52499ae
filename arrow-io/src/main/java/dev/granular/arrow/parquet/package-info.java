/** Parquet files, their metadata checked before the library reads pages. */
package dev.granular.arrow.parquet;
