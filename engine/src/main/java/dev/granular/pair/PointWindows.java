package dev.granular.pair;

import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.HashSet;

/**
 * The windows on Q of a batch of surface points, as base-2 exponents, and bounds on what a block of pairs can weigh. At
 * every point exponents are shifted so that the heaviest pair weighs at least 1 and at most 2^{@value #SLACK}: the shift
 * cancels in every correlation, so a point is too far from the data to be evaluated only where a double no longer tells the
 * weights of its pairs apart: its windows are NaN, and no pair counts there.
 */
final class PointWindows {
    /** Bits by which the heaviest pair found may be below the heaviest there is; leaves doubles far from overflow. */
    static final int SLACK = 64;

    /** Points of the source in a block, the grain of bounds. */
    static final int BLOCK = PairTile.COLUMNS;

    /** Pairs lighter than the heaviest by more than this many bits may be left out. */
    static final int REACH = 150;

    /** Exponent of a point's heaviest pair below which its rounding is as large as the differences between pairs. */
    private static final double DARKEST = -0x1p50;

    /** Highest exponent of a window with which no factor of a pair within reach is below {@link PairKernel#FACTOR_FLOOR}. */
    private static final double HIGHEST_FACTORED = (-PairKernel.FACTOR_FLOOR - REACH) / 2;

    final int blocks;
    /**
     * Point k's window at point i of the source in element {@code k·stride + i}: its exponent, 0 beyond the last, or, where
     * {@link #factored}, two to the power of it.
     */
    final double[] window;

    /**
     * Whether weights at point k are products of two windows and a factor of its Qd: where its neighbour has the same Qd, and
     * no factor that matters is too small.
     */
    final boolean[] factored;

    final int stride;
    /** Quality differences of the points, MOS units. */
    final double[] qd;

    private final PairSource source;
    /** Largest σ² in a block. */
    private final double[] variance;
    /** Lowest and highest MOS in a block. */
    private final double[] low;

    private final double[] high;
    /** Largest exponent in a block: element {@code k·blocks + b}. */
    private final double[] highest;
    /** Largest exponent at each point. */
    private final double[] top;
    /** What was subtracted from the exponents of pairs at each point. */
    private final double[] scale;

