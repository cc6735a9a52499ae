package dev.granular.arrow.join;

import dev.granular.arrow.column.Gap;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows in which every column that is used holds a finite number, or the name that images share.
 *
 * @param rows these, ascending
 * @param costs for each column with missing values, in how many rows
 */
@SuppressWarnings("ArrayRecordComponent")
record CompleteRows(int[] rows, Map<String, Integer> costs) {
    /** Refuses the first missing value where {@code missing} says so, and a table without a complete row. */
    static CompleteRows of(Map<String, JoinedColumn> used, Collection<SharedColumn> shared, MissingValues missing) {
        JoinedColumn first = used.values().iterator().next();
        var incomplete = new BitSet(first.size());
        var costs = new LinkedHashMap<String, Integer>();
        used.forEach((name, column) -> {
            int before = 0;
            for (int row = column.nextMissing(0); row < column.size(); row = column.nextMissing(row + 1)) {
                requireDrop(column, row, missing);
                incomplete.set(row);
                before++;
            }
            if (before > 0) {
                costs.put(name, before);
            }
        });
        for (SharedColumn column : shared) {
            BitSet unnamed = column.unnamed();
            if (!unnamed.isEmpty()) {
                if (missing == MissingValues.FAIL) {
                    throw column.refusal(unnamed.nextSetBit(0));
                }
                incomplete.or(unnamed);
                costs.put(column.column(), unnamed.cardinality());
            }
        }
        var complete = new int[first.size() - incomplete.cardinality()];
        if (complete.length == 0) {
            throw new TableException(
                    "every row of " + first.match().table().name() + " has a missing value in a column that is used: "
                            + text(costs),
                    Remedy.NAME_MODELS);
        }
        int row = -1;
        for (int i = 0; i < complete.length; i++) {
            row = incomplete.nextClearBit(row + 1);
            complete[i] = row;
        }
        return new CompleteRows(complete, costs);
    }

    /** Says who lacks scores, such as {@code sparse lacks 30, full lacks 2}. */
    static String text(Map<String, Integer> costs) {
        var text = new StringBuilder();
        costs.forEach((name, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(" lacks ")
                .append(count));
        return text.toString();
    }

    private static void requireDrop(JoinedColumn column, int row, MissingValues missing) {
        if (missing == MissingValues.FAIL) {
            double value = column.get(row);
            Optional<Gap> gap = column.column().gap().filter(found -> found.row() == row);
            String what =
                    gap.map(Gap::what).orElse(Double.isNaN(value) ? "no finite number here" : Double.toString(value));
            throw new TableException(
                    column.place(row) + ": " + what + "; only finite numbers can be evaluated", Remedy.DROP_MISSING);
        }
    }
}
