package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.input.MissingValues;
import java.util.BitSet;
import java.util.List;

/** The rows in which every column that is used holds a finite number. */
final class CompleteRows {
    private CompleteRows() {}

    /** These rows, ascending; refuses the first that is none where {@code missing} says so, and a table without any. */
    static int[] of(List<JoinedColumn> used, MissingValues missing) {
        JoinedColumn first = used.getFirst();
        var incomplete = new BitSet(first.size());
        for (JoinedColumn column : used) {
            for (int row = column.nextMissing(0); row < column.size(); row = column.nextMissing(row + 1)) {
                requireDrop(column, row, missing);
                incomplete.set(row);
            }
        }
        var complete = new int[first.size() - incomplete.cardinality()];
        if (complete.length == 0) {
            throw new InputException("every row of " + first.match().table().name()
                    + " has a missing value in a column that is used: name the models to use with --models");
        }
        int row = -1;
        for (int i = 0; i < complete.length; i++) {
            row = incomplete.nextClearBit(row + 1);
            complete[i] = row;
        }
        return complete;
    }

    private static void requireDrop(JoinedColumn column, int row, MissingValues missing) {
        if (missing == MissingValues.FAIL) {
            double value = column.get(row);
            throw new InputException(column.place(row) + ": " + (Double.isNaN(value) ? "no finite number here" : value)
                    + "; only finite numbers can be evaluated: complete it or leave such rows out with --missing drop");
        }
    }
}