    PointWindows(PairSource source, SurfacePoint[] points) {
        this.source = source;
        blocks = Math.ceilDiv(source.size(), BLOCK);
        stride = blocks * BLOCK;
        window = new double[points.length * stride];
        factored = new boolean[points.length];
        qd = new double[points.length];
        variance = new double[blocks];
        highest = new double[points.length * blocks];
        top = new double[points.length];
        scale = new double[points.length];
        low = new double[blocks];
        high = new double[blocks];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < source.size(); i++) {
            int b = i / BLOCK;
            variance[b] = Math.max(variance[b], source.variance()[i]);
            low[b] = Math.min(low[b], source.mos()[i]);
            high[b] = Math.max(high[b], source.mos()[i]);
        }
        for (int k = 0; k < qd.length; k++) {
            qd[k] = points[k].qd();
        }
    }

    /** Fills in one point's window; different points may be filled by different threads. */
    void open(int k, double q) {
        double[] windowVariance = source.windowVariance();
        for (int i = 0; i < source.size(); i++) {
            double off = q - source.mos()[i];
            window[k * stride + i] = source.logWeight()[i] + PairKernel.HALF_LOG2_E * off * off / windowVariance[i];
        }
        shift(k, 0);
        double heaviest = heaviestPair(k);
        scale[k] = heaviest >= DARKEST ? heaviest : Double.NaN;
        shift(k, scale[k] / 2);
    }

    /** Makes weights at point k products of factors if they stay in range; the point must be open. */
    void factor(int k, PairKernel kernel) {
        if (sharesQd(k) && top[k] <= HIGHEST_FACTORED) {
            kernel.raise(window, k * stride, stride);
            factored[k] = true;
        }
    }

    private boolean sharesQd(int k) {
        return k > 0 && qd[k - 1] == qd[k] || k + 1 < qd.length && qd[k + 1] == qd[k];
    }

    /** Subtracts {@code amount} from every exponent and takes the blocks' maxima anew. */
    private void shift(int k, double amount) {
        for (int b = 0; b < blocks; b++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = b * BLOCK; i < end(b); i++) {
                max = Math.max(max, window[k * stride + i] -= amount);
            }
            highest[k * blocks + b] = max;
        }
        top[k] = Arrays.stream(highest, k * blocks, (k + 1) * blocks).max().orElseThrow();
    }

    /** Returns the first block in which a row of block {@code b} may have a partner. */
    int firstBlock(int b) {
        return Math.min(source.firstPartner(b * BLOCK), source.size() - 1) / BLOCK;
    }

    private int end(int block) {
        return Math.min(source.size(), (block + 1) * BLOCK);
    }

    /** Returns the first block behind those in which a row of block {@code b} may have a partner. */
    int endBlock(int b) {
        return Math.ceilDiv(source.endPartner(end(b) - 1), BLOCK);
    }

    /** Returns the base-2 exponent by which weights at point k were made lighter; NaN where no pair counts. */
    double scale(int k) {
        return scale[k];
    }

    /** Returns whether a pair of a row in block {@code b} may be less than {@code reach} bits lighter than the heaviest. */
    boolean reaches(int k, int b, double reach) {
        return highest[k * blocks + b] + top[k] >= -reach;
    }

    /** Returns the upper bound on the exponent of any pair of a row in block {@code b} and a column in block {@code c}. */
    double bound(int k, int b, int c) {
        double nearest = low[c] - high[b];
        double farthest = high[c] - low[b];
        double off = Math.max(0, Math.max(nearest - qd[k], qd[k] - farthest));
        return highest[k * blocks + b]
                + highest[k * blocks + c]
                + PairKernel.HALF_LOG2_E * off * off / (variance[b] + variance[c]);
    }

    /** Returns the share of the pairs of blocks in which a pair may be less than {@code reach} bits lighter than the heaviest. */
    double share(int k, double reach) {
        long all = 0;
        long near = 0;
        for (int b = 0; b < blocks; b++) {
            all += endBlock(b) - firstBlock(b);
            for (int c = firstBlock(b); c < endBlock(b) && reaches(k, b, reach); c++) {
                near += bound(k, b, c) >= -reach ? 1 : 0;
            }
        }
        return (double) near / all;
    }

    /** Returns the exponent of a pair at most {@link #SLACK} below that of the heaviest, by branch and bound over blocks. */
    private double heaviestPair(int k) {
        double found = Double.NEGATIVE_INFINITY;
        var searched = new HashSet<Long>();
        while (true) {
            double best = Double.NEGATIVE_INFINITY;
            long at = -1;
            for (int b = 0; b < blocks; b++) {
                boolean hopeless = highest[k * blocks + b] + top[k] <= best;
                for (int c = firstBlock(b); c < endBlock(b) && !hopeless; c++) {
                    double bound = bound(k, b, c);
                    if (bound > best && !searched.contains((long) b * blocks + c)) {
                        best = bound;
                        at = (long) b * blocks + c;
                    }
                }
            }
            if (at < 0 || best <= found + SLACK) {
                return found;
            }
            searched.add(at);
            found = Math.max(found, heavyPair(k, (int) (at / blocks), (int) (at % blocks), best - SLACK));
        }
    }

    /** Returns the exponent of the heaviest pair of two blocks, or of one not below {@code enough} if that is found first. */
    private double heavyPair(int k, int b, int c, double enough) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = b * BLOCK; i < end(b) && max < enough; i++) {
            for (int j = Math.max(source.firstPartner(i), c * BLOCK); j < Math.min(source.endPartner(i), end(c)); j++) {
                double off = qd[k] - (source.mos()[j] - source.mos()[i]);
                double kernel = PairKernel.HALF_LOG2_E * off * off / (source.variance()[i] + source.variance()[j]);
                max = Math.max(max, window[k * stride + i] + window[k * stride + j] + kernel);
            }
        }
        return max;
    }
}
