package dev.granular.global;

import java.util.Objects;

/**
 * Accuracy of the order of pairs, by which pairs people tie.
 *
 * @param byMos people tie pairs of equal MOS
 * @param bySignificance people tie pairs whose MOS do not differ significantly; missing without standard errors
 */
public record PairOrder(PairAccuracy byMos, PairAccuracy bySignificance) {
    /** Refuses nulls. */
    public PairOrder {
        Objects.requireNonNull(byMos, "byMos");
        Objects.requireNonNull(bySignificance, "bySignificance");
    }
}
