package dev.granular.global;

import dev.granular.InputException;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How confidence intervals of a MOS are drawn: its standard error times a quantile, to either side. Quantiles are the
 * normal distribution's from a number of raters on, and Student's with one degree of freedom less than raters below.
 *
 * @param level share of intervals that hold the true mean, above 0 and below 1
 * @param normalFrom raters from which on the normal distribution is taken; 0 for always
 */
public record Interval(double level, double normalFrom) {
    /** 95 %, Student's distribution below 30 raters, as implementations of ITU-T P.1401 have it. */
    public static final Interval P1401 = new Interval(0.95, 30);

    /** 95 %, always Student's distribution. */
    public static final Interval STUDENT = new Interval(0.95, Double.POSITIVE_INFINITY);

    private static final int NEWTON_STEPS = 3;

    /** Refuses levels that are none. */
    public Interval {
        if (!(level > 0 && level < 1) || Double.isNaN(normalFrom)) {
            throw new InputException("an interval of level " + level + ": it must be above 0 and below 1");
        }
    }

    /** Returns standard errors from the mean to either end; infinite for one rater if Student's distribution applies. */
    double quantile(double raters) {
        double share = (1 + level) / 2;
        if (raters >= normalFrom) {
            return normalQuantile(share);
        }
        if (!(raters > 1)) {
            return Double.POSITIVE_INFINITY;
        }
        var student = new TDistribution(raters - 1);
        double quantile = student.inverseCumulativeProbability(share);
        for (int k = 0; k < NEWTON_STEPS; k++) {
            quantile -= (student.cumulativeProbability(quantile) - share) / student.density(quantile);
        }
        return quantile;
    }

    /** Computes a quantile of the normal distribution. */
    static double normalQuantile(double share) {
        return new NormalDistribution().inverseCumulativeProbability(share);
    }
}
