package dev.granular.arrow.column;

import dev.granular.InputException;
import dev.granular.arrow.fault.Excerpt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a table is called in messages, and its columns in order: no name twice, except the empty one, which is never read.
 * Says what is wrong with a column of a type that does not serve.
 *
 * @param isNameless whether the table itself has no names of columns
 */
public record Header(String table, List<String> columns, boolean isNameless, Set<String> index) {
    /** Far above any table of models; what claims more is damaged or no such table. */
    public static final int MOST_COLUMNS = 1 << 16;

    /** A table with names of columns. */
    public Header(String table, List<String> columns) {
        this(table, columns, false);
    }

    /** A table in which nothing marks columns as an index. */
    public Header(String table, List<String> columns, boolean isNameless) {
        this(table, columns, isNameless, Set.of());
    }

    /** A table with names of columns, of which some are marked as an index. */
    public Header(String table, List<String> columns, Set<String> index) {
        this(table, columns, false, index);
    }

    /** Strips the names, of which damaged data may lack some; refuses too many and those that are there twice. */
    public Header {
        requireColumns(table, columns.size());
        index = Set.copyOf(index);
        columns = columns.stream().map(name -> name == null ? "" : name.strip()).toList();
        var seen = new HashSet<String>();
        for (String name : columns) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new InputException(
                        table + " has two columns called " + Excerpt.of(name) + ": rename or remove one");
            }
        }
    }

    /** Returns names for columns that have none. */
    public static Header numbered(String table, int columns) {
        requireColumns(table, columns);
        return new Header(
                table,
                IntStream.rangeClosed(1, columns)
                        .mapToObj(number -> "c" + number)
                        .toList(),
                true);
    }

    /** Refuses more columns than any table of models has. */
    public static void requireColumns(String table, int columns) {
        if (columns > MOST_COLUMNS) {
            throw new InputException(table + " has more than the " + MOST_COLUMNS + " columns that can be read");
        }
    }

    /** Returns why a column of {@code type} is left out; refuses it where numbers were asked for. */
    public String notNumeric(int column, String type, ColumnUse use) {
        String what = place(column) + ": " + type + " is not a number";
        if (use == ColumnUse.NUMBER) {
            throw new InputException(what + ": name another column");
        }
        return what;
    }

    /** Returns a column of {@code type} is asked for as keys. */
    public InputException notKey(int column, String type) {
        return new InputException(place(column) + ": a key is text or integer, not " + type);
    }

    /** Returns where a column stands. */
    public String place(int column) {
        return table + ", column " + Excerpt.of(columns.get(column));
    }
}
