package dev.granular.arrow.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns and rows to read. What is not named is found by its name: see {@link dev.granular.arrow.RatingTables}.
 *
 * @param opinions where the opinions stand
 * @param weight column of regulator weights
 * @param key columns that tell images apart; absent to find them, or to join row by row
 * @param where conditions that every row must meet
 * @param shared columns that name what images share, such as a scene, by what they are read for
 */
public record ColumnChoice(
        Opinions opinions,
        Optional<String> weight,
        ModelChoice models,
        Optional<KeyChoice> key,
        List<RowFilter> where,
        Map<Sharing, String> shared) {
    /** Copies the collections. */
    public ColumnChoice {
        where = List.copyOf(where);
        shared = Map.copyOf(shared);
    }

    /** Makes a choice without names that images share. */
    public ColumnChoice(
            Opinions opinions,
            Optional<String> weight,
            ModelChoice models,
            Optional<KeyChoice> key,
            List<RowFilter> where) {
        this(opinions, weight, models, key, where, Map.of());
    }

    /** Finds every column by its name. */
    public static ColumnChoice automatic() {
        return new ColumnChoice(Opinions.automatic(), Optional.empty(), ModelChoice.ALL, Optional.empty(), List.of());
    }

    /**
     * Names columns of a plain table.
     *
     * @param std column of standard deviations
     * @param models names or patterns; empty for all
     * @param key a column that has the same name in all tables
     */
    public static ColumnChoice of(
            Optional<String> mos,
            Optional<String> std,
            Optional<String> weight,
            List<String> models,
            Optional<String> key) {
        var summary = new Opinions.Summary(mos, std.map(Spread.Std::new), Optional.empty());
        return new ColumnChoice(
                summary,
                weight,
                new ModelChoice(models, List.of(), Optional.empty()),
                key.map(KeyChoice::of),
                List.of());
    }
}
