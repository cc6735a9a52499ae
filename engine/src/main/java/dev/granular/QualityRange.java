package dev.granular;

/**
 * The closed interval that the MOS of a data set span.
 *
 * @param min lowest MOS, finite
 * @param max highest MOS, finite, above {@code min}
 */
public record QualityRange(double min, double max) {
    /** Refuses an empty or infinite range. */
    public QualityRange {
        if (!(Double.isFinite(min) && Double.isFinite(max) && min < max)) {
            throw new InputException(
                    "MOS range [" + min + ", " + max + "] is empty: a surface needs at least two different MOS");
        }
    }

    /** Returns the range of {@code mos}; refuses scores that are all equal. */
    public static QualityRange of(Column mos) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : mos.toArray()) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new QualityRange(min, max);
    }

    /**
     * Returns the largest possible quality difference, in MOS units.
     *
     * @throws InputException if it is larger than any number
     */
    public double width() {
        double width = max - min;
        if (Double.isInfinite(width)) {
            throw new InputException("MOS range [" + min + ", " + max
                    + "] is wider than the largest number: divide MOS and std by 2 or more");
        }
        return width;
    }
}
