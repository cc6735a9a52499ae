package dev.granular.inference;

import org.hipparchus.special.Beta;

/**
 * Student's t distribution with any positive degrees of freedom, in its upper tail, where relative accuracy counts:
 * P(T &gt; t) = I_x(ν/2, 1/2) / 2 with x = ν / (ν + t²) (Abramowitz and Stegun, 26.7.1).
 */
final class StudentT {
    /** Relative accuracy of the incomplete beta function. */
    private static final double ACCURACY = 1e-15;

    /** Terms of its continued fraction, at most. */
    private static final int TERMS = 100_000;

    /** Newton steps, at most; from a normal quantile about ten serve even one degree of freedom. */
    private static final int STEPS = 200;

    private static final double STEP_ACCURACY = 1e-14;

    /** Smallest tail that is told apart: that of a normal score of 37. */
    private static final double LEAST_TAIL = 1e-300;

    private StudentT() {}

    /** Computes P(T &gt; t) for t of 0 or more. */
    static double upperTail(double t, double degrees) {
        double x = degrees / (degrees + t * t);
        return 0.5 * Beta.regularizedBeta(x, 0.5 * degrees, 0.5, ACCURACY, TERMS);
    }

    /**
     * Computes the t that is exceeded with probability {@code tail}, by Newton's method from the normal quantile, which lies
     * below it.
     *
     * @param tail above 0 and at most 1/2
     */
    static double quantile(double tail, double degrees) {
        double t = Normal.upperQuantile(tail);
        double logScale = -Beta.logBeta(0.5 * degrees, 0.5) - 0.5 * StrictMath.log(degrees);
        for (int step = 0; step < STEPS; step++) {
            double density = StrictMath.exp(logScale - 0.5 * (degrees + 1) * StrictMath.log1p(t * t / degrees));
            double change = (upperTail(t, degrees) - tail) / density;
            t = Math.max(0, t + change);
            if (Math.abs(change) <= STEP_ACCURACY * t) {
                break;
            }
        }
        return t;
    }

    /** Computes the standard normal score with the same tail as {@code t}, of the same sign. */
    static double normalScore(double t, double degrees) {
        double tail = Math.max(upperTail(Math.abs(t), degrees), LEAST_TAIL);
        return Math.copySign(Normal.upperQuantile(tail), t);
    }
}
