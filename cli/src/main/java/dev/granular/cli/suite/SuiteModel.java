package dev.granular.cli.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of a suite.
 *
 * @param direction whichever score is better; found from the data if it is not said
 * @param columns where the model is called otherwise: data set to column
 * @param data sets on which it is evaluated
 * @param place where it is described
 */
public record SuiteModel(
        String name, Optional<Better> direction, Map<String, String> columns, List<String> data, Place place) {
    /** Which scores are better. */
    public enum Better {
        /** Higher ones. */
        HIGHER,
        /** Lower ones. */
        LOWER
    }

    /** Copies the collections. */
    public SuiteModel {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        data = List.copyOf(data);
    }

    /** Returns what the model is called in the tables of a set. */
    public String column(String set) {
        return columns.getOrDefault(set, name);
    }
}
