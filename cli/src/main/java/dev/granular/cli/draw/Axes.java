package dev.granular.cli.draw;

import dev.granular.cli.draw.Lettering.Anchor;

/**
 * A frame with an axis along its lower and its left side.
 *
 * @param left of the frame, in points; so are top, width and height
 * @param x what runs to the right
 * @param y what runs upward
 */
public record Axes(double left, double top, double width, double height, Axis x, Axis y) {
    /** Size of letters. */
    static final double LETTERS = 9;

    private static final double TICK = 3;

    /**
     * What runs along a side.
     *
     * @param low at its start; below {@code high}
     */
    public record Axis(String title, double low, double high) {}

    /** Returns where a value stands, in points from the left. */
    public double across(double value) {
        return left + (value - x.low) / (x.high - x.low) * width;
    }

    /** Returns where a value stands, in points from the top. */
    public double down(double value) {
        return top + height - (value - y.low) / (y.high - y.low) * height;
    }

    /** Draws frame, ticks and titles. */
    void draw(Canvas canvas, Palette palette) {
        var pen = new Pen(palette.muted(), 0.6);
        canvas.line(new Trace().box(left, top, width, height), pen);
        Ticks across = Ticks.of(x.low, x.high, (int) Math.max(2, width / 38));
        for (int i = 0; i < across.values().size(); i++) {
            double at = across(across.values().get(i));
            canvas.line(Trace.line(at, top + height, at, top + height + TICK), pen);
            canvas.text(
                    across.labels().get(i),
                    at,
                    top + height + TICK + LETTERS,
                    new Lettering(palette.ink(), LETTERS, Anchor.MIDDLE));
        }
        Ticks up = Ticks.of(y.low, y.high, (int) Math.max(2, height / 32));
        for (int i = 0; i < up.values().size(); i++) {
            double at = down(up.values().get(i));
            canvas.line(Trace.line(left - TICK, at, left, at), pen);
            canvas.text(
                    up.labels().get(i),
                    left - TICK - 2,
                    at + LETTERS / 3,
                    new Lettering(palette.ink(), LETTERS, Anchor.END));
        }
        canvas.text(
                x.title,
                left + width / 2,
                top + height + TICK + 2.4 * LETTERS,
                new Lettering(palette.ink(), LETTERS, Anchor.MIDDLE));
        canvas.text(
                y.title,
                left - TICK - 3.2 * LETTERS,
                top + height / 2,
                new Lettering(palette.ink(), LETTERS, Anchor.MIDDLE, true));
    }
}
