package dev.granular.arrow.join;

import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.RowFilter;
import dev.granular.arrow.input.TableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Leaves out the rows of a table that do not meet conditions. */
final class RowFilters {
    private static final int EXAMPLES = 5;

    private final TableColumns table;
    private final List<RowFilter> filters;

    /** Conditions on columns that {@code table} has; others do not count. */
    RowFilters(TableColumns table, List<RowFilter> filters) {
        this.table = table;
        this.filters = filters.stream()
                .filter(filter -> table.texts().containsKey(filter.column())
                        || table.number(filter.column()).isPresent())
                .toList();
    }

    /** Returns the rows that are left, counted from 0; absent if no condition concerns the table. */
    Optional<int[]> rows() {
        if (filters.isEmpty()) {
            return Optional.empty();
        }
        int[] left = IntStream.range(0, table.rows())
                .filter(row -> filters.stream().allMatch(filter -> holds(filter, row)))
                .toArray();
        if (left.length == 0) {
            throw new TableException(table.name() + " has no row with " + what() + examples(), Remedy.CHANGE_FILTER);
        }
        return Optional.of(left);
    }

    private boolean holds(RowFilter filter, int row) {
        List<String> texts = table.texts().get(filter.column());
        return texts != null
                ? filter.holds(texts.get(row))
                : filter.holds(
                        table.number(filter.column()).orElseThrow().values().get(row));
    }

    /** Returns the conditions, for people. */
    String what() {
        return filters.stream().map(RowFilter::toString).collect(Collectors.joining(" and "));
    }

    private String examples() {
        Optional<RowFilter> unmet = filters.stream()
                .filter(filter -> IntStream.range(0, table.rows()).noneMatch(row -> holds(filter, row)))
                .findFirst();
        if (unmet.isEmpty()) {
            return ", though some have each of these";
        }
        List<String> texts = table.texts().get(unmet.get().column());
        return texts == null
                ? ""
                : "; column " + Excerpt.of(unmet.get().column()) + " holds "
                        + Excerpt.of(texts.stream().distinct().limit(EXAMPLES).toList());
    }

    /** Returns the table with these rows only. */
    TableColumns apply(Optional<int[]> rows, Lifetime lifetime) {
        return rows.map(left -> table.select(left, lifetime)).orElse(table);
    }
}
