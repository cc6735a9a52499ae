package dev.granular;

/** A weighting of images that undoes a skewed distribution of MOS. The scale of the weights cancels. */
public sealed interface Regulator {
    /** Inverse density of the ratings, each spread by its own σ; needs σ. */
    record Gaussian() implements Regulator {}

    /** Label-distribution smoothing: inverse of a smoothed histogram of the MOS; needs no σ. */
    record Lds() implements Regulator {}

    /** Every image counts the same. */
    record Uniform() implements Regulator {}

    /**
     * Weights from elsewhere.
     *
     * @param weights length N, finite, zero or more
     */
    record Given(Column weights) implements Regulator {
        /** Refuses negative weights and those that are not finite (row counted from 1). */
        public Given {
            weights.requireFinite("weight");
            Ratings.requireNotNegative(weights, "weight");
        }
    }
}
