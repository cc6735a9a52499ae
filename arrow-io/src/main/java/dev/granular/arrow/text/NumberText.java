package dev.granular.arrow.text;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads numbers from characters without making strings. Holds the last one read. */
public final class NumberText {
    /** What tables write where they have no number; infinities are treated alike. */
    private static final Set<String> MISSING = Set.of(
            "na",
            "n/a",
            "n.a.",
            "nan",
            "-nan",
            "+nan",
            "null",
            "none",
            "nil",
            "inf",
            "1.#inf",
            "-1.#inf",
            "1.#ind",
            "-1.#ind",
            "1.#qnan",
            "∞",
            "-∞",
            "—",
            "–",
            "+inf",
            "-inf",
            "infinity",
            "-infinity",
            "+infinity",
            "#n/a",
            "#na",
            "#n/a n/a",
            "<na>",
            "\\n",
            "(null)",
            "<null>",
            "nat",
            "-nan(ind)",
            "nan(ind)",
            "missing",
            "undefined",
            "?",
            "-",
            "--",
            ".");

    /** All whole numbers up to it are doubles. */
    private static final double EXACT = 0x1p53;
    /** The largest double has 309; leading zeros are rarely more. */
    private static final int MOST_DIGITS = 400;

    private static final int LONGEST_MISSING = "undefined".length();

    private final boolean decimalComma;
    private double value;
    private boolean rounded;
    private boolean percent;
    private char[] pointed = {};

    /** Reads numbers with decimal points. */
    public NumberText() {
        this(false);
    }

    /** Reads numbers with decimal points or, if {@code decimalComma}, with commas. */
    NumberText(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** Returns the number that {@link #parse} found; NaN for a missing one. */
    public double value() {
        return value;
    }

    /** Returns whether the number that {@link #parse} found is rounded from a whole number written out in digits. */
    public boolean isRounded() {
        return rounded;
    }

    /** Returns whether the number that {@link #parse} found has a percent sign. */
    boolean isPercent() {
        return percent;
    }

    /**
     * Returns whether the characters are a decimal number or a word for a missing one. Spaces around it do not count, nor do a
     * percent sign and separators of thousands that cannot be decimal ones.
     */
    public boolean parse(char[] text, int offset, int length) {
        percent = false;
        boolean plain = decimalComma ? parse(pointed(text, offset, length), length) : parseAt(text, offset, length);
        return plain || parseDecorated(new String(text, offset, length).strip());
    }

    private boolean parseDecorated(String text) {
        Optional<Decorated> found = Decorated.of(text, decimalComma);
        found.ifPresent(number -> {
            value = Double.parseDouble(number.digits());
            rounded = false;
            percent = number.percent();
        });
        return found.isPresent();
    }

    private boolean parse(char[] text, int length) {
        return parseAt(text, 0, length);
    }

    /** Returns the characters with a point for a comma, and no number where there is a point, which separates thousands. */
    private char[] pointed(char[] text, int offset, int length) {
        if (pointed.length < length) {
            pointed = new char[2 * length];
        }
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            pointed[i] = c == ',' ? '.' : c;
            if (c == '.' && length > 1 && Character.isDigit(text[offset + length - 1])) {
                pointed[0] = 'x';
                return pointed;
            }
        }
        return pointed;
    }

    private boolean parseAt(char[] text, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && text[start] <= ' ') {
            start++;
        }
        while (start < end && text[end - 1] <= ' ') {
            end--;
        }
        value = ShortDecimal.parse(text, start, end);
        rounded = false;
        if (start == end || !Double.isNaN(value)) {
            rounded = Math.abs(value) >= EXACT && isRounded(text, start, end);
            return true;
        }
        if (isDecimal(text, start, end) && parseDecimal(text, start, end - start)) {
            rounded = Math.abs(value) >= EXACT && isRounded(text, start, end);
            return true;
        }
        value = Double.NaN;
        return end - start <= LONGEST_MISSING
                && MISSING.contains(new String(text, start, end - start).toLowerCase(Locale.ROOT));
    }

    /** Returns whether a text that stands for the value is a whole number in digits and another one. */
    private boolean isRounded(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean isSign = i == start && (text[i] == '-' || text[i] == '+');
            if (!isSign && (text[i] < '0' || text[i] > '9')) {
                return false;
            }
        }
        return Double.isFinite(value)
                && end - start <= MOST_DIGITS
                && new BigDecimal(text, start, end - start).compareTo(new BigDecimal(value)) != 0;
    }

    private boolean parseDecimal(char[] text, int offset, int length) {
        try {
            value = JavaDoubleParser.parseDouble(text, offset, length);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Keeps Java's own spellings out: suffixes as in 1d and hexadecimal numbers. */
    private static boolean isDecimal(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return false;
            }
        }
        return true;
    }
}
