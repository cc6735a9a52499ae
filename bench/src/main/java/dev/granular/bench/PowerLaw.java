package dev.granular.bench;

import java.util.List;

/**
 * {@code y = factor · x^exponent}, a straight line on a log-log plot.
 *
 * @param factor y at x = 1
 * @param exponent slope of the line
 */
record PowerLaw(double factor, double exponent) {
    /** A measured pair, both positive. */
    record Sample(double x, double y) {}

    /** Returns the line with the least squares of differences of logarithms; through at least two different x. */
    static PowerLaw fit(List<Sample> samples) {
        double meanX =
                samples.stream().mapToDouble(s -> Math.log(s.x())).average().orElseThrow();
        double meanY =
                samples.stream().mapToDouble(s -> Math.log(s.y())).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (Sample sample : samples) {
            double x = Math.log(sample.x()) - meanX;
            xy += x * (Math.log(sample.y()) - meanY);
            xx += x * x;
        }
        if (xx == 0) {
            throw new IllegalArgumentException("a power law needs two different x");
        }
        double exponent = xy / xx;
        return new PowerLaw(Math.exp(meanY - exponent * meanX), exponent);
    }

    double at(double x) {
        return factor * Math.pow(x, exponent);
    }
}
