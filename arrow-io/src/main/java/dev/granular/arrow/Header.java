package dev.granular.arrow;

import dev.granular.InputException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Rules that the column names of every format obey. */
final class Header {
    /** Far above any table of models; what claims more is damaged or no such table. */
    private static final int MOST_COLUMNS = 1 << 16;

    private Header() {}

    /** The names in the first row of text; refuses numbers in their place. */
    static List<String> of(String table, List<String> row) {
        var number = new NumberText();
        List<String> names = row.stream().map(String::strip).toList();
        if (names.stream()
                .allMatch(text ->
                        number.parse(text.toCharArray(), 0, text.length()) && Double.isFinite(number.value()))) {
            throw new InputException(table
                    + " starts with numbers instead of column names: put a header line on top or say --no-header");
        }
        return require(table, names);
    }

    /** Names for columns that have none. */
    static List<String> numbered(String table, int columns) {
        requireColumns(table, columns);
        return IntStream.rangeClosed(1, columns)
                .mapToObj(number -> "c" + number)
                .toList();
    }

    /** Refuses more columns than any table of models has. */
    static void requireColumns(String table, int columns) {
        if (columns > MOST_COLUMNS) {
            throw new InputException(
                    table + " has " + columns + " columns, more than the " + MOST_COLUMNS + " that can be read");
        }
    }

    /** Refuses a name that is there twice; columns without a name are allowed and never read. */
    static List<String> require(String table, List<String> names) {
        requireColumns(table, names.size());
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new InputException(
                        table + " has two columns called " + Excerpt.of(name) + ": rename or remove one");
            }
        }
        return List.copyOf(names);
    }
}
