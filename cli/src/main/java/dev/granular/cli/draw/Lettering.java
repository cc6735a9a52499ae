package dev.granular.cli.draw;

/**
 * How text is written.
 *
 * @param size in points
 * @param upward whether it runs upward rather than to the right
 */
public record Lettering(Shade shade, double size, Anchor anchor, boolean upward) {
    /** Which point of the text is given. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Text to the right. */
    public Lettering(Shade shade, double size, Anchor anchor) {
        this(shade, size, anchor, false);
    }

    /** Returns {@code text}, or its beginning and end if it has more than {@code most} characters. */
    static String shortened(String text, int most) {
        int size = text.codePointCount(0, text.length());
        if (size <= most) {
            return text;
        }
        int head = (most - 1) / 2;
        return text.substring(0, text.offsetByCodePoints(0, head)) + "…"
                + text.substring(text.offsetByCodePoints(0, size - (most - 1 - head)));
    }
}
