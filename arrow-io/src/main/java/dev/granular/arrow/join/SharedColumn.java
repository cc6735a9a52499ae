package dev.granular.arrow.join;

import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.input.TableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A column of names, in any of the tables, that several images share. */
final class SharedColumn {
    private SharedColumn() {}

    /**
     * Finds the column and brings it into the order of the first table.
     *
     * @param matches of the tables after the first
     * @param kept rows of the first table that are left
     */
    static List<String> of(
            String column, Sharing purpose, List<ReadTable> tables, List<TableMatch> matches, int[] kept) {
        for (int i = 0; i < tables.size(); i++) {
            ReadTable table = tables.get(i);
            if (Roles.has(table.roles().header(), column)) {
                Optional<RowMatch> rows = i == 0
                        ? Optional.empty()
                        : Optional.of(matches.get(i - 1).rows());
                return names(table, column, purpose, rows, kept);
            }
        }
        Roles.require(tables.getFirst().roles().header(), column, purpose.remedy());
        throw new IllegalStateException("no table has column " + column);
    }

    private static List<String> names(
            ReadTable table, String column, Sharing purpose, Optional<RowMatch> match, int[] kept) {
        List<String> names = KeyColumn.of(table.columns(), List.of(column))
                .map(KeyColumn::names)
                .orElseThrow(() -> new TableException(
                        table.columns().name() + ", column " + Excerpt.of(column)
                                + " holds fractions, not names or whole numbers of " + purpose.noun() + "s",
                        purpose.remedy()));
        return Arrays.stream(kept)
                .mapToObj(row -> name(table, column, purpose, names, origin(match, row)))
                .toList();
    }

    private static int origin(Optional<RowMatch> match, int row) {
        return match.map(rows -> rows.of(row)).orElse(row);
    }

    private static String name(ReadTable table, String column, Sharing purpose, List<String> names, int row) {
        String name = names.get(row).strip();
        if (name.isEmpty()) {
            throw new TableException(
                    table.columns().cell(row, column) + " is empty: every image needs a " + purpose.noun(),
                    purpose.remedy());
        }
        return name;
    }
}
