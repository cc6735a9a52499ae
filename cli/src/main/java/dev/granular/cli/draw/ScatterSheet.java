package dev.granular.cli.draw;

import java.util.List;

/** Scatters of all models side by side. */
public final class ScatterSheet {
    private static final int ACROSS = 3;

    private ScatterSheet() {}

    /** Returns the sheet as a drawing. */
    public static Drawing of(List<MappedScores> models) {
        int across = Math.min(ACROSS, models.size());
        int down = (models.size() + across - 1) / across;
        return new Drawing(
                "Scores and MOS with mapping curves",
                across * ScatterFigure.WIDTH,
                down * ScatterFigure.HEIGHT,
                canvas -> {
                    for (int k = 0; k < models.size(); k++) {
                        new ScatterFigure(models.get(k), models)
                                .draw(
                                        new Shifted(
                                                canvas,
                                                k % across * ScatterFigure.WIDTH,
                                                k / across * ScatterFigure.HEIGHT),
                                        Palette.PAPER);
                    }
                });
    }

    /** Part of a sheet that starts right and below of its corner. */
    private record Shifted(Canvas sheet, double right, double below) implements Canvas {
        @Override
        public void fill(Trace shape, Shade shade) {
            sheet.fill(shape.shifted(right, below), shade);
        }

        @Override
        public void line(Trace trace, Pen pen) {
            sheet.line(trace.shifted(right, below), pen);
        }

        @Override
        public void text(String text, double x, double y, Lettering lettering) {
            sheet.text(text, x + right, y + below, lettering);
        }
    }
}
