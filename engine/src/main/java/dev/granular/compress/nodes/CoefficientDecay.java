package dev.granular.compress.nodes;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast the Chebyshev coefficients of pair weights fall on a band of a strip, and so which of them a tolerance needs.
 * On a narrower interval they fall faster; and where fewer images are concerned, an interpolation may err more.
 */
public final class CoefficientDecay {
    /** Coefficients smaller than this, in units of the error allowed, are left out. */
    private static final double NEGLIGIBLE = 1;

    /** Halvings of the strip beyond which coefficients are taken as they are there. */
    private static final int FINEST = 12;

    /** Probes that are asked about a strip, and about parts of it, whose errors matter less, at most. */
    private static final int ASKED = 600;

    private static final int ASKED_OF_PARTS = 200;

    private final WeightProbes probes;
    private final int[] near;
    private final Extent extent;
    private final double low;
    private final double high;
    private final ChebyshevBasis mos;
    private final Axis logStd;
    private final double enough;
    private final double enoughInStrip;
    private final Map<Integer, double[]> envelopes = new ConcurrentHashMap<>();
    private final Map<Integer, PolynomialTerms> terms = new ConcurrentHashMap<>();

    /**
     * Where a band lies.
     *
     * @param low lowest MOS of the strip
     * @param high highest MOS of the strip
     * @param mos basis that is enough in MOS
     * @param logStd nodes that are enough in sheared log σ
     * @param shear of the strip
     */
    record Extent(double low, double high, ChebyshevBasis mos, Axis logStd, Shear shear) {}

    /**
     * @param near numbers of the probes that matter here
     * @param enough error allowed to a weight, where all images of the band are concerned
     * @param enoughInStrip error allowed to a weight, if all images of the strip were concerned
     */
    CoefficientDecay(WeightProbes probes, int[] near, Extent extent, double enough, double enoughInStrip) {
        this.probes = probes;
        this.near = near;
        this.extent = extent;
        low = extent.low;
        high = extent.high;
        mos = extent.mos;
        logStd = extent.logStd;
        this.enough = enough;
        this.enoughInStrip = enoughInStrip;
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
                key -> cut(
                        envelopes.computeIfAbsent(halvings, this::envelope),
                        NEGLIGIBLE * Math.max(enough, Math.scalb(enoughInStrip, slack))));
    }

    private PolynomialTerms cut(double[] envelope, double error) {
        int deep = logStd.size();
        int[] depth = new int[mos.size()];
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

    /** Returns the largest coefficient of each term, over the probes, on a few intervals of the width. */
    private double[] envelope(int level) {
        double width = Math.scalb(high - low, -level);
        double[] largest = new double[mos.size() * logStd.size()];
        if (level == 0) {
            addTo(largest, low, high, ASKED);
        } else {
            addTo(largest, low, low + width, ASKED_OF_PARTS);
            addTo(largest, 0.5 * (low + high - width), 0.5 * (low + high + width), ASKED_OF_PARTS);
            addTo(largest, high - width, high, ASKED_OF_PARTS);
        }
        return largest;
    }

    private void addTo(double[] largest, double from, double to, int asked) {
        int wide = mos.size();
        int deep = logStd.size();
        var axis = new Axis(from, to, mos);
        double[] values = new double[wide * deep];
        double[] half = new double[wide * deep];
        // Half of those that ask most, then some of the others.
        int step = Math.max(1, near.length / asked);
        for (int p = 0; p < near.length; p += p < asked / 2 ? 1 : step) {
            for (int u = 0; u < wide; u++) {
                for (int v = 0; v < deep; v++) {
                    double node = axis.node(u);
                    values[u * deep + v] = probes.value(near[p], node, extent.shear.variance(logStd.node(v), node));
                }
            }
            for (int u = 0; u < wide; u++) {
                for (int b = 0; b < deep; b++) {
                    double sum = 0;
                    for (int v = 0; v < deep; v++) {
                        sum += values[u * deep + v] * logStd.coefficient(v, b);
                    }
                    half[u * deep + b] = sum;
                }
            }
            for (int a = 0; a < wide; a++) {
                for (int b = 0; b < deep; b++) {
                    double sum = 0;
                    for (int u = 0; u < wide; u++) {
                        sum += half[u * deep + b] * mos.coefficient(u, a);
                    }
                    largest[a * deep + b] = Math.max(largest[a * deep + b], Math.abs(sum));
                }
            }
        }
    }
}
