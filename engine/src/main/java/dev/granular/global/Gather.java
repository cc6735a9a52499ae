package dev.granular.global;

import dev.granular.Column;
import dev.granular.rating.DenseRanks;

/** Columns in another order. */
final class Gather {
    private Gather() {}

    /** Values at the rows of {@code order}. */
    static double[] of(double[] values, int[] order) {
        double[] gathered = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            gathered[k] = values[order[k]];
        }
        return gathered;
    }

    /** Rows by ascending value, equal values by row. */
    static int[] ascending(double[] values) {
        return byRank(DenseRanks.of(Column.of(values)));
    }

    /** Rows by ascending dense rank, equal ranks by row. */
    static int[] byRank(double[] ranks) {
        int[] next = new int[ranks.length + 1];
        for (double rank : ranks) {
            next[(int) rank + 1]++;
        }
        for (int k = 1; k < next.length; k++) {
            next[k] += next[k - 1];
        }
        int[] order = new int[ranks.length];
        for (int row = 0; row < ranks.length; row++) {
            order[next[(int) ranks[row]]++] = row;
        }
        return order;
    }
}
