package dev.granular.arrow.matlab;

/** The values of a variable, row by row. */
@FunctionalInterface
interface MatlabColumn {
    /** Returns the text of a value, empty for a missing one. */
    String text(int row);
}
