package dev.granular.rating;

import dev.granular.Column;

/** Average ranks: equal values share the mean of the places they take in sorted order, the lowest place being 1. */
public final class AverageRanks {
    private AverageRanks() {}

    /** Ranks of {@code values}, length N, whole or half numbers; −0.0 ties with 0.0. */
    public static double[] of(Column values) {
        double[] ranks = DenseRanks.of(values);
        int n = ranks.length;
        int[] placesUpTo = new int[n + 1];
        for (double rank : ranks) {
            placesUpTo[(int) rank + 1]++;
        }
        for (int rank = 0; rank < n; rank++) {
            placesUpTo[rank + 1] += placesUpTo[rank];
        }
        for (int row = 0; row < n; row++) {
            int rank = (int) ranks[row];
            ranks[row] = (placesUpTo[rank] + 1L + placesUpTo[rank + 1]) / 2.0;
        }
        return ranks;
    }
}
