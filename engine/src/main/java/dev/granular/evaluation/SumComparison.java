package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.pair.PairSums;
import java.util.Set;

/**
 * Compares a compressed with the direct sum over the same few images.
 *
 * @param models how many there are
 * @param tolerance what correlations may be off by
 */
record SumComparison(Set<Method> methods, int models, double tolerance) {
    /** Effective pairs of the images below which nothing is known of a point. */
    private static final double KNOWN = 3;

    /** Those at which a difference counts twice, as so few may err less than all do. */
    private static final double THIN = 20;

    /** Error of the number of effective pairs that counts like the whole tolerance. */
    private static final double PAIRS = 0.002;

    private static final double MOST_PAIRS = 1e3;

    /** Largest difference that two correlations can have to speak of. */
    private static final double UNDEFINED = 1;

    /**
     * Returns the largest difference of a correlation at each point; more where the number of effective pairs is wrong, and NaN where
     * nothing is known.
     */
    double[] differences(PairSums known, PairSums close, int points) {
        double[] largest = new double[points];
        for (int k = 0; k < points; k++) {
            double pairs = known.effectivePairs(k);
            largest[k] = pairs >= KNOWN ? difference(known, close, k) * (1 + THIN / pairs) : Double.NaN;
        }
        return largest;
    }

    private double difference(PairSums known, PairSums close, int point) {
        double largest = 0;
        for (int model = 0; model < models; model++) {
            for (Method method : methods) {
                double there = known.correlation(point, method, model);
                double here = close.correlation(point, method, model);
                // A constant model is undefined either way.
                if (!Double.isNaN(there)) {
                    largest = Math.max(largest, Double.isNaN(here) ? UNDEFINED : Math.abs(there - here));
                }
            }
        }
        double pairs = Math.abs(close.effectivePairs(point) / known.effectivePairs(point) - 1) / PAIRS;
        return pairs <= 1 ? largest : Math.max(largest, tolerance * Math.min(MOST_PAIRS, pairs));
    }
}
