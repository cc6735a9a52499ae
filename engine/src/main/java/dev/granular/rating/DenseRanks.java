package dev.granular.rating;

import dev.granular.Column;

/** Dense ranks: equal values share a rank, ranks have no gaps, the lowest is 0. */
public final class DenseRanks {
    private DenseRanks() {}

    /** Ranks of {@code values}, length N, none NaN, as whole numbers in doubles; −0.0 ties with 0.0. */
    public static double[] of(Column values) {
        int[] order = AscendingOrder.of(values);
        double[] ranks = new double[order.length];
        double rank = 0;
        for (int place = 1; place < order.length; place++) {
            if (values.get(order[place]) != values.get(order[place - 1])) {
                rank++;
            }
            ranks[order[place]] = rank;
        }
        return ranks;
    }
}
