package dev.granular.arrow.input;

import java.util.List;
import java.util.Optional;

/**
 * Which columns to read. What is not named is found by its name: see {@link dev.granular.arrow.RatingTables}.
 *
 * @param mos column of mean opinion scores
 * @param std column of the standard deviation of the opinions
 * @param weight column of regulator weights
 * @param models columns of predictions, or names of tables with a single column of them; empty for all
 * @param key column that names the images and is in every table; absent to join row by row
 */
public record ColumnChoice(
        Optional<String> mos,
        Optional<String> std,
        Optional<String> weight,
        List<String> models,
        Optional<String> key) {
    /** Copies the list. */
    public ColumnChoice {
        models = List.copyOf(models);
    }

    /** Finds every column by its name and joins row by row. */
    public static ColumnChoice automatic() {
        return new ColumnChoice(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }
}
