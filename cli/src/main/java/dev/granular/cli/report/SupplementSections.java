package dev.granular.cli.report;

import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.draw.MappedScores;
import dev.granular.cli.draw.Palette;
import dev.granular.cli.draw.ScatterFigure;
import dev.granular.cli.draw.SvgCanvas;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sections of the page for what was asked for beside the surface. */
final class SupplementSections {
    private final ReportSupplements supplements;

    SupplementSections(ReportSupplements supplements) {
        this.supplements = supplements;
    }

    /** Returns figures over the whole set, and the scatters behind them; nothing if there are none. */
    String figures() {
        List<MappedScores> scores = supplements.scores();
        if (scores.isEmpty()) {
            return "";
        }
        List<FigureRow> rows = scores.stream().map(MappedScores::row).toList();
        var table = new FigureTable(rows);
        return HtmlReport.resource("figures.html")
                .replace(
                        "{mapping}",
                        FigureRow.word(rows.getFirst().figures().mapping().mapping()))
                .replace(
                        "{dots}",
                        dots(
                                rows.getFirst().images(),
                                scores.getFirst().images().size()))
                .replace("{notes}", table.notes())
                .replace("{table}", table.html())
                .replace("{scatters}", scatters(scores));
    }

    private static String dots(int images, int drawn) {
        return drawn == images
                ? "every image"
                : String.format(
                        Locale.ROOT, "%,d of %,d images, spread evenly over the order of the MOS", drawn, images);
    }

    private static String scatters(List<MappedScores> models) {
        return models.stream()
                .map(model -> {
                    var figure = new ScatterFigure(model, models);
                    var canvas = new SvgCanvas(ScatterFigure.WIDTH, ScatterFigure.HEIGHT);
                    figure.draw(canvas, Palette.PAGE);
                    return canvas.element("Scores of " + model.model() + " and MOS with the curve " + figure.caption());
                })
                .collect(Collectors.joining("\n"));
    }

    /** Returns the place of the profiles; nothing if there are none. */
    String profiles() {
        return supplements.profiles().isEmpty() ? "" : HtmlReport.resource("profiles.html");
    }
}
