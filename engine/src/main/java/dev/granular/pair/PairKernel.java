package dev.granular.pair;

import dev.granular.vector.VectorSupport;

/**
 * The inner loops of the direct sum. A scalar implementation anyone can read and a vector twin agree to rounding.
 * Sums are kept as {@link #lanes()} partial sums each, so that no loop ends in a reduction.
 */
interface PairKernel {
    /** Points whose sums {@link #accumulate} advances at once. */
    int POINTS = 4;

    /** No weight is below 2 to this power: smaller ones carry no information beside the largest, which is near 1. */
    double FLOOR = -400;

    /** {@code 2^FLOOR}. */
    double LOWEST_WEIGHT = 0x1p-400;

    /** The same for each of the three factors of {@link #weighByFactors}, so that their product is a normal number. */
    double FACTOR_FLOOR = -340;

    /** −log2(e)/2, the factor of a squared distance over a variance in a base-2 exponent. */
    double HALF_LOG2_E = -0.5 / Math.log(2);

    /** Returns the fastest kernel that runs here. */
    static PairKernel preferred() {
        return VectorSupport.available() ? new VectorPairKernel() : new ScalarPairKernel();
    }

    /** Returns partial sums in which each sum is kept. */
    int lanes();

    /** Returns a number of statistics rows, {@code rows} or more, that {@link #accumulate} can take; rows beyond are zero. */
    int paddedRows(int rows);

    /**
     * Distances {@code mos[first + c] − mos[i]} and base-2 decays {@code −log2(e) / 2(variance[first + c] + variance[i])}
     * for columns c from {@code from} to {@code to}.
     *
     * @param distance gets the distances, from {@code base + from}
     * @param decay gets the decays, from {@code base + from}
     */
    void geometry(
            double[] mos,
            double[] variance,
            int i,
            int first,
            int from,
            int to,
            double[] distance,
            double[] decay,
            int base);

    /** Products of differences {@code (a[first + c] − a[i]) (b[first + c] − b[i])} into {@code out[base + c]}. */
    void products(double[] a, double[] b, int i, int first, int from, int to, double[] out, int base);

    /** Signs of those products: 1, 0 or −1. Differences are of ranks, so products neither underflow nor overflow. */
    void signs(double[] a, double[] b, int i, int first, int from, int to, double[] out, int base);

    /**
     * Products of differences, summed over the pairs of images in class {@code row} and classes {@code first + c}, into
     * {@code out[base + c]}: see {@link ClassPairs}.
     *
     * @param b the MOS, or a again
     * @param counts images in each class
     */
    void classProducts(
            ClassMoments a,
            ClassMoments b,
            double[] counts,
            int row,
            int first,
            int from,
            int to,
            double[] out,
            int base);

    /**
     * Weights of a tile's pairs at one point: {@code 2^(rowWindow[r] + columnWindow[c] + decay (qd − distance)²)}, not
     * below {@code 2^floor}.
     *
     * @param rowWindow base-2 exponents of the row images' windows, from {@code rowOffset}
     * @param columnWindow base-2 exponents of the column images' windows, from {@code columnOffset}
     * @param qd quality difference of the point, MOS units
     * @param floor lowest base-2 exponent
     * @param weights gets the weights, from {@code weightOffset}
     * @param sums Σw and Σw² of the point, lanes() partial sums each, from {@code sumOffset}
     */
    void weigh(
            PairTile tile,
            double[] rowWindow,
            int rowOffset,
            double[] columnWindow,
            int columnOffset,
            double qd,
            double floor,
            double[] weights,
            int weightOffset,
            double[] sums,
            int sumOffset);

    /**
     * Replaces base-2 exponents by the powers, not below {@code 2^FACTOR_FLOOR}: what {@link #weighByFactors} takes as
     * windows.
     *
     * @param count a multiple of {@link PairTile#COLUMNS}
     */
    void raise(double[] exponents, int from, int count);

    /**
     * Computes the factor that a tile's pairs have at all points of one Qd: {@code 2^(decay (qd − distance)²)}, not below
     * {@code 2^FACTOR_FLOOR}.
     *
     * @param qd quality difference, MOS units
     * @param factors gets a factor for each pair
     */
    void nearness(PairTile tile, double qd, double[] factors);

    /**
     * Weights of a tile's pairs as {@link #weigh} gives them, much sooner: products of both images' windows and of what the
     * pair has at every point of this Qd, not below {@code 2^FLOOR}.
     *
     * @param rowWindow windows of the row images, from {@code rowOffset}
     * @param columnWindow windows of the column images, from {@code columnOffset}
     * @param nearness what {@link #nearness} gives
     * @param weights gets the weights, from {@code weightOffset}
     * @param sums Σw and Σw² of the point, lanes() partial sums each, from {@code sumOffset}
     */
    void weighByFactors(
            double[] rowWindow,
            int rowOffset,
            double[] columnWindow,
            int columnOffset,
            double[] nearness,
            double[] weights,
            int weightOffset,
            double[] sums,
            int sumOffset);

    /**
     * Adds Σ w·mass and Σ w²·squareMass over a tile whose pairs have masses.
     *
     * @param weights the tile's weights, from {@code weightOffset}
     * @param sums Σw and Σw² of the point, lanes() partial sums each, from {@code sumOffset}
     */
    void weighMasses(PairTile tile, double[] weights, int weightOffset, double[] sums, int sumOffset);

    /**
     * Adds Σ w·y over a tile, for {@link #POINTS} points and every statistic y: a matrix product.
     *
     * @param weights POINTS rows of PAIRS weights
     * @param sums for point k, from {@code sumOffsets[k]}: row t of statistics in lanes() partial sums
     */
    void accumulate(PairTile tile, double[] weights, double[] sums, int[] sumOffsets);
}
