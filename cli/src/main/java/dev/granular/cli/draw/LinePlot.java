package dev.granular.cli.draw;

import java.util.List;

/** Lines of several models along one axis. */
final class LinePlot {
    /** Lengths drawn and left out, so that lines differ in grey, too. */
    private static final List<List<Double>> DASHES =
            List.of(List.of(), List.of(6.0, 3.0), List.of(1.5, 2.5), List.of(7.0, 2.5, 1.5, 2.5), List.of(11.0, 3.0));

    private static final int[] COLOURS = {0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0x8c6d00, 0x666666
    };

    private final Axes axes;

    LinePlot(Axes axes) {
        this.axes = axes;
    }

    /** Returns how a model's line looks. */
    static Pen pen(int model) {
        return new Pen(Shade.of(COLOURS[model % COLOURS.length]), 1.3, DASHES.get(model % DASHES.size()));
    }

    /** Greys stretches of the axis that rest on too little. */
    void thin(Canvas canvas, double[] places, boolean[] weak) {
        double half = (places[1] - places[0]) / 2;
        for (int step = 0; step < places.length; step++) {
            if (weak[step]) {
                double from = axes.across(Math.max(axes.x().low(), places[step] - half));
                double to = axes.across(Math.min(axes.x().high(), places[step] + half));
                canvas.fill(new Trace().box(from, axes.top(), to - from, axes.height()), Shade.of(0xe2e2e2));
            }
        }
    }

    /** Draws a line; it is broken where values are NaN. */
    void line(Canvas canvas, double[] places, double[] values, Pen pen) {
        var trace = new Trace();
        boolean drawn = false;
        for (int step = 0; step < places.length; step++) {
            boolean here = !Double.isNaN(values[step]);
            double y = here
                    ? axes.down(
                            Math.clamp(values[step], axes.y().low(), axes.y().high()))
                    : 0;
            if (here && drawn) {
                trace.to(axes.across(places[step]), y);
            } else if (here) {
                trace.from(axes.across(places[step]), y);
            }
            drawn = here;
        }
        canvas.line(trace, pen);
    }

    void frame(Canvas canvas) {
        axes.draw(canvas, Palette.PAPER);
    }
}
