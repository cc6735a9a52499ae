package dev.granular.mapping;

import java.util.Arrays;

/**
 * Least squares of MOS on a constant, perhaps a line, and a logistic function of given shape. This is variable projection (Golub and Pereyra, SIAM Journal on Numerical Analysis 10, 1973). What remains to search is two-dimensional.
 * The logistic function is freed of constant and line before it meets the MOS, so no digits cancel. Not for use by
 * several threads at once.
 */
final class SigmoidProjection {
    /** Share of a logistic function's square below which what a line leaves of it is rounding. */
    private static final double DEPENDENT = 1e-26;

    /** Standardised scores, the mean of the MOS taken away, and what they count. */
    private final double[] t;

    private final double[] y;
    private final double[] count;
    private final ScoreScale scale;
    private final boolean withLine;
    /** Sign that the logistic part must have; 0 for any. */
    private final int sign;

    /** Sum of {@link #count}. */
    private final double images;

    private final double meanY;
    /** Slope of the MOS along t. */
    private final double lineY;
    /** Weighted sum of t². */
    private final double squaresT;
    /** Sum of squares that constant and line leave. */
    private final double remaining;
    /** Scratch: the logistic function. */
    private final double[] g;

    SigmoidProjection(double[] t, double[] mos, double[] count, ScoreScale scale, boolean withLine, int sign) {
        this.t = t;
        this.count = count;
        this.scale = scale;
        this.withLine = withLine;
        this.sign = sign;
        g = new double[t.length];
        images = Arrays.stream(count).sum();
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            sum += count[i] * mos[i];
        }
        meanY = sum / images;
        y = mos.clone();
        double squares = 0;
        double products = 0;
        for (int i = 0; i < t.length; i++) {
            y[i] -= meanY;
            squares += count[i] * t[i] * t[i];
            products += count[i] * t[i] * y[i];
        }
        squaresT = squares;
        lineY = withLine ? products / squares : 0;
        double left = 0;
        for (int i = 0; i < t.length; i++) {
            y[i] -= lineY * t[i];
            left += count[i] * y[i] * y[i];
        }
        remaining = left;
    }

    /** Copies the projection with scratch of its own, for another thread. */
    SigmoidProjection copy() {
        double[] mos = y.clone();
        for (int i = 0; i < mos.length; i++) {
            mos[i] += lineY * t[i] + meanY;
        }
        return new SigmoidProjection(t, mos, count, scale, withLine, sign);
    }

    /**
     * The fit for one slope and centre.
     *
     * @param sse sum of squares left, infinite if the logistic part has the wrong sign or is no different from the rest
     * @param height factor on the logistic function
     * @param ofLine slope of what the line takes from the logistic function
     * @param mean of the logistic function
     */
    private record Shares(double sse, double height, double ofLine, double mean) {}

    /** Computes the least sum of squares for a slope and a centre; infinite if there is no fit. */
    double sse(double slope, double centre) {
        return shares(slope, centre).sse;
    }

    private Shares shares(double slope, double centre) {
        Sigmoid sigmoid = Sigmoid.of(scale, slope, centre);
        double sum = 0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < t.length; i++) {
            double value = sigmoid.at(t[i]);
            g[i] = value;
            sum += count[i] * value;
            products += count[i] * value * t[i];
            squares += count[i] * value * value;
        }
        double mean = sum / images;
        double ofLine = withLine ? products / squaresT : 0;
        double left = 0;
        double common = 0;
        for (int i = 0; i < t.length; i++) {
            double rest = g[i] - mean - ofLine * t[i];
            g[i] = rest;
            left += count[i] * rest * rest;
            common += count[i] * rest * y[i];
        }
        double height = common / left;
        if (!(left > DEPENDENT * squares) || height * sign < 0) {
            return new Shares(Double.POSITIVE_INFINITY, 0, 0, 0);
        }
        return new Shares(Math.max(0, remaining - common * height), height, ofLine, mean);
    }

    /** Computes the curve for a slope and a centre that have a fit. */
    Curve.Logistic curve(double slope, double centre) {
        Shares shares = shares(slope, centre);
        return new Curve.Logistic(
                scale,
                slope,
                centre,
                meanY - shares.height * shares.mean,
                withLine ? lineY - shares.height * shares.ofLine : 0,
                shares.height);
    }

    /**
     * Computes the gradient of the sum of squares, up to a common factor. It is {@code Σ r ∂g}, r being what the fit leaves, along the logarithm of the slope and along the centre in units of 1 / slope. At an infinite centre only the first
     * counts.
     */
    double[] gradient(double slope, double centre) {
        Shares shares = shares(slope, centre);
        Sigmoid sigmoid = Sigmoid.of(scale, slope, centre);
        double alongSlope = 0;
        double alongCentre = 0;
        for (int i = 0; i < t.length; i++) {
            double r = count[i] * (y[i] - shares.height * g[i]);
            double derivative = sigmoid.derivative(t[i]);
            alongSlope += r * derivative * slope * (t[i] - sigmoid.pivot());
            alongCentre -= r * derivative;
        }
        return new double[] {alongSlope, alongCentre};
    }

    /** Returns standardised scores; not to be changed. */
    double[] scores() {
        return t;
    }

    /** Returns what constant and line leave of the MOS; not to be changed. */
    double[] mos() {
        return y;
    }

    ScoreScale scale() {
        return scale;
    }

    /** Returns the sum of squares without the logistic function. */
    double remaining() {
        return remaining;
    }
}
