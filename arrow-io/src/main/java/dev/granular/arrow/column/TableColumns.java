package dev.granular.arrow.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The columns read from one table.
 *
 * @param rows number of rows, also where no column was read
 * @param numbers columns of numbers, in the order of the table
 * @param texts columns of texts by their names, in the order of the table
 * @param leftOut what columns were left out as {@link ColumnUse#NUMBER_IF_ALL} allows, and why
 */
public record TableColumns(
        String name,
        int rows,
        List<NumberColumn> numbers,
        Map<String, List<String>> texts,
        List<String> leftOut,
        Places places) {
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
            Map<String, List<String>> texts,
            List<String> leftOut,
            RowLines lines) {
        this(name, rows, numbers, texts, leftOut, (row, column) -> new Cell(name, row, lines.of(row), column));
    }

    public Optional<NumberColumn> number(String name) {
        return numbers.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The place of a value; {@code row} counts from 0. */
    public Cell cell(int row, String column) {
        return places.cell(row + 1L, column);
    }

    /** Some rows of the table, in their order; {@code rows} count from 0 and may be −1 for a row of missing values. */
    public TableColumns select(int[] selected, Lifetime lifetime) {
        var chosen = new LinkedHashMap<String, List<String>>();
        texts.forEach((column, values) -> chosen.put(
                column,
                IntStream.of(selected)
                        .mapToObj(row -> row < 0 ? "" : values.get(row))
                        .toList()));
        return new TableColumns(
                name,
                selected.length,
                numbers.stream()
                        .map(column -> lifetime.gather(column, selected))
                        .toList(),
                chosen,
                leftOut,
                (row, column) -> cell(selected[(int) row - 1], column));
    }
}
