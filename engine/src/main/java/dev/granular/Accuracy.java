package dev.granular;

/** The accuracy to which correlations are computed. */
public sealed interface Accuracy {
    /** Uses the direct sum if it is about as fast; otherwise {@link Within} 1e-6. */
    record Automatic() implements Accuracy {}

    /**
     * The direct sum over all pairs, exact to rounding; O(N²) for each point, where N counts images of the same MOS, σ and
     * regulator weight once.
     */
    record Exact() implements Accuracy {}

    /**
     * Super points in place of images, at a cost for each point that does not depend on N. The direct sum takes their place if
     * it is estimated to be as fast, or if memory does not hold them and it takes an hour at most; otherwise an evaluation is
     * refused. Values that miss the tolerance are not marked accurate.
     *
     * @param tolerance largest absolute error of a correlation, 1e-10 to 1e-3
     */
    record Within(double tolerance) implements Accuracy {
        /** Refuses tolerances that are not kept or not worth having. */
        public Within {
            if (!(tolerance >= 1e-10 && tolerance <= 1e-3)) {
                throw new InputException("accuracy is " + tolerance + ": it must be from 1e-10 to 1e-3, or exact");
            }
        }
    }
}
