package dev.granular.mapping;

/**
 * Slope and centre of a logistic function, in units of standardised scores, and the least sum of squares with them.
 *
 * @param slope above 0
 * @param centre infinite for the exponential limits
 * @param sse infinite if there is no fit
 */
record Shape(double slope, double centre, double sse) {
    /** No shape at all. */
    static final Shape NONE = new Shape(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY);

    private static final double SAME_SLOPE = 0.02;
    private static final double SAME_PLACE = 0.02;

    /** Returns whether another shape is so near that both lead to the same optimum. */
    boolean isNear(Shape other) {
        return Math.abs(Math.log(slope / other.slope)) < SAME_SLOPE
                && Math.abs(centre - other.centre) * slope < SAME_PLACE;
    }
}
