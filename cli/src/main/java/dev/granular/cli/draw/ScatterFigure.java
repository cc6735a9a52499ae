package dev.granular.cli.draw;

import dev.granular.Direction;
import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.draw.Lettering.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A dot for each image at the model's score and the MOS, and the curve that carries one to the other. */
public final class ScatterFigure {
    /** Points across. */
    public static final double WIDTH = 240;

    /** Points down. */
    public static final double HEIGHT = 220;

    private static final double LEFT = 44;
    private static final double TOP = 28;

    /** Characters of a title that fit. */
    private static final int TITLE = 34;

    private final MappedScores shown;
    private final Axes axes;

    /** A figure of one model; MOS run over the range of all of {@code models}, so that figures compare. */
    public ScatterFigure(MappedScores shown, List<MappedScores> models) {
        this.shown = shown;
        FigureRow row = shown.row();
        boolean lower = row.direction() == Direction.LOWER_IS_BETTER;
        axes = new Axes(
                LEFT,
                TOP,
                WIDTH - LEFT - 8,
                HEIGHT - TOP - 34,
                axis(lower ? "score (lower is better)" : "score", List.of(shown), MappedScores.Place::score),
                axis("MOS", models, MappedScores.Place::mos));
    }

    private static Axes.Axis axis(String title, List<MappedScores> models, ToDoubleFunction<MappedScores.Place> of) {
        var extent = models.stream()
                .flatMap(model -> Stream.concat(model.images().stream(), model.curve().stream()))
                .mapToDouble(of)
                .summaryStatistics();
        double margin = extent.getMax() > extent.getMin() ? 0.03 * (extent.getMax() - extent.getMin()) : 1;
        return new Axes.Axis(title, extent.getMin() - margin, extent.getMax() + margin);
    }

    /** Draws it. */
    public void draw(Canvas canvas, Palette palette) {
        var dots = new Trace();
        for (MappedScores.Place image : shown.images()) {
            dots.from(axes.across(image.score()), axes.down(image.mos()));
        }
        canvas.line(dots, new Pen(palette.dots(), 2.2));
        var curve = new Trace();
        for (MappedScores.Place place : shown.curve()) {
            double across = axes.across(place.score());
            double down = axes.down(place.mos());
            if (curve.size() == 0) {
                curve.from(across, down);
            } else {
                curve.to(across, down);
            }
        }
        canvas.line(curve, new Pen(palette.ink(), 1.6));
        axes.draw(canvas, palette);
        canvas.text(
                Lettering.shortened(shown.model(), TITLE), LEFT, 11, new Lettering(palette.ink(), 10.5, Anchor.START));
        canvas.text(caption(), LEFT, 23, new Lettering(palette.muted(), Axes.LETTERS, Anchor.START));
    }

    /** Returns the curve and how close it comes, in words. */
    public String caption() {
        var errors = shown.row().figures().errors();
        return FigureRow.word(shown.row().figures().mapping().mapping())
                + number(", PLCC %.4f", errors.plcc().number().orElse(Double.NaN))
                + number(", RMSE %.4g", errors.rmse().number().orElse(Double.NaN));
    }

    private static String number(String format, double value) {
        return Double.isNaN(value)
                ? ""
                : String.format(Locale.ROOT, format, value).replace('-', '−');
    }
}
