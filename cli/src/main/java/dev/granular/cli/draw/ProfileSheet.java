package dev.granular.cli.draw;

import dev.granular.Method;
import dev.granular.cli.draw.Lettering.Anchor;
import dev.granular.profile.Profile;
import java.util.List;
import java.util.stream.IntStream;

/** Profiles side by side on one range of heights, all models in each. */
public final class ProfileSheet {
    private static final double WIDTH = 500;
    private static final double PLOT = 150;
    private static final double LEGEND = 12;
    private static final int ACROSS = 4;

    private final List<Profile> profiles;
    private final Method method;
    private final double threshold;

    /** Prepares a sheet; places with fewer effective pairs than {@code threshold} are greyed. */
    public ProfileSheet(List<Profile> profiles, Method method, double threshold) {
        this.profiles = List.copyOf(profiles);
        this.method = method;
        this.threshold = threshold;
    }

    /** Returns the sheet as a drawing. */
    public Drawing drawing() {
        int rows = (profiles.getFirst().models().size() + ACROSS - 1) / ACROSS;
        return new Drawing("Profiles, " + method, WIDTH, 12 + PLOT + 44 + rows * LEGEND + 16, this::draw);
    }

    private void draw(Canvas canvas) {
        var heights = profiles.stream()
                .flatMapToDouble(profile -> IntStream.range(0, profile.steps())
                        .filter(step -> profile.effectivePairs(step) >= threshold)
                        .boxed()
                        .flatMapToDouble(
                                step -> IntStream.range(0, profile.models().size())
                                        .mapToObj(model -> profile.value(model, method, step))
                                        .flatMapToDouble(value -> value.stream())))
                .summaryStatistics();
        double low = heights.getCount() > 0 ? heights.getMin() : -1;
        double high = heights.getCount() > 0 ? heights.getMax() : 1;
        double margin = Math.max(0.02, 0.05 * (high - low));
        for (int k = 0; k < profiles.size(); k++) {
            draw(canvas, profiles.get(k), k, Math.max(-1, low - margin), Math.min(1, high + margin));
        }
        legend(canvas, profiles.getFirst().models());
    }

    private void draw(Canvas canvas, Profile profile, int k, double low, double high) {
        double[] places =
                IntStream.range(0, profile.steps()).mapToDouble(profile::place).toArray();
        boolean quality = profile.axis() == Profile.Axis.QUALITY;
        var axes = new Axes(
                46 + k * (WIDTH / 2),
                12,
                WIDTH / 2 - 56,
                PLOT,
                new Axes.Axis(quality ? "Q (MOS)" : "Qd (MOS)", places[0], places[places.length - 1]),
                new Axes.Axis(method.toString(), low, high));
        var plot = new LinePlot(axes);
        boolean[] weak = new boolean[places.length];
        for (int step = 0; step < weak.length; step++) {
            weak[step] = !(profile.effectivePairs(step) >= threshold);
        }
        plot.thin(canvas, places, weak);
        for (int model = 0; model < profile.models().size(); model++) {
            double[] values = new double[places.length];
            for (int step = 0; step < values.length; step++) {
                values[step] = profile.value(model, method, step).orElse(Double.NaN);
            }
            plot.line(canvas, places, values, LinePlot.pen(model));
        }
        plot.frame(canvas);
    }

    private void legend(Canvas canvas, List<String> models) {
        double top = 12 + PLOT + 40;
        double each = (WIDTH - 46) / ACROSS;
        for (int model = 0; model < models.size(); model++) {
            double left = 46 + model % ACROSS * each;
            double y = top + (double) (model / ACROSS) * LEGEND;
            canvas.line(Trace.line(left, y, left + 24, y), LinePlot.pen(model));
            canvas.text(
                    Lettering.shortened(models.get(model), 20),
                    left + 29,
                    y + 3,
                    new Lettering(Palette.PAPER.ink(), 8, Anchor.START));
        }
        canvas.text(
                "Without intervals: bumps, and lines that cross or lie close, may be chance. Grey: fewer than "
                        + Math.round(threshold) + " effective pairs.",
                6,
                top + ((models.size() - 1) / ACROSS + 1) * LEGEND + 6,
                new Lettering(Palette.PAPER.muted(), 8, Anchor.START));
    }
}
