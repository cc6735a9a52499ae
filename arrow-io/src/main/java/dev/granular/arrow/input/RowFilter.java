package dev.granular.arrow.input;

import java.util.List;

/**
 * A condition that rows must meet.
 *
 * @param column the column whose text is compared; numbers count by their value
 * @param equal whether it must have one of the values, or none of them
 */
public record RowFilter(String column, boolean equal, List<String> values) {
    /** Copies the list. */
    public RowFilter {
        values = List.copyOf(values);
    }

    /** Returns whether a row with this text is left in. */
    public boolean holds(String text) {
        return values.stream().anyMatch(value -> isSame(value.strip(), text.strip())) == equal;
    }

    /** Returns whether a row with this number is left in. */
    public boolean holds(double number) {
        return values.stream().anyMatch(value -> isNumber(value) && Double.parseDouble(value) == number) == equal;
    }

    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || isNumber(one) && isNumber(other) && Double.parseDouble(one) == Double.parseDouble(other);
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    }

    /** Parses a filter such as {@code split=test,val}. */
    @Override
    public String toString() {
        return column + (equal ? "=" : "!=") + String.join(",", values);
    }
}
