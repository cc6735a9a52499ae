package dev.granular.arrow.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    /** Beyond it, doubles do not hold every whole number. */
    private static final double MOST_EXACT = 0x1p53;

    /** The places of rows, counted from 1. */
    @FunctionalInterface
    public interface Places {
        /** Returns the place of a value. */
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

    /** Returns the place of a value; {@code row} counts from 0. */
    public Cell cell(int row, String column) {
        return places.cell(row + 1L, column);
    }

    /** Returns the selected rows of a column with the first of them that was rounded, as far as that is known. */
    private static NumberColumn rounded(NumberColumn chosen, NumberColumn source, int[] selected) {
        OptionalInt first = source.rounded().isEmpty()
                ? OptionalInt.empty()
                : IntStream.range(0, selected.length)
                        .filter(row -> selected[row] == source.rounded().getAsInt()
                                || Math.abs(chosen.values().get(row)) > MOST_EXACT)
                        .findFirst();
        return chosen.rounded(first);
    }

    /** Returns some rows of the table, in their order; {@code rows} count from 0 and may be −1 for a row of missing values. */
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
                        .map(column -> rounded(lifetime.gather(column, selected), column, selected))
                        .toList(),
                chosen,
                leftOut,
                (row, column) -> cell(selected[(int) row - 1], column));
    }
}
