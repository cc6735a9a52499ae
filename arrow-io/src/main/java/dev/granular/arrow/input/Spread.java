package dev.granular.arrow.input;

/** A column, or two, that say how far opinions on an image lie apart. */
public sealed interface Spread {
    /** Returns whether it describes the MOS, so that the number of raters is needed for that of opinions. */
    default boolean isOfMean() {
        return !(this instanceof Std || this instanceof Variance);
    }

    /** Standard deviations of the opinions. */
    record Std(String column) implements Spread {}

    /** Squares of standard deviations. */
    record Variance(String column) implements Spread {}

    /** Standard errors of the MOS, σ/√n for n raters. */
    record StandardError(String column) implements Spread {}

    /** Half widths of 95 % confidence intervals of the MOS, 1.96 σ/√n for n raters. */
    record HalfInterval(String column) implements Spread {}

    /** Bounds of 95 % confidence intervals of the MOS. */
    record Interval(String low, String high) implements Spread {}
}
