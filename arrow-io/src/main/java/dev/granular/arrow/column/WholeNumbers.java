package dev.granular.arrow.column;

/** The whole numbers that a double holds exactly: all to 2⁵³, and beyond it those that end in enough zeros in binary. */
public final class WholeNumbers {
    /** Binary digits of a double. */
    private static final int DIGITS = 53;

    private WholeNumbers() {}

    /** Tells whether a double holds {@code value}. */
    public static boolean isExact(long value) {
        return isExactUnsigned(Math.abs(value));
    }

    /** Tells whether a double holds {@code value}, taken without a sign. */
    public static boolean isExactUnsigned(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value) - Long.numberOfTrailingZeros(value) <= DIGITS;
    }

    /** Returns the double nearest to {@code value}, taken without a sign: halves first, keeping the lowest bit for rounding, where the sign bit is set. */
    public static double nearest(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
    }
}
