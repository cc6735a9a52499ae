package dev.granular.compress;

import java.util.Arrays;

/**
 * How well Chebyshev interpolation does on the probes: from the coefficients of each on a fine grid, whose tail is what
 * fewer nodes miss.
 */
final class ProbeErrors {
    private static final int FINE = 56;

    private final WeightProbes probes;
    /** Below this, in units of a probe's sum, nothing is worth a node. */
    private final double nothing;

    private final double[] places = new double[FINE];
    /** Coefficient k from value m: element {@code m·FINE + k}. */
    private final double[] transform = new double[FINE * FINE];

    /** @param nothing a share per unit of mass that no tolerance asks for */
    ProbeErrors(WeightProbes probes, double nothing) {
        this.probes = probes;
        this.nothing = nothing;
        for (int m = 0; m < FINE; m++) {
            double angle = Math.PI * (2 * m + 1) / (2 * FINE);
            places[m] = Math.cos(angle);
            for (int k = 0; k < FINE; k++) {
                transform[m * FINE + k] = (k == 0 ? 1.0 : 2.0) / FINE * Math.cos(k * angle);
            }
        }
    }

    /** Errors in MOS on [low, high] at fixed σ; takes every {@code step}-th probe. */
    ErrorProfile inMos(double low, double high, double std, int step) {
        double variance = std * std;
        return profile(
                low, high, step, (k, t) -> probes.value(k, 0.5 * (low + high) + 0.5 * t * (high - low), variance));
    }

    /** Errors in log σ on [low, high] at fixed MOS, which lies in a strip of given ends. */
    ErrorProfile inLogStd(double low, double high, double mos, double stripLow, double stripHigh, int step) {
        return profile(
                stripLow, stripHigh, step, (k, t) -> probes.value(k, mos, Math.exp(low + high + t * (high - low))));
    }

    private interface Probe {
        double at(int k, double t);
    }

    private ErrorProfile profile(double low, double high, int step, Probe probe) {
        double[] worst = new double[Axis.MOST + 1];
        double[] values = new double[FINE];
        double[] coefficients = new double[FINE];
        for (int k = 0; k < probes.count(); k++) {
            if (k % step != 0) {
                continue;
            }
            double largest = 0;
            for (int m = 0; m < FINE; m++) {
                values[m] = probe.at(k, places[m]);
                largest = Math.max(largest, values[m]);
            }
            double leverage = probes.leverage(k, low, high);
            if (largest * leverage > nothing) {
                transform(values, coefficients);
                double tail = 0;
                for (int n = FINE - 1; n >= 1; n--) {
                    tail += leverage * Math.abs(coefficients[n]);
                    if (n <= Axis.MOST) {
                        worst[n] = Math.max(worst[n], tail);
                    }
                }
            }
        }
        return new ErrorProfile(worst);
    }

    private void transform(double[] values, double[] coefficients) {
        Arrays.fill(coefficients, 0);
        for (int m = 0; m < FINE; m++) {
            double value = values[m];
            for (int k = 0; k < FINE; k++) {
                coefficients[k] += value * transform[m * FINE + k];
            }
        }
    }
}
