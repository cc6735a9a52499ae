package dev.granular.rating;

import dev.granular.Column;
import java.util.Arrays;

/** Dense ranks: equal values share a rank, ranks have no gaps, the lowest is 0. */
public final class DenseRanks {
    /** Gaps for each value up to which closing them is not worth while. */
    private static final double MOST_GAPS = 4;

    private DenseRanks() {}

    /**
     * Returns ranks without the gaps that some of all ranks leave.
     *
     * @param some ranks among more values, whole numbers; returned themselves if they are few enough for what there are
     */
    public static double[] closed(double[] some) {
        double highest = Arrays.stream(some).max().orElse(0);
        return highest <= MOST_GAPS * some.length ? some : of(Column.of(some));
    }

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
