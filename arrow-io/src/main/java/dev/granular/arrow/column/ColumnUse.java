package dev.granular.arrow.column;

/** The purpose for which a column is read. */
public enum ColumnUse {
    /** Not read. */
    SKIP,
    /** Numbers, and anything else is an error. */
    NUMBER,
    /** Numbers if the whole column holds numbers, else left out. */
    NUMBER_IF_ALL,
    /** Texts or integers that name the images. */
    KEY,
    /** Texts or integers to be compared with; other numbers as numbers. */
    TEXT,
    /** Numbers if the whole column holds numbers, else texts. */
    EITHER
}
