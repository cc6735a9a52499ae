package dev.granular.compress.nodes;

import java.util.Arrays;
import java.util.List;

/**
 * Pair weights as one image sees them at a surface point, or their squares: the functions of (MOS, σ²) that nodes must
 * interpolate, each in units of the sum that its error is measured against.
 */
public final class WeightProbes {
    /** Places of a cell at which it is asked whether it matters to a probe. */
    private static final int PLACES = 9;

    /** Most probes that are asked how many nodes an axis needs. */
    private static final int ASKED = 800;

    /** Part of the tolerance below which a cell does not matter. */
    private static final double COUNTS = 0.03;

    private int count;
    private final double[] quality;
    private final double[] centre;
    private final double[] partnerVariance;
    /** Natural logarithm of the sum, over all images, of weight times value; less where errors must be smaller. */
    private final double[] logSum;
    /** 1 for weights, 2 for their squares. */
    private final double[] power;

    /** Room for so many. */
    WeightProbes(int most) {
        quality = new double[most * 2];
        centre = new double[most * 2];
        partnerVariance = new double[most * 2];
        logSum = new double[most * 2];
        power = new double[most * 2];
    }

    static WeightProbes joined(List<WeightProbes> parts) {
        var all = new WeightProbes(parts.stream().mapToInt(WeightProbes::count).sum());
        for (WeightProbes part : parts) {
            System.arraycopy(part.quality, 0, all.quality, all.count, part.count);
            System.arraycopy(part.centre, 0, all.centre, all.count, part.count);
            System.arraycopy(part.partnerVariance, 0, all.partnerVariance, all.count, part.count);
            System.arraycopy(part.logSum, 0, all.logSum, all.count, part.count);
            System.arraycopy(part.power, 0, all.power, all.count, part.count);
            all.count += part.count;
        }
        return all;
    }

    /** Adds what a partner sees of images below and of images above it. */
    void add(double q, double partnerMos, double qd, double variance, double sum, int ofPower) {
        for (int side = -1; side <= 1; side += 2) {
            quality[count] = q;
            centre[count] = partnerMos + side * qd;
            partnerVariance[count] = variance;
            logSum[count] = sum;
            power[count++] = ofPower;
        }
    }

    int count() {
        return count;
    }

    private double exponent(int k, double s, double variance) {
        double a = quality[k] - s;
        double b = centre[k] - s;
        return power[k] * (-a * a / (2 * variance) - b * b / (2 * (variance + partnerVariance[k]))) - logSum[k];
    }

    /** Returns the value of probe {@code k} at quality {@code s} and {@code variance}, in units of the probe's sum. */
    double value(int k, double s, double variance) {
        return Math.exp(exponent(k, s, variance));
    }

    /**
     * Returns the probes that a cell can matter to: somewhere in it, {@code mass} times the value is worth counting. Those that ask
     * most come first.
     *
     * @param narrow least sheared log σ
     * @param wide greatest
     */
    int[] relevant(Shear shear, double low, double high, double narrow, double wide, double mass, double tolerance) {
        int places = low < high ? PLACES : 1;
        double[] at = new double[places];
        double[] narrowest = new double[places];
        double[] widest = new double[places];
        for (int m = 0; m < places; m++) {
            at[m] = places == 1 ? low : low + (high - low) * m / (places - 1);
            narrowest[m] = shear.variance(narrow, at[m]);
            widest[m] = shear.variance(wide, at[m]);
        }
        double counts = Math.log(COUNTS * tolerance / mass);
        double[] highest = new double[count];
        int[] relevant = new int[count];
        int found = 0;
        for (int k = 0; k < count; k++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int m = 0; m < places; m++) {
                most = Math.max(most, Math.max(exponent(k, at[m], narrowest[m]), exponent(k, at[m], widest[m])));
            }
            if (most > counts) {
                highest[k] = most;
                relevant[found++] = k;
            }
        }
        return Arrays.stream(relevant, 0, found)
                .boxed()
                .sorted((x, y) -> Double.compare(highest[y], highest[x]))
                .mapToInt(k -> k)
                .toArray();
    }

    /** Returns the largest error, over some probes, of interpolating in MOS on [low, high], at fixed sheared log σ. */
    double errorInMos(
            int[] probes, Shear shear, double low, double high, double logStd, ChebyshevBasis basis, double enough) {
        return error(probes, basis, enough, (k, t) -> {
            double mos = 0.5 * (low + high) + 0.5 * t * (high - low);
            return value(k, mos, shear.variance(logStd, mos));
        });
    }

    /** Returns the largest error, over some probes, of interpolating in sheared log σ on [narrow, wide], at fixed MOS. */
    double errorInLogStd(
            int[] probes, Shear shear, double narrow, double wide, double mos, ChebyshevBasis basis, double enough) {
        return error(
                probes,
                basis,
                enough,
                (k, t) -> value(k, mos, shear.variance(0.5 * (narrow + wide) + 0.5 * t * (wide - narrow), mos)));
    }

    private interface Probe {
        double at(int k, double t);
    }

    /** Tests between the nodes, where the node polynomial is largest; stops once the error passes {@code enough}. */
    private double error(int[] probes, ChebyshevBasis basis, double enough, Probe probe) {
        int n = basis.size();
        double[][] weights = new double[n + 1][n];
        double[] places = new double[n + 1];
        for (int m = 0; m <= n; m++) {
            places[m] = -Math.cos(Math.PI * m / n);
            basis.evaluate(places[m], weights[m], 0);
        }
        double[] atNodes = new double[n];
        double worst = 0;
        // All of those that ask most, then some of the others.
        int step = Math.max(1, probes.length / ASKED);
        for (int p = 0; p < probes.length && worst <= enough; p += p < ASKED / 2 ? 1 : step) {
            int k = probes[p];
            Arrays.setAll(atNodes, u -> probe.at(k, basis.node(u)));
            for (int m = 0; m <= n; m++) {
                double interpolated = 0;
                for (int u = 0; u < n; u++) {
                    interpolated += weights[m][u] * atNodes[u];
                }
                worst = Math.max(worst, Math.abs(interpolated - probe.at(k, places[m])));
            }
        }
        return worst;
    }
}
