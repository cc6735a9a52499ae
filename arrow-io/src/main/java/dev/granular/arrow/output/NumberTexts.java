package dev.granular.arrow.output;

/**
 * Numbers as text, the recent ones remembered: the axes of a grid come again in every row or column of it, and finding the
 * shortest digits takes longer than all else in a line. Not for use by several threads at once.
 */
final class NumberTexts {
    private static final int PLACES = 1 << 10;
    /** 2⁶⁴ over the golden ratio: its multiples spread any regular axis evenly. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final double[] numbers = new double[PLACES];
    private final String[] texts = new String[PLACES];

    /** Returns {@link CsvText#number} of {@code value}. */
    String of(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int place = (int) (bits * SPREAD >>> 64 - Integer.numberOfTrailingZeros(PLACES));
        if (texts[place] == null || Double.doubleToRawLongBits(numbers[place]) != bits) {
            numbers[place] = value;
            texts[place] = CsvText.number(value);
        }
        return texts[place];
    }
}
