package dev.granular.compress.nodes;

/** Chebyshev coefficients of probes, on a band of a strip. */
final class ProbedCoefficients implements CoefficientDecay.LargestCoefficients {
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

    /** @param near numbers of the probes that matter here */
    ProbedCoefficients(WeightProbes probes, int[] near, Extent extent) {
        this.probes = probes;
        this.near = near;
        this.extent = extent;
        low = extent.low;
        high = extent.high;
        mos = extent.mos;
        logStd = extent.logStd;
    }

    @Override
    public int wide() {
        return mos.size();
    }

    @Override
    public int deep() {
        return logStd.size();
    }

    /** Takes the largest over the probes, on a few intervals of the width. */
    @Override
    public double[] at(int level) {
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
