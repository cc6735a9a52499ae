package dev.granular.rating;

import dev.granular.Column;

/** Dense ranks: equal values share a rank, ranks have no gaps, the lowest is 0. */
public final class DenseRanks {
    private DenseRanks() {}

    /** Returns ranks of {@code values}, length N, none NaN, as whole numbers in doubles; −0.0 ties with 0.0. */
    public static double[] of(Column values) {
        var order = AscendingOrder.of(values);
        double[] ranks = new double[order.size()];
        double rank = 0;
        for (int place = 1; place < ranks.length; place++) {
            if (!order.isTied(place)) {
                rank++;
            }
            ranks[order.row(place)] = rank;
        }
        return ranks;
    }
}
