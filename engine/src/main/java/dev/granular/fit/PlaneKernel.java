package dev.granular.fit;

import dev.granular.vector.VectorSupport;

/** The inner loop of {@link PlaneSums}. A scalar implementation anyone can read and a vector twin agree to rounding. */
interface PlaneKernel {
    /** Rows of sums: Σw, Σwu, Σwv, Σwu², Σwuv, Σwv², Σwz, Σwuz and Σwvz. */
    int SUMS = 9;

    /** −log2(e)/2, the factor of a squared distance in a base-2 exponent. */
    double HALF_LOG2_E = -0.5 / Math.log(2);

    /** No weight is below 2 to this power, 1e-271. */
    double FLOOR = -900;

    /** Returns the fastest kernel that runs here. */
    static PlaneKernel preferred() {
        return VectorSupport.available() ? new VectorPlaneKernel() : new ScalarPlaneKernel();
    }

    /** Returns places that {@link #add} serves at once. */
    int lanes();

    /**
     * Adds all points to the sums of {@link #lanes()} places, from place p. Steps u and v lead from a place to point k,
     * whose weight w is exp(−(u² + v²)/2), times 2 to the power of {@code exponents[p − k + points]}, but no less than 2 to
     * the power of {@link #FLOOR}.
     *
     * @param places in a multiple of lanes()
     * @param heights z, the points' values
     * @param exponents one for each difference in number between a place and a point
     * @param sums {@link #SUMS} rows of a sum for each place
     */
    void add(Positions places, int p, Positions points, double[] heights, double[] exponents, double[] sums);
}
