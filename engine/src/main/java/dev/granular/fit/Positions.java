package dev.granular.fit;

import java.util.Arrays;

/**
 * Where places or points lie, in bandwidths.
 *
 * @param q quality, length n
 * @param qd quality difference, length n
 */
record Positions(double[] q, double[] qd) {
    /** Scales coordinates to the units of the bandwidths. */
    static Positions of(double[] q, double[] qd, double bandwidthQ, double bandwidthQd) {
        return new Positions(scaled(q, bandwidthQ), scaled(qd, bandwidthQd));
    }

    /** Returns a row of the grid that these are the axes of: all values of Qd at the value of Q with number {@code i}. */
    Positions row(int i) {
        double[] same = new double[qd.length];
        Arrays.fill(same, q[i]);
        return new Positions(same, qd);
    }

    int count() {
        return q.length;
    }

    /** Returns these, and as many at the origin as make their number a multiple of {@code lanes}. */
    Positions padded(int lanes) {
        int padded = Math.ceilDiv(count(), lanes) * lanes;
        return new Positions(Arrays.copyOf(q, padded), Arrays.copyOf(qd, padded));
    }

    private static double[] scaled(double[] x, double bandwidth) {
        double[] scaled = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            scaled[k] = x[k] / bandwidth;
        }
        return scaled;
    }
}
