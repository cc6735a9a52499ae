package dev.granular.pair;

import dev.granular.vector.VectorSupport;

/**
 * The inner loops of {@link RowSummation}, one row of pairs at a time. A scalar implementation anyone can read and a
 * vector twin agree to rounding. Columns come {@value #COLUMNS} at a time from padded arrays, so no loop has a tail.
 */
interface RowKernel {
    /** Columns taken at once: so many that loading and storing sums takes little of the time; whole blocks of windows. */
    int COLUMNS = 2 * PointWindows.BLOCK;

    /** Points whose sums {@link #accumulate} advances at once. */
    int POINTS = PairKernel.POINTS;

    /** Returns the fastest kernel that runs here. */
    static RowKernel preferred() {
        return VectorSupport.available() ? new VectorRowKernel() : new ScalarRowKernel();
    }

    /** Returns the number of partial sums in which each sum is kept. */
    int lanes();

    /** Returns a number of rows, {@code rows} or more, that {@link #accumulate} can take. */
    int paddedRows(int rows);

    /**
     * Computes distances {@code |mos[first + c] − mos[i]|} and base-2 decays of the kernel on Qd.
     *
     * @param decay gets {@code −log2(e) / 2(variance[first + c] + variance[i])}
     */
    void geometry(double[] mos, double[] variance, int i, int first, double[] distance, double[] decay);

    /**
     * Computes weighted differences {@code counts[first + c] (mean[first + c] − mean[i])} into {@code out[base + c]};
     * means are kept in two parts, see {@link ClassMoments}.
     */
    void differences(ClassMoments values, double[] counts, int i, int first, double[] out, int base);

    /**
     * Computes {@code out[from + c] (mean[first + c] − mean[i]) + spread[first + c]} into {@code out[to + c]}.
     *
     * @param spread sums of squares within each column's class; zeros for mixed products
     */
    void products(ClassMoments values, double[] spread, int i, int first, double[] out, int from, int to);

    /**
     * Computes {@code sign (twice[c] − counts[first + c])} for columns {@code from} to {@code to}: sums of signs over the
     * images of a column.
     *
     * @param twice images of each column below the image at hand, twice, and those equal to it
     * @param out gets the sums, from {@code base}
     */
    void classSigns(double[] twice, double[] counts, int first, int from, int to, double sign, double[] out, int base);

    /**
     * Computes signs of {@code sign (ranks[i] − ranks[first + c])} for columns {@code from} to {@code to}, of ranks that
     * are whole numbers.
     *
     * @param out gets the signs, from {@code base}
     */
    void signs(double[] ranks, int i, int first, int from, int to, double sign, double[] out, int base);

    /**
     * Computes weights of a row's pairs at one point: {@code 2^(rowWindow + windows[from + c] + decay (qd − distance)²)},
     * not below {@code 2^floor}.
     */
    void weigh(
            double[] distance,
            double[] decay,
            double rowWindow,
            double[] windows,
            int from,
            double qd,
            double floor,
            double[] weights,
            int to);

    /** Computes the factor of all points of one Qd, {@code 2^(decay (qd − distance)²)}, not below 2^FACTOR_FLOOR. */
    void nearness(double[] distance, double[] decay, double qd, double[] factors);

    /** Computes weights as products {@code rowWindow · nearness[c] · windows[from + c]}, not below 2^FLOOR. */
    void weighByFactors(double[] nearness, double rowWindow, double[] windows, int from, double[] weights, int to);

    /**
     * Adds Σ w·y over the columns, for {@link #POINTS} points and every row y: a matrix product.
     *
     * @param weights POINTS rows of COLUMNS weights
     * @param y rows of COLUMNS values
     * @param rows number of rows, padded
     * @param sums for point k, from {@code at[k]}: each row's sum in lanes() partial sums
     */
    void accumulate(double[] weights, double[] y, int rows, double[] sums, int[] at);
}
