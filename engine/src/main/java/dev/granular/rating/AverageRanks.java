package dev.granular.rating;

import dev.granular.Column;

/** Average ranks: equal values share the mean of the places they take in sorted order, the lowest place being 1. */
public final class AverageRanks {
    private AverageRanks() {}

    /** Returns ranks of {@code values}, length N, none NaN, whole or half numbers; −0.0 ties with 0.0. */
    public static double[] of(Column values) {
        return of(DenseRanks.of(values));
    }

    /** Returns ranks of values whose dense ranks are known, length N. */
    public static double[] of(double[] denseRanks) {
        int[] below = CountingSort.starts(denseRanks);
        double[] ranks = new double[denseRanks.length];
        for (int row = 0; row < ranks.length; row++) {
            int rank = (int) denseRanks[row];
            ranks[row] = (below[rank] + 1L + below[rank + 1]) / 2.0;
        }
        return ranks;
    }
}
