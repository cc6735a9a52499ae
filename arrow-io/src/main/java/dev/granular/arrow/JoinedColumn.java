package dev.granular.arrow;

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

    /** Where the value in {@code row} comes from, for messages. */
    String place(int row) {
        return match.place(row, column.name());
    }
}
