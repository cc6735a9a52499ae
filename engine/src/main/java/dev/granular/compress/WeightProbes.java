package dev.granular.compress;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pair weights as an image of one strip sees them: at random surface points, with partners drawn in proportion to what they
 * and the strip contribute there. These are the functions of (MOS, σ) that the strip's nodes must interpolate, each in
 * units of the sum that its error is measured against. Points that rest on too few pairs to be worth a tolerance are left
 * out.
 */
final class WeightProbes {
    private static final int POINTS = 256;
    private static final int TRIES = 3 * POINTS;
    private static final int PARTNERS = 2;

    /** Points with fewer effective pairs are not supported; lower than what is promised, since a rough set is rough. */
    private static final double SUPPORT = 30;

    /** How far, in their own σ, two images may lie apart to be drawn as a pair, and points from a pair. */
    private static final double APART = 4;

    private static final double AWAY = 1.5;

    /** Natural logarithm below which a share is nothing. */
    private static final double NOTHING = -45;

    /** Where Δs² all but vanish, a correlation of MOS is not to be had at any price. */
    private static final double MOST_LEVERAGE = 1e4;

    private static final long SEED = 0x6772616e756c6172L;

    private final RoughSet rough;
    private final double stripLow;
    private final double stripHigh;
    private final boolean[] inStrip;
    private final int[] cells;
    private final double negligible;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int count;
    private final double[] quality = new double[2 * POINTS * PARTNERS];
    private final double[] centre = new double[quality.length];
    private final double[] partner = new double[quality.length];
    private final double[] partnerVariance = new double[quality.length];
    /** Natural logarithm of the sum, over all images, of mass times value. */
    private final double[] logSum = new double[quality.length];
    /** Mean Δs² of the pairs at the probe's point. */
    private final double[] meanSquare = new double[quality.length];

    /**
     * Draws probes.
     *
     * @param low lowest MOS of all images
     * @param high highest MOS of all images
     * @param stripLow lowest MOS of the strip
     * @param stripHigh highest MOS of the strip
     * @param negligible share of a point's pairs below which the strip does not matter there
     */
    WeightProbes(RoughSet rough, double low, double high, double stripLow, double stripHigh, double negligible) {
        this.rough = rough;
        this.stripLow = stripLow;
        this.stripHigh = stripHigh;
        this.negligible = negligible;
        inStrip = new boolean[rough.size];
        for (int k = 0; k < rough.size; k++) {
            inStrip[k] = rough.mos[k] >= stripLow && rough.mos[k] <= stripHigh;
        }
        int[] own = IntStream.range(0, rough.size).filter(k -> inStrip[k]).toArray();
        cells = own.length > 0 ? own : new int[] {nearest(0.5 * (stripLow + stripHigh))};
        inStrip[cells[0]] = true;
        int accepted = 0;
        for (int k = 0; k < TRIES && accepted < POINTS; k++) {
            if (k % 2 == 0 ? addUniform(low, high, k) : addNearPair(low, high)) {
                accepted++;
            }
        }
    }

    private int nearest(double mos) {
        int nearest = 0;
        for (int k = 1; k < rough.size; k++) {
            if (Math.abs(rough.mos[k] - mos) < Math.abs(rough.mos[nearest] - mos)) {
                nearest = k;
            }
        }
        return nearest;
    }

    /** Every fourth point lies on an edge of the surface, where interpolation is hardest. */
    private boolean addUniform(double low, double high, int k) {
        double q = low + (high - low) * (k % 16 == 0 ? k / 16 % 2 : random.nextDouble());
        double qd = (high - low) * (k % 16 == 8 ? k / 16 % 2 : random.nextDouble());
        return add(q, qd);
    }

    /** Where σ is small, most of the surface has no support; points near some pair's own place do. */
    private boolean addNearPair(double low, double high) {
        int i = cells[random.nextInt(cells.length)];
        int j = random.nextInt(rough.size);
        for (int k = 0; k < 32 && Math.abs(rough.mos[i] - rough.mos[j]) > APART * together(i, j); k++) {
            j = random.nextInt(rough.size);
        }
        double vi = rough.variance[i];
        double vj = rough.variance[j];
        double q = (rough.mos[i] * vj + rough.mos[j] * vi) / (vi + vj)
                + AWAY * random.nextGaussian() * Math.sqrt(vi * vj / (vi + vj));
        double qd = Math.abs(rough.mos[i] - rough.mos[j]) + AWAY * random.nextGaussian() * together(i, j);
        return add(Math.clamp(q, low, high), Math.min(Math.abs(qd), high - low));
    }

