package dev.granular.rating;

import dev.granular.Column;
import java.util.Arrays;

/** Dense ranks: equal values share a rank, ranks have no gaps, the lowest is 0. */
public final class DenseRanks {
    private DenseRanks() {}

    /** Ranks of {@code values}, length N, as whole numbers in doubles; −0.0 ties with 0.0. */
    public static double[] of(Column values) {
        double[] distinct = values.toArray();
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] += 0.0;
        }
        Arrays.sort(distinct);
        int count = 0;
        for (double value : distinct) {
            if (count == 0 || value != distinct[count - 1]) {
                distinct[count++] = value;
            }
        }
        double[] ranks = new double[values.size()];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = Arrays.binarySearch(distinct, 0, count, values.get(row) + 0.0);
        }
        return ranks;
    }
}
