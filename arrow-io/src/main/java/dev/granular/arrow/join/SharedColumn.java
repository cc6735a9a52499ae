package dev.granular.arrow.join;

import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.input.TableException;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of names, in any of the tables, that several images share.
 *
 * @param column what it is called
 * @param names in the order of the first table; empty where the cell is, or the table has no such row
 */
record SharedColumn(RowMatch match, String column, Sharing purpose, List<String> names) {
    /**
     * Finds the column and brings it into the order of the first table.
     *
     * @param matches of the tables after the first
     */
    static SharedColumn of(String column, Sharing purpose, List<ReadTable> tables, List<TableMatch> matches) {
        for (int i = 0; i < tables.size(); i++) {
            ReadTable table = tables.get(i);
            if (Roles.has(table.roles().header(), column)) {
                RowMatch rows = i == 0
                        ? RowMatch.rowByRow(table.columns(), table.columns())
                        : matches.get(i - 1).rows();
                List<String> names = names(table, column, purpose);
                return new SharedColumn(
                        rows,
                        column,
                        purpose,
                        IntStream.range(0, tables.getFirst().columns().rows())
                                .map(rows::of)
                                .mapToObj(row -> row < 0 ? "" : names.get(row).strip())
                                .toList());
            }
        }
        Roles.require(tables.getFirst().roles().header(), column, purpose.remedy());
        throw new IllegalStateException("no table has column " + column);
    }

    private static List<String> names(ReadTable table, String column, Sharing purpose) {
        return KeyColumn.of(table.columns(), List.of(column))
                .map(KeyColumn::names)
                .orElseThrow(() -> new TableException(
                        table.columns().name() + ", column " + Excerpt.of(column)
                                + " holds fractions, not names or whole numbers of " + purpose.noun() + "s",
                        purpose.remedy()));
    }

    /** Returns the rows of the first table that have no name. */
    BitSet unnamed() {
        var rows = new BitSet(names.size());
        IntStream.range(0, names.size()).filter(row -> names.get(row).isEmpty()).forEach(rows::set);
        return rows;
    }

    /** Returns the refusal of a row without a name. */
    TableException refusal(int row) {
        return new TableException(
                match.place(row, column) + " is empty: every image needs a " + purpose.noun(), Remedy.DROP_MISSING);
    }

    /** Returns the names in some rows. */
    List<String> in(int[] rows) {
        return IntStream.of(rows).mapToObj(names::get).toList();
    }
}
