package dev.granular.arrow;

/** Which whole numbers a double holds exactly: all to 2⁵³, and beyond it those that end in enough zeros in binary. */
final class WholeNumbers {
    /** Binary digits of a double. */
    private static final int DIGITS = 53;

    private WholeNumbers() {}

    /** Tells whether a double holds {@code value}. */
    static boolean isExact(long value) {
        return isExactUnsigned(Math.abs(value));
    }

    /** Tells whether a double holds {@code value}, taken without a sign. */
    static boolean isExactUnsigned(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value) - Long.numberOfTrailingZeros(value) <= DIGITS;
    }
}
