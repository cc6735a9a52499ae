package dev.granular.arrow.join;

import dev.granular.arrow.column.NumberColumn;

/**
 * A column in the order of the first table, NaN where a value is missing.
 *
 * @param match where its rows come from
 */
record JoinedColumn(NumberColumn column, RowMatch match) {
    double get(int row) {
        return column.values().get(row);
    }

    int size() {
        return column.values().size();
    }

    /** Returns the first row from {@code row} on without a finite number; {@link #size()} if there is none. */
    int nextMissing(int row) {
        return column.values().nextNotFinite(row);
    }

    /** Returns the first row with a negative number; {@link #size()} if there is none. */
    int nextNegative() {
        return column.values().next(0, value -> value < 0);
    }

    /** Returns where the value in {@code row} comes from, for messages. */
    String place(int row) {
        return match.place(row, column.name());
    }
}
