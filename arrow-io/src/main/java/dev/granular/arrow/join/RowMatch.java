package dev.granular.arrow.join;

import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which row of a table describes the image in each row of the first table.
 *
 * @param origin for each row of the first table the row in {@code table}, −1 for none; absent where rows correspond
 */
record RowMatch(TableColumns table, Optional<int[]> origin) {
    /** Returns rows that correspond one by one: those of the first table to itself, or of a table of the same length. */
    static RowMatch rowByRow(TableColumns first, TableColumns table) {
        if (table.rows() != first.rows()) {
            throw new TableException(
                    table.name() + " has " + table.rows() + " rows and " + first.name() + " has " + first.rows()
                            + ", and no column of names that they share",
                    Remedy.NAME_KEY);
        }
        return new RowMatch(table, Optional.empty());
    }

    /** Returns the rows of {@code table} that belong to those of the first. */
    static RowMatch of(TableColumns table, int[] rows) {
        boolean same =
                rows.length == table.rows() && IntStream.range(0, rows.length).allMatch(row -> rows[row] == row);
        return new RowMatch(table, same ? Optional.empty() : Optional.of(rows));
    }

    /** Returns the row in {@link #table()}, −1 for none. */
    int of(int row) {
        return origin.isPresent() ? origin.get()[row] : row;
    }

    /** Returns how many rows of the first table have none here. */
    long absent() {
        return origin.map(rows -> IntStream.of(rows).filter(row -> row < 0).count())
                .orElse(0L);
    }

    /** Returns {@code column} of {@link #table()} in the order of the first table, NaN where there is no row. */
    JoinedColumn join(NumberColumn column, Lifetime lifetime) {
        return new JoinedColumn(
                origin.map(rows -> lifetime.gather(column, rows)).orElse(column), this);
    }

    /** Returns where the value in {@code row} of the first table comes from, for messages. */
    String place(int row, String column) {
        return of(row) < 0
                ? table.name() + ", column " + Excerpt.of(column)
                : table.cell(of(row), column).toString();
    }
}
