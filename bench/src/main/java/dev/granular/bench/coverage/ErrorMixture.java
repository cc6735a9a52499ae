package dev.granular.bench.coverage;

import java.util.SplittableRandom;

/**
 * A mixture of two normal distributions with mean 0 and variance 1; one image in ten has the wider one. It has heavy tails, as
 * errors of models have.
 *
 * @param usual standard deviation of nine in ten
 * @param rare standard deviation of the others
 */
record ErrorMixture(double usual, double rare) {
    private static final double SHARE = 0.1;

    /** Returns the mixture whose rare errors are {@code heavy} times as wide. */
    static ErrorMixture of(double heavy) {
        double usual = 1 / Math.sqrt(1 - SHARE + SHARE * heavy * heavy);
        return new ErrorMixture(usual, heavy * usual);
    }

    /** Draws the factor by which an image's standard normal error is multiplied. */
    double draw(SplittableRandom random) {
        return random.nextDouble() < SHARE ? rare : usual;
    }

    /** Returns the factors. */
    double[] factors() {
        return new double[] {usual, rare};
    }

    /** Returns the probabilities of the factors. */
    double[] shares() {
        return new double[] {1 - SHARE, SHARE};
    }
}
