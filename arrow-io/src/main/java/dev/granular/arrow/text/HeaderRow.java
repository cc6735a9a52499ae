package dev.granular.arrow.text;

import dev.granular.InputException;
import dev.granular.arrow.column.Header;
import java.util.List;

/** Column names in the first row of text or of a sheet. */
public final class HeaderRow {
    private HeaderRow() {}

    /** The names in the first row of text; refuses numbers in their place. */
    public static Header of(String table, List<String> row) {
        var number = new NumberText();
        if (row.stream()
                .allMatch(text ->
                        number.parse(text.toCharArray(), 0, text.length()) && Double.isFinite(number.value()))) {
            throw new InputException(table
                    + " starts with numbers instead of column names: put a header line on top or say --no-header");
        }
        return new Header(table, row);
    }
}
