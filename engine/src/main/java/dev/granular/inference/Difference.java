package dev.granular.inference;

/**
 * A figure of one model minus that of another, over the same images.
 *
 * @param value difference, in [−2, 2]; NaN if undefined, which {@code interval} then says
 * @param se standard error, from the difference of influences; NaN if undefined
 * @param effectiveInfluences d of the difference
 * @param degrees degrees of freedom of the test, min(3d, units − 1)
 * @param t value / se; NaN if there is no test
 * @param p two-sided probability of a t this far from 0 if both are equal; NaN if there is no test
 * @param interval confidence interval, or why there is neither interval nor test
 */
public record Difference(
        double value, double se, double effectiveInfluences, double degrees, double t, double p, Confidence interval) {
    /** Returns whether there are a test and an interval. */
    public boolean isGiven() {
        return interval instanceof Interval;
    }
}
