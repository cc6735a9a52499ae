package dev.granular.arrow.input;

/** What to do where a column that is used holds nothing, NaN or an infinity. */
public enum MissingValues {
    /** Refuse the table, naming the place. */
    FAIL,
    /** Leave the row out of every column, and say how many rows that were. */
    DROP
}
