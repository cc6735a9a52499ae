package dev.granular.inference;

import java.util.Optional;

/**
 * The support of a figure, which decides whether it gets an interval. The rules look at ratings and the figure only: rules by
 * influences would keep the sets that were lucky not to meet an outlier.
 *
 * @param effectiveUnits 1 / Σ share², where a unit's share is that of the weight of the pairs it takes part in
 * @param units number of images or clusters
 * @param clustered whether units are clusters
 * @param isSparseEnd whether the point lies at a sparse end of the scale, where ranks are squeezed
 */
record Support(double effectiveUnits, int units, boolean clustered, boolean isSparseEnd) {
    static final int FEWEST_IMAGES = 20;
    static final int FEWEST_CLUSTERS = 10;
    static final int LEAST_DISAGREEMENT = 2;

    /** Returns the reason why a figure cannot be tested; nothing if it can. */
    Optional<NoInterval> refusal(double value, double se) {
        if (Double.isNaN(value) || Double.isNaN(se)) {
            return Optional.of(NoInterval.UNDEFINED);
        }
        if (se == 0) {
            return Optional.of(NoInterval.NO_VARIATION);
        }
        if (clustered ? units < FEWEST_CLUSTERS : effectiveUnits < FEWEST_IMAGES) {
            return Optional.of(clustered ? NoInterval.FEW_CLUSTERS : NoInterval.FEW_IMAGES);
        }
        return effectiveUnits * (1 - Math.abs(value)) < LEAST_DISAGREEMENT
                ? Optional.of(NoInterval.FEW_DISAGREEMENTS)
                : Optional.empty();
    }

    /** Returns the reason why a figure gets no interval of its own; nothing if it does. */
    Optional<NoInterval> refusal(double value, double se, boolean isOfRanks) {
        return refusal(value, se)
                .or(() -> isOfRanks && isSparseEnd ? Optional.of(NoInterval.SPARSE_END) : Optional.empty());
    }
}
