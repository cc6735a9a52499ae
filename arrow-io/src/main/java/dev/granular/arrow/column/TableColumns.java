package dev.granular.arrow.column;

import java.util.List;
import java.util.Optional;

/**
 * The columns read from one table.
 *
 * @param rows number of rows, also where no column was read
 * @param numbers columns of numbers, in the order of the table
 * @param keys what the key column holds, empty where none was asked for
 * @param leftOut what columns were left out as {@link ColumnUse#NUMBER_IF_ALL} allows, and why
 */
public record TableColumns(
        String name, int rows, List<NumberColumn> numbers, List<String> keys, List<String> leftOut, Places places) {
    /** Where rows, counted from 1, stand. */
    @FunctionalInterface
    public interface Places {
        /** The place of a value. */
        Cell cell(long row, String column);
    }

    /** A table from one source, with the lines on which its rows start. */
    public TableColumns(
            String name,
            int rows,
            List<NumberColumn> numbers,
            List<String> keys,
            List<String> leftOut,
            RowLines lines) {
        this(name, rows, numbers, keys, leftOut, (row, column) -> new Cell(name, row, lines.of(row), column));
    }

    public Optional<NumberColumn> number(String name) {
        return numbers.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The place of a value; {@code row} counts from 0. */
    public Cell cell(int row, String column) {
        return places.cell(row + 1L, column);
    }
}
