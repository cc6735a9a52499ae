package dev.granular.arrow.input;

/** A treatment of columns in use that hold nothing, NaN or an infinity in some row. */
public enum MissingValues {
    /** Refuse the table, naming the place. */
    FAIL,
    /** Leave the row out of every column, and say how many rows that were. */
    DROP
}
