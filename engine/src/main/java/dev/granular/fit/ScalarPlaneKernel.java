package dev.granular.fit;

/** The loop as anyone would write it. */
final class ScalarPlaneKernel implements PlaneKernel {
    private static final double LN_2 = Math.log(2);

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public void add(Positions places, int p, Positions points, double[] heights, double[] exponents, double[] sums) {
        int row = places.count();
        for (int k = 0; k < points.count(); k++) {
            double u = points.q()[k] - places.q()[p];
            double v = points.qd()[k] - places.qd()[p];
            double exponent = HALF_LOG2_E * (u * u + v * v) + exponents[p - k + points.count()];
            double w = Math.exp(LN_2 * Math.max(FLOOR, exponent));
            double wu = w * u;
            double wv = w * v;
            sums[p] += w;
            sums[p + row] += wu;
            sums[p + 2 * row] += wv;
            sums[p + 3 * row] += wu * u;
            sums[p + 4 * row] += wu * v;
            sums[p + 5 * row] += wv * v;
            sums[p + 6 * row] += w * heights[k];
            sums[p + 7 * row] += wu * heights[k];
            sums[p + 8 * row] += wv * heights[k];
        }
    }
}
