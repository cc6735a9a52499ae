package dev.granular.arrow.xlsx;

/**
 * A cell of a sheet.
 *
 * @param column counted from 0
 * @param text what it holds, as it is stored
 * @param fault why that is no number whatever it looks like; empty if the text decides
 */
record XlsxCell(int column, String text, String fault) {
    /** What an error of a formula is called. */
    static final String ERROR = "is an error, not a number: correct its formula or empty the cell";

    /** Tells whether a formula had no value. */
    boolean isMissing() {
        return fault.equals(ERROR);
    }

    /** Tells whether there is nothing to see. */
    boolean isBlank() {
        return text.isBlank();
    }
}
