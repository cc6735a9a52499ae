package dev.granular.arrow.input;

import java.util.List;

/**
 * Columns that together tell images apart.
 *
 * @param first their names in the first table
 * @param others their names in further tables, in the same order
 */
public record KeyChoice(List<String> first, List<String> others) {
    /** Copies the lists; refuses lists of different length and empty ones. */
    public KeyChoice {
        first = List.copyOf(first);
        others = List.copyOf(others);
        if (first.isEmpty() || first.size() != others.size()) {
            throw new IllegalArgumentException("a key has the same columns in all tables, at least one");
        }
    }

    /** Returns a column that has the same name in all tables. */
    public static KeyChoice of(String column) {
        return new KeyChoice(List.of(column), List.of(column));
    }
}
