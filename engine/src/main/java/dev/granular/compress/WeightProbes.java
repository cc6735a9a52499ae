package dev.granular.compress;

import dev.granular.pair.RatedImages;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pair weights as one image sees them, at random surface points, with partners drawn in proportion to what they
 * contribute there: the functions that nodes must interpolate, each with the sum that its error is measured against.
 * Points that rest on too few pairs to be worth a tolerance are left out.
 */
final class WeightProbes {
    /** Images that stand for all when contributions are estimated, for each surface point. */
    private static final double SAMPLE = 128.0 / 240;

    private static final int PARTNERS = 2;
    /** Points with fewer effective pairs are not supported. */
    private static final double SUPPORT = 30;

    /** Natural logarithm of a share of the heaviest pair's weight below which a pair does not count. */
    private static final double NEGLIGIBLE = -45;

    private static final long SEED = 0x6772616e756c6172L;

    private int count;
    private final double[] quality;
    private final double[] centre;
    private final double[] partnerVariance;
    /** Natural logarithm of the sum, over all images, of weight times value. */
    private final double[] logSum;

    /** Probes at so many surface points, a multiple of 8, several at each. */
    WeightProbes(RatedImages images, int points) {
        quality = new double[2 * (points + 2) * PARTNERS];
        centre = new double[quality.length];
        partnerVariance = new double[quality.length];
        logSum = new double[quality.length];
        int n = images.size();
        int sample = Math.min(n, (int) (SAMPLE * points));
        int[] chosen = new int[sample];
        for (int k = 0; k < sample; k++) {
            chosen[k] = sample == 1 ? 0 : (int) ((long) k * (n - 1) / (sample - 1));
        }
        double low = images.mos()[0];
        double width = images.mos()[n - 1] - low;
        var random = new SplittableRandom(SEED);
        for (int point = 0; point < points; point++) {
            double q = low + width * (point + random.nextDouble()) / points;
            double qd = switch (point % 4) {
                // Small differences, which narrow windows live on, and both edges are met on purpose.
                case 0 -> width * Math.pow(10, -3 * random.nextDouble());
                case 1 -> point % 8 == 1 ? 0 : width;
                default -> width * random.nextDouble();
            };
            add(images, chosen, q, qd, (double) n / sample, random);
        }
        add(images, chosen, low, width * random.nextDouble(), (double) n / sample, random);
        add(images, chosen, low + width, width * random.nextDouble(), (double) n / sample, random);
    }

    private void add(RatedImages images, int[] chosen, double q, double qd, double share, SplittableRandom random) {
        int n = chosen.length;
        double[] mos = images.mos();
        double[] variance = images.variance();
        double[] logWeight = new double[n];
        double[] window = new double[n];
        for (int k = 0; k < n; k++) {
            int i = chosen[k];
            logWeight[k] = images.logWeight()[i] * Math.log(2);
            window[k] = logWeight[k] - (q - mos[i]) * (q - mos[i]) / (2 * variance[i]);
        }
        double[][] exponents = new double[n][n];
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            for (int m = 0; m < k; m++) {
                double off = qd - Math.abs(mos[chosen[k]] - mos[chosen[m]]);
                double kernel = -off * off / (2 * (variance[chosen[k]] + variance[chosen[m]]));
                exponents[k][m] = window[k] + window[m] + kernel;
                highest = Math.max(highest, exponents[k][m]);
            }
        }
        double[] contribution = new double[n];
        double total = 0;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            for (int m = 0; m < k; m++) {
                double exponent = exponents[k][m] - highest;
                if (exponent > NEGLIGIBLE) {
                    double w = Math.exp(exponent);
                    contribution[k] += w;
                    contribution[m] += w;
                    total += 2 * w;
                    squares += w * w;
                }
            }
        }
        if (!(share * share * 0.25 * total * total / squares >= SUPPORT)) {
            return;
        }
        for (int partner = 0; partner < PARTNERS; partner++) {
            double mark = total * random.nextDouble();
            int k = 0;
            while (k < n - 1 && (mark -= contribution[k]) > 0) {
                k++;
            }
            if (contribution[k] > 0) {
                double sum = Math.log(share * contribution[k]) + highest - window[k];
                add(q, mos[chosen[k]] - qd, variance[chosen[k]], sum);
                add(q, mos[chosen[k]] + qd, variance[chosen[k]], sum);
            }
        }
    }

    private void add(double q, double centredAt, double variance, double sum) {
        quality[count] = q;
        centre[count] = centredAt;
        partnerVariance[count] = variance;
        logSum[count++] = sum;
    }

    int count() {
        return count;
    }

    /** Numbers of all probes. */
    int[] all() {
        return IntStream.range(0, count).toArray();
    }

    /** Value of probe {@code k} at quality {@code s} and {@code variance}, in units of the probe's sum. */
    double value(int k, double s, double variance) {
        double a = quality[k] - s;
        double b = centre[k] - s;
        return Math.exp(-a * a / (2 * variance) - b * b / (2 * (variance + partnerVariance[k])) - logSum[k]);
    }

    /** Those probes that a cell can matter to: somewhere in it, {@code mass} times the value is worth counting. */
    int[] relevant(double low, double high, double narrow, double wide, double mass, double tolerance) {
        int[] relevant = new int[count];
        int found = 0;
        for (int k = 0; k < count; k++) {
            // The value is largest where its two Gaussians balance, or at the end of the interval nearest to that.
            double highest = 0;
            for (double std : new double[] {narrow, wide}) {
                double v = std * std;
                double v2 = v + partnerVariance[k];
                double peak = (quality[k] * v2 + centre[k] * v) / (v + v2);
                highest = Math.max(highest, value(k, Math.clamp(peak, low, high), v));
            }
            if (highest * mass > 0.1 * tolerance) {
                relevant[found++] = k;
            }
        }
        return Arrays.copyOf(relevant, found);
    }

    /** Largest error, over some probes, of interpolating in MOS on [low, high] with {@code basis}, at fixed σ. */
    double errorInMos(int[] probes, double low, double high, double std, ChebyshevBasis basis, double enough) {
        double variance = std * std;
        return error(probes, basis, enough, (k, t) -> value(k, 0.5 * (low + high) + 0.5 * t * (high - low), variance));
    }

    /** Largest error, over some probes, of interpolating in log σ on [low, high] with {@code basis}, at fixed MOS. */
    double errorInLogStd(int[] probes, double low, double high, double mos, ChebyshevBasis basis, double enough) {
        return error(
                probes,
                basis,
                enough,
                (k, t) -> value(k, mos, Math.exp(2 * (0.5 * (low + high) + 0.5 * t * (high - low)))));
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
        for (int k : probes) {
            if (worst > enough) {
                break;
            }
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
