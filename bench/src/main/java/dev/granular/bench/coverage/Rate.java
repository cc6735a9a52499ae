package dev.granular.bench.coverage;

import java.util.Arrays;

/**
 * How often something came true, as a mean over sets of a share of each set.
 *
 * @param share mean, 0 to 1
 * @param error its Monte Carlo standard error
 * @param sets that have a share
 */
record Rate(double share, double error, int sets) {
    /** Averages shares of sets; NaN where a set has none. */
    static Rate of(double[] shares) {
        double[] some =
                Arrays.stream(shares).filter(share -> !Double.isNaN(share)).toArray();
        if (some.length == 0) {
            return new Rate(Double.NaN, Double.NaN, 0);
        }
        double mean = Arrays.stream(some).average().orElseThrow();
        double variance = Arrays.stream(some)
                        .map(share -> (share - mean) * (share - mean))
                        .sum()
                / Math.max(1, some.length - 1);
        // What never happened, or always, may still happen once in so many sets.
        double rarest = 1.0 / some.length;
        double least = Math.min(mean, 1 - mean) < rarest && variance == 0 ? rarest * (1 - rarest) : 0;
        return new Rate(mean, Math.sqrt(Math.max(variance, least) / some.length), some.length);
    }

    /**
     * Returns whether a published share of another simulation of as many sets agrees: within two standard errors of the
     * difference, and what rounding takes off.
     *
     * @param rounding largest error of the published share by its rounding
     */
    boolean agreesWith(double published, double rounding) {
        return Math.abs(share - published) <= 2 * Math.sqrt(2) * error + rounding;
    }
}
