package dev.granular.cli.draw;

import dev.granular.cli.draw.Lettering.Anchor;
import java.util.Arrays;
import java.util.List;

/**
 * Colours of values, in steps.
 *
 * @param low value of the first colour; below {@code high}
 * @param high value of the last
 * @param colours evenly spaced between them
 */
public record ColourScale(double low, double high, List<Shade> colours) {
    /** Differences of brightness that an eye can tell. */
    private static final int STEPS = 64;

    private static final double BAR = 10;

    /** Viridis of Smith and van der Walt: even steps to the eye, and brighter throughout, so that it survives grey print. */
    private static final List<Shade> VIRIDIS =
            shades(0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c, 0xfde725);

    /** Orange below, blue above 0, as in the report; contours tell the sign where colours do not. */
    private static final List<Shade> DIVERGING = shades(0xb35806, 0xf0a860, 0xf2f2f2, 0x7fb2d8, 0x2166ac);

    /** Copies the colours. */
    public ColourScale {
        colours = List.copyOf(colours);
    }

    private static List<Shade> shades(int... rgb) {
        return Arrays.stream(rgb).mapToObj(Shade::of).toList();
    }

    /** Returns a scale that rises in brightness. */
    public static ColourScale rising(double low, double high) {
        return new ColourScale(low, high > low ? high : low + 0.1, VIRIDIS);
    }

    /** Returns a scale around 0. */
    public static ColourScale around(double reach) {
        double limit = reach > 0 ? reach : 0.1;
        return new ColourScale(-limit, limit, DIVERGING);
    }

    /** Returns the step of a value, from 0. */
    int step(double value) {
        return (int) Math.clamp(Math.floor((value - low) / (high - low) * STEPS), 0, STEPS - 1);
    }

    /** Returns the colour of a step. */
    Shade shade(int step) {
        double at = (double) step / (STEPS - 1) * (colours.size() - 1);
        int below = Math.min((int) at, colours.size() - 2);
        return colours.get(below).towards(colours.get(below + 1), at - below);
    }

    /** Returns whether black lines are hard to see on a value's colour. */
    boolean isDark(double value) {
        int rgb = shade(step(value)).rgb();
        return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff) < 110;
    }

    /** Draws the scale upright, with its values to the right. */
    void draw(Canvas canvas, double left, double top, double height, String title) {
        double each = height / STEPS;
        for (int step = 0; step < STEPS; step++) {
            double overlap = step == 0 ? 0 : 0.3;
            canvas.fill(new Trace().box(left, top + height - (step + 1) * each, BAR, each + overlap), shade(step));
        }
        Palette palette = Palette.PAPER;
        Ticks ticks = Ticks.of(low, high, (int) Math.max(2, height / 32));
        for (int i = 0; i < ticks.values().size(); i++) {
            double at = top + height - (ticks.values().get(i) - low) / (high - low) * height;
            canvas.line(Trace.line(left + BAR, at, left + BAR + 3, at), new Pen(palette.muted(), 0.6));
            canvas.text(
                    ticks.labels().get(i),
                    left + BAR + 5,
                    at + Axes.LETTERS / 3,
                    new Lettering(palette.ink(), Axes.LETTERS, Anchor.START));
        }
        canvas.text(title, left, top - 6, new Lettering(palette.ink(), Axes.LETTERS, Anchor.START));
    }
}