    private double together(int i, int j) {
        return Math.sqrt(rough.variance[i] + rough.variance[j]);
    }

    private boolean add(double q, double qd) {
        int n = rough.size;
        double[] window = new double[n];
        double widest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            double off = q - rough.mos[k];
            window[k] = -off * off / (2 * rough.variance[k]);
            widest = Math.max(widest, window[k]);
        }
        int[] active = activeCells(window, 2 * widest + 2 * NOTHING);
        int m = active.length;
        double[] exponents = new double[m * m];
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < m; k++) {
            int i = active[k];
            for (int l = 0; l <= k; l++) {
                int j = active[l];
                double off = qd - Math.abs(rough.mos[i] - rough.mos[j]);
                double exponent = window[i] + window[j] - off * off / (2 * (rough.variance[i] + rough.variance[j]));
                exponents[k * m + l] = exponent;
                highest = Math.max(highest, exponent);
            }
        }
        double[] contribution = new double[m];
        double[] withStrip = new double[m];
        double squares = 0;
        double distances = 0;
        for (int k = 0; k < m; k++) {
            int i = active[k];
            for (int l = 0; l <= k; l++) {
                int j = active[l];
                if (exponents[k * m + l] - highest < NOTHING) {
                    continue;
                }
                double w = Math.exp(exponents[k * m + l] - highest);
                double apart = rough.mos[i] - rough.mos[j];
                double both = k == l ? 0.5 : 1;
                double pairs = both * w * rough.mass[i] * rough.mass[j];
                contribution[k] += pairs;
                contribution[l] += pairs;
                withStrip[k] += inStrip[j] ? pairs : 0;
                withStrip[l] += inStrip[i] ? pairs : 0;
                squares += both * w * w * rough.squareMass[i] * rough.squareMass[j];
                distances += pairs * apart * apart;
            }
        }
        double sum = 0.5 * Arrays.stream(contribution).sum();
        double strip = Arrays.stream(withStrip).sum();
        if (!(sum * sum / squares >= SUPPORT) || strip < negligible * sum) {
            return false;
        }
        for (int p = 0; p < PARTNERS; p++) {
            int k = draw(withStrip, strip);
            int i = active[k];
            double logPartners = Math.log(contribution[k] / rough.mass[i]) + highest - window[i];
            if (stripLow <= rough.mos[i]) {
                add(q, rough.mos[i] - qd, i, logPartners, distances / sum);
            }
            if (stripHigh >= rough.mos[i]) {
                add(q, rough.mos[i] + qd, i, logPartners, distances / sum);
            }
        }
        return true;
    }

    private static int[] activeCells(double[] window, double least) {
        double widest = Arrays.stream(window).max().orElse(0);
        int[] active = new int[window.length];
        int count = 0;
        for (int k = 0; k < window.length; k++) {
            if (window[k] + widest >= least) {
                active[count++] = k;
            }
        }
        return Arrays.copyOf(active, count);
    }

    private int draw(double[] contribution, double total) {
        double mark = total * random.nextDouble();
        int k = 0;
        while (k < contribution.length - 1 && (mark -= contribution[k]) > 0) {
            k++;
        }
        while (contribution[k] == 0) {
            k--;
        }
        return k;
    }

    private void add(double q, double centredAt, int cell, double sum, double square) {
        quality[count] = q;
        centre[count] = centredAt;
        partner[count] = rough.mos[cell];
        partnerVariance[count] = rough.variance[cell];
        meanSquare[count] = square;
        logSum[count++] = sum;
    }

    int count() {
        return count;
    }

    /** Value of probe {@code k} at quality {@code s} and {@code variance}, in units of the probe's sum. */
    double value(int k, double s, double variance) {
        double a = quality[k] - s;
        double b = centre[k] - s;
        return Math.exp(-a * a / (2 * variance) - b * b / (2 * (variance + partnerVariance[k])) - logSum[k]);
    }

    /** How much more an error in [low, high] weighs in a sum of Δs² than in a sum of weights. */
    double leverage(int k, double low, double high) {
        double apart = 0.5 * (low + high) - partner[k];
        double width = high - low;
        double square = apart * apart + width * width / 12;
        return square > 0 ? Math.min(MOST_LEVERAGE, 1 + square / meanSquare[k]) : 1;
    }
}
