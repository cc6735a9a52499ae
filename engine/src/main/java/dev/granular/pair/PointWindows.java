package dev.granular.pair;

import dev.granular.SurfacePoint;

/**
 * The windows on Q of a batch of surface points, as base-2 exponents, and bounds on what a block of pairs can weigh. At
 * every point exponents are shifted so that the heaviest pair weighs at least 1 and at most 2^{@value #SLACK}: the shift
 * cancels in every correlation, and no point is too far from the data to be evaluated.
 */
final class PointWindows {
    /** Bits by which the heaviest pair found may be below the heaviest there is; leaves doubles far from overflow. */
    static final int SLACK = 64;

    /** Images in a block, the grain of bounds. */
    static final int BLOCK = PairTile.COLUMNS;

    final int blocks;
    /** Exponents of point k's window at image i in element {@code k·stride + i}; 0 beyond the last image. */
    final double[] exponents;

    final int stride;
    /** Quality differences of the points, MOS units. */
    final double[] qd;

    private final RatedImages images;
    /** Largest σ² in a block. */
    private final double[] variance;
    /** Largest exponent in a block: element {@code k·blocks + b}. */
    private final double[] highest;

    PointWindows(RatedImages images, SurfacePoint[] points) {
        this.images = images;
        blocks = Math.ceilDiv(images.n, BLOCK);
        stride = blocks * BLOCK;
        exponents = new double[points.length * stride];
        qd = new double[points.length];
        variance = new double[blocks];
        highest = new double[points.length * blocks];
        for (int i = 0; i < images.n; i++) {
            variance[i / BLOCK] = Math.max(variance[i / BLOCK], images.variance[i]);
        }
        for (int k = 0; k < qd.length; k++) {
            qd[k] = points[k].qd();
        }
    }

    /** Fills in one point's window; different points may be filled by different threads. */
    void open(int k, double q) {
        for (int i = 0; i < images.n; i++) {
            double off = q - images.mos[i];
            exponents[k * stride + i] = images.logWeight[i] + PairKernel.HALF_LOG2_E * off * off / images.variance[i];
        }
        shift(k, 0);
        shift(k, heaviestPair(k) / 2);
    }

    /** Subtracts {@code amount} from every exponent and takes the blocks' maxima anew. */
    private void shift(int k, double amount) {
        for (int b = 0; b < blocks; b++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = b * BLOCK; i < end(b); i++) {
                max = Math.max(max, exponents[k * stride + i] -= amount);
            }
            highest[k * blocks + b] = max;
        }
    }

    private int end(int block) {
        return Math.min(images.n, (block + 1) * BLOCK);
    }

    /** Upper bound on the exponent of any pair of an image of block {@code b} and one of block {@code c ≥ b}. */
    double bound(int k, int b, int c) {
        double nearest = Math.max(0, images.mos[c * BLOCK] - images.mos[end(b) - 1]);
        double farthest = images.mos[end(c) - 1] - images.mos[b * BLOCK];
        double off = Math.max(0, Math.max(nearest - qd[k], qd[k] - farthest));
        return highest[k * blocks + b]
                + highest[k * blocks + c]
                + PairKernel.HALF_LOG2_E * off * off / (variance[b] + variance[c]);
    }

    /** Exponent of a pair at most {@link #SLACK} below that of the heaviest, by branch and bound over blocks. */
    private double heaviestPair(int k) {
        double found = Double.NEGATIVE_INFINITY;
        boolean[] searched = new boolean[blocks * blocks];
        while (true) {
            double best = Double.NEGATIVE_INFINITY;
            int at = -1;
            for (int b = 0; b < blocks; b++) {
                for (int c = b; c < blocks; c++) {
                    double bound = bound(k, b, c);
                    if (!searched[b * blocks + c] && bound > best) {
                        best = bound;
                        at = b * blocks + c;
                    }
                }
            }
            if (at < 0 || best <= found + SLACK) {
                return found;
            }
            searched[at] = true;
            found = Math.max(found, heaviestPair(k, at / blocks, at % blocks));
        }
    }

    private double heaviestPair(int k, int b, int c) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = b * BLOCK; i < end(b); i++) {
            for (int j = Math.max(i + 1, c * BLOCK); j < end(c); j++) {
                double off = qd[k] - (images.mos[j] - images.mos[i]);
                double kernel = PairKernel.HALF_LOG2_E * off * off / (images.variance[i] + images.variance[j]);
                max = Math.max(max, exponents[k * stride + i] + exponents[k * stride + j] + kernel);
            }
        }
        return max;
    }
}
