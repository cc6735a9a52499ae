package dev.granular.arrow.input;

/** A rule on whether text tables and sheets start with the names of their columns. */
public enum HeaderRule {
    /** Found by content: a first row with numbers wherever the rows below have numbers is data. */
    AUTO,
    /** They do. */
    PRESENT,
    /** They do not; columns are called c1, c2 and so on. */
    ABSENT
}
