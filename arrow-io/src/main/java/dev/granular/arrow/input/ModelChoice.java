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
 * @param mayLack whether tables may lack some of those that are named
 */
public record ModelChoice(List<String> named, List<String> excluded, Optional<LongForm> longForm, boolean mayLack) {
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

    /** Makes a choice in which every model that is named must be there. */
    public ModelChoice(List<String> named, List<String> excluded, Optional<LongForm> longForm) {
        this(named, excluded, longForm, false);
    }

    /** Returns the same with other names, of which the tables may lack some. */
    public ModelChoice among(List<String> names) {
        return new ModelChoice(names, excluded, longForm, true);
    }

    /** Returns whether a column or model is named. */
    public boolean names(String name) {
        return NamePattern.any(named, name) && !excludes(name);
    }

    /** Returns whether a column or model is excluded. */
    public boolean excludes(String name) {
        return NamePattern.any(excluded, name);
    }

    /** Returns whether models are chosen by name. */
    public boolean byName() {
        return !named.isEmpty();
    }
}
