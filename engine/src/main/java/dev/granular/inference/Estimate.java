package dev.granular.inference;

/**
 * A figure, and how far it can be trusted.
 *
 * @param value the figure, in [−1, 1]; NaN if undefined, which {@code interval} then says
 * @param se standard error, delete-one jackknife; NaN if undefined
 * @param effectiveInfluences d = (Σ δ²)² / Σ δ⁴, over the units' influences δ; t quantiles have d − 1 degrees of freedom
 * @param effectiveUnits 1 / Σ share², of images or of clusters, by the weight of the pairs in which they take part
 * @param interval the confidence interval, or why there is none
 */
public record Estimate(
        double value, double se, double effectiveInfluences, double effectiveUnits, Confidence interval) {
    /** Returns whether there is an interval. */
    public boolean isGiven() {
        return interval instanceof Interval;
    }
}
