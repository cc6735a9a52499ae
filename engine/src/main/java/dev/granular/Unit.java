package dev.granular;

/**
 * A power of two in which numbers of one column are counted. Counting moves the exponent and keeps every digit, so squares
 * of differences neither overflow nor vanish, and numbers that differ by a power of two are counted the same.
 *
 * @param exponent base-2 logarithm of the unit
 */
public record Unit(int exponent) {
    /** Numbers as they are. */
    public static final Unit ONE = new Unit(0);

    /** Brings the smallest number above 0 into the range of full precision. */
    private static final int SUBNORMAL_SHIFT = 64;

    /**
     * Finds the largest unit that the range of {@code values} spans at least once; if all are equal, that of their
     * magnitude.
     *
     * @param values finite
     */
    public static Unit of(double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return low < high ? spanned(low, high) : low == high ? ofMagnitude(low) : ONE;
    }

    /** Refuses units that no number has. */
    public Unit {
        if (exponent < Double.MIN_EXPONENT - 52 || exponent > Double.MAX_EXPONENT + 1) {
            throw new InputException("a unit of 2^" + exponent + ": no number is that small or large");
        }
    }

    /** Finds the unit of a data set's MOS. */
    public static Unit of(QualityRange range) {
        return spanned(range.min(), range.max());
    }

    private static Unit spanned(double low, double high) {
        double width = high - low;
        return Double.isInfinite(width) ? new Unit(ofMagnitude(high / 2 - low / 2).exponent + 1) : ofMagnitude(width);
    }

    private static Unit ofMagnitude(double value) {
        if (value == 0) {
            return ONE;
        }
        return Math.abs(value) < Double.MIN_NORMAL
                ? new Unit(Math.getExponent(Math.scalb(value, SUBNORMAL_SHIFT)) - SUBNORMAL_SHIFT)
                : new Unit(Math.getExponent(value));
    }

    /** Counts a number in this unit. */
    public double counted(double value) {
        return Math.scalb(value, -exponent);
    }

    /** Counts numbers in this unit, in place; returns the same array. */
    public double[] counted(double[] values) {
        // Two factors, as one may lie outside the range of doubles.
        int half = exponent / 2;
        double first = Math.scalb(1.0, -half);
        double second = Math.scalb(1.0, half - exponent);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * first * second;
        }
        return values;
    }

    /** Counts both ends in this unit. */
    public QualityRange counted(QualityRange range) {
        return new QualityRange(counted(range.min()), counted(range.max()));
    }

    /** Counts both coordinates in this unit. */
    public SurfacePoint counted(SurfacePoint point) {
        return new SurfacePoint(counted(point.q()), counted(point.qd()));
    }

    /** Returns the number that is counted so. */
    public double value(double count) {
        return Math.scalb(count, exponent);
    }
}
