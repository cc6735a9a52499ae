package dev.granular.kernel;

import dev.granular.vector.VectorSupport;

/** Pairs of images that come one after another, each meeting the running charges of those before it. */
public interface OrderedPairs {
    /** Moments of an image that make up a statistic. */
    int MOMENTS = 4;

    /** Statistics come in multiples of this. */
    int LANES = MatrixProduct.COLUMNS;

    /** Returns the fastest that runs here. */
    static OrderedPairs preferred() {
        return VectorSupport.available() ? new VectorOrderedPairs() : new ScalarOrderedPairs();
    }

    /**
     * Adds the pairs of an image with all before it, then its charges. With z the running charges and e the image's
     * moments, statistic f of column c and own column d gets
     * {@code (z0 e3 − z1 e2 − z2 e1 + z3 e0) · row[d]}.
     *
     * @param running charge of moment k in statistic f at column c: element {@code (4c + k)·lanes + f}
     * @param sums statistic f of columns c and d: element {@code (c·columns + d)·lanes + f}
     * @param columns of all bands
     * @param first own band's first column
     * @param count own band's columns
     * @param row the image's values at own columns, from {@code at}
     * @param moments moment k in statistic f: element {@code k·lanes + f}
     * @param lanes statistics, filled up to a multiple of {@link #LANES}
     */
    void add(
            double[] running,
            double[] sums,
            int columns,
            int first,
            int count,
            double[] row,
            int at,
            double[] moments,
            int lanes);
}
