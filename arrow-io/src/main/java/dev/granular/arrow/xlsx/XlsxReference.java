package dev.granular.arrow.xlsx;

/**
 * Where a cell stands in a sheet, such as B7.
 *
 * @param column counted from 0
 * @param row counted from 1
 */
record XlsxReference(int column, int row) {
    /** Rows that a sheet can have. */
    static final int MOST_ROWS = 1 << 20;
    /** Columns that a sheet can have, A to XFD. */
    static final int MOST_COLUMNS = 1 << 14;

    private static final int LETTERS = 26;

    /** Reads a reference; throws {@link IllegalArgumentException} if it is none or lies outside any sheet. */
    static XlsxReference of(String text) {
        int column = 0;
        int at = 0;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z' && column <= MOST_COLUMNS) {
            column = LETTERS * column + text.charAt(at) - 'A' + 1;
            at++;
        }
        int row = row(text.substring(at));
        if (column < 1 || column > MOST_COLUMNS) {
            throw new IllegalArgumentException("no column of a sheet");
        }
        return new XlsxReference(column - 1, row);
    }

    /** Reads the number of a row; throws {@link IllegalArgumentException} if it is none or lies outside any sheet. */
    static int row(String text) {
        int row = Integer.parseInt(text);
        if (row < 1 || row > MOST_ROWS) {
            throw new IllegalArgumentException("no row of a sheet");
        }
        return row;
    }

    /** Names the cell, such as {@code B7}. */
    @Override
    public String toString() {
        var letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.append((char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.reverse().append(row).toString();
    }
}
