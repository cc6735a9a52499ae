package dev.granular.compress.nodes;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast the Chebyshev coefficients of pair weights fall on a band of a strip, and so which of them a tolerance needs.
 * On a narrower interval they fall faster; and where fewer images are concerned, an interpolation may err more.
 */
public final class CoefficientDecay {
    /** Halvings of the strip beyond which coefficients are taken as they are there. */
    static final int FINEST = 12;

    /** Coefficients smaller than this, in units of the error allowed, are left out. */
    private static final double NEGLIGIBLE = 1;

    private final LargestCoefficients coefficients;
    private final double enough;
    private final double enoughInStrip;
    private final Map<Integer, double[]> envelopes = new ConcurrentHashMap<>();
    private final Map<Integer, PolynomialTerms> terms = new ConcurrentHashMap<>();

    /** The largest coefficients, over all that is to be expanded. */
    interface LargestCoefficients {
        /**
         * Returns the largest coefficient of each term on intervals of a width.
         *
         * @param level the width is the strip's divided by {@code 2^level}, at most {@link #FINEST}
         * @return coefficient of term (a, b) in {@code a·deep + b}
         */
        double[] at(int level);

        /** Returns the number of terms in MOS. */
        int wide();

        /** Returns the number of terms in log σ. */
        int deep();
    }

    /**
     * @param enough error allowed to a weight, where all images of the band are concerned
     * @param enoughInStrip error allowed to a weight, if all images of the strip were concerned
     */
    CoefficientDecay(LargestCoefficients coefficients, double enough, double enoughInStrip) {
        this.coefficients = coefficients;
        this.enough = enough;
        this.enoughInStrip = enoughInStrip;
    }

    /** Returns error allowed to a weight, where all images of the band are concerned. */
    double enough() {
        return enough;
    }

    /** Returns error allowed to a weight, if all images of the strip were concerned. */
    double enoughInStrip() {
        return enoughInStrip;
    }

    /** See {@link LargestCoefficients#at}. */
    double[] envelope(int level) {
        return envelopes.computeIfAbsent(level, coefficients::at);
    }

    /**
     * Returns terms that are needed on an interval.
     *
     * @param level the interval is the strip's width divided by {@code 2^level}
     * @param slack the images concerned weigh no more than the strip's divided by {@code 2^slack}
     */
    public PolynomialTerms terms(int level, int slack) {
        int halvings = Math.min(level, FINEST);
        return terms.computeIfAbsent(
                halvings << Byte.SIZE | slack,
                key -> cut(envelope(halvings), NEGLIGIBLE * Math.max(enough, Math.scalb(enoughInStrip, slack))));
    }

    private PolynomialTerms cut(double[] envelope, double error) {
        int deep = coefficients.deep();
        int[] depth = new int[coefficients.wide()];
        int wide = 1;
        int deepest = 0;
        for (int a = depth.length - 1; a >= 0; a--) {
            for (int b = deepest; b < deep; b++) {
                deepest = envelope[a * deep + b] > error ? b + 1 : deepest;
            }
            depth[a] = deepest;
            wide = deepest > 0 ? Math.max(wide, a + 1) : wide;
        }
        depth[0] = Math.max(1, depth[0]);
        return new PolynomialTerms(Arrays.copyOf(depth, wide));
    }
}
