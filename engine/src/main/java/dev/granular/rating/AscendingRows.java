package dev.granular.rating;

import dev.granular.Column;

/** Rows of a column by ascending value. */
public final class AscendingRows {
    private AscendingRows() {}

    /** Sorts the rows of {@code values}, none NaN; equal values by row, −0.0 and 0.0 being equal. */
    public static int[] of(double[] values) {
        return ofRanks(DenseRanks.of(Column.of(values)));
    }

    /** Sorts rows whose values have known dense ranks; equal ranks by row. */
    public static int[] ofRanks(double[] ranks) {
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
