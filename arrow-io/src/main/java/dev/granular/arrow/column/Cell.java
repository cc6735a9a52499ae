package dev.granular.arrow.column;

import dev.granular.arrow.fault.Excerpt;
import java.util.OptionalLong;

/**
 * A place in a table, for messages.
 *
 * @param row data row, counted from 1
 * @param line line of a text file on which the row starts, counted from 1
 */
public record Cell(String table, long row, OptionalLong line, String column) {
    /** Names the cell, such as {@code scores.csv, row 7 (line 8), column "ssim"}. */
    @Override
    public String toString() {
        return row(table, row, line) + ", column " + Excerpt.of(column);
    }

    /** Names the row, such as {@code scores.csv, row 7 (line 8)}. */
    public static String row(String table, long row, OptionalLong line) {
        return table + ", row " + row + (line.isPresent() ? " (line " + line.getAsLong() + ")" : "");
    }
}
