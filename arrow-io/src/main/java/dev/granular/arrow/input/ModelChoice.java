package dev.granular.arrow.input;

import java.util.List;
import java.util.Optional;

/**
 * Which models to evaluate.
 *
 * @param named names of columns, or of tables with a single column of scores, or patterns of names; empty for all columns
 *     of numbers that are not evidently something else
 * @param excluded names or patterns of what is no model
 * @param longForm where tables hold a row for each image and model
 */
public record ModelChoice(List<String> named, List<String> excluded, Optional<LongForm> longForm) {
    /** All models. */
    public static final ModelChoice ALL = new ModelChoice(List.of(), List.of(), Optional.empty());

    /**
     * Tables with a row for each image and model.
     *
     * @param models the column with the models' names
     * @param scores the column with their scores
     */
    public record LongForm(String models, String scores) {}

    /** Copies the lists. */
    public ModelChoice {
        named = List.copyOf(named);
        excluded = List.copyOf(excluded);
    }

    /** Whether a column or model is named. */
    public boolean names(String name) {
        return NamePattern.any(named, name) && !excludes(name);
    }

    /** Whether a column or model is excluded. */
    public boolean excludes(String name) {
        return NamePattern.any(excluded, name);
    }

    /** Whether models are chosen by name. */
    public boolean byName() {
        return !named.isEmpty();
    }
}
