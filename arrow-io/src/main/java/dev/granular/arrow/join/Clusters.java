package dev.granular.arrow.join;

import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What images share, by a column of names in any of the tables. */
final class Clusters {
    private Clusters() {}

    /**
     * Finds the column and brings it into the order of the first table.
     *
     * @param matches of the tables after the first
     * @param kept rows of the first table that are left
     */
    static List<String> of(String column, List<ReadTable> tables, List<TableMatch> matches, int[] kept) {
        for (int i = 0; i < tables.size(); i++) {
            ReadTable table = tables.get(i);
            if (Roles.has(table.roles().header(), column)) {
                Optional<RowMatch> rows = i == 0
                        ? Optional.empty()
                        : Optional.of(matches.get(i - 1).rows());
                return names(table, column, rows, kept);
            }
        }
        Roles.require(tables.getFirst().roles().header(), column, Remedy.NAME_CLUSTER);
        throw new IllegalStateException("no table has column " + column);
    }

    private static List<String> names(ReadTable table, String column, Optional<RowMatch> match, int[] kept) {
        List<String> names = KeyColumn.of(table.columns(), List.of(column))
                .map(KeyColumn::names)
                .orElseThrow(() -> new TableException(
                        table.columns().name() + ", column " + Excerpt.of(column)
                                + " holds fractions, not names or whole numbers of clusters",
                        Remedy.NAME_CLUSTER));
        return Arrays.stream(kept)
                .mapToObj(row -> name(table, column, names, origin(match, row)))
                .toList();
    }

    private static int origin(Optional<RowMatch> match, int row) {
        return match.map(rows -> rows.of(row)).orElse(row);
    }

    private static String name(ReadTable table, String column, List<String> names, int row) {
        String name = names.get(row).strip();
        if (name.isEmpty()) {
            throw new TableException(
                    table.columns().cell(row, column) + " is empty: every image needs a cluster", Remedy.NAME_CLUSTER);
        }
        return name;
    }
}
