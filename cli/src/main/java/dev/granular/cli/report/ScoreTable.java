package dev.granular.cli.report;

import static dev.granular.cli.draw.Markup.escape;
import static dev.granular.cli.report.HtmlText.decimals;

import dev.granular.Method;
import dev.granular.evaluation.ModelScore;
import dev.granular.inference.Estimate;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The table of scores, one row for each model, two columns for each method: complete without a script, which adds
 * sorting and selecting.
 */
final class ScoreTable {
    /** One column: a figure of one method. */
    private record Figure(Method method, String name, ToDoubleFunction<ModelScore> of) {
        double of(ModelScore score) {
            return of.applyAsDouble(score);
        }

        boolean isGmc() {
            return name.equals("GMC");
        }
    }

    private final List<String> models;
    private final List<ModelScore> scores;
    private final List<Method> methods;
    private final Optional<ReportConfidence> confidence;
    private final List<Figure> figures = new ArrayList<>();

    ScoreTable(
            List<String> models, List<Method> methods, List<ModelScore> scores, Optional<ReportConfidence> confidence) {
        this.confidence = confidence;
        this.models = models;
        this.methods = methods;
        this.scores = scores;
        for (var method : methods) {
            if (hasSurfaces()) {
                figures.add(new Figure(method, "GMC", ModelScore::gmc));
            }
            figures.add(new Figure(method, "global", ModelScore::global));
        }
    }

    /** Returns the table element. */
    String html() {
        var html = new StringBuilder("<table id=\"scores\">\n<thead>\n<tr><th rowspan=\"2\" scope=\"col\">Model</th>");
        for (var method : methods) {
            html.append(
                    "<th scope=\"colgroup\" colspan=\"%s\">%s</th>".formatted(figures.size() / methods.size(), method));
        }
        html.append("</tr>\n<tr>");
        for (var figure : figures) {
            html.append("<th scope=\"col\">%s</th>".formatted(figure.name()));
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (int model = 0; model < models.size(); model++) {
            row(html, model);
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private boolean hasSurfaces() {
        return scores.stream().anyMatch(score -> score.surface().isPresent());
    }

    private void row(StringBuilder html, int model) {
        String name = models.get(model);
        html.append("<tr data-model=\"%s\"><th scope=\"row\">%s</th>".formatted(model, escape(name)));
        for (var figure : figures) {
            cell(html, figure, score(name, figure.method()));
        }
        html.append("</tr>\n");
    }

    private void cell(StringBuilder html, Figure figure, Optional<ModelScore> score) {
        double value = score.map(figure::of).orElse(Double.NaN);
        boolean best = models.size() > 1 && value == best(figure);
        html.append("<td data-value=\"%s\" title=\"%s\"%s>%s</td>"
                .formatted(
                        Double.isNaN(value) ? "" : value,
                        score.map(known -> tooltip(figure, known)).orElse("not evaluated"),
                        best ? " class=\"best\"" : "",
                        decimals(value)
                                + score.flatMap(known -> estimate(figure, known))
                                        .map(ConfidenceWords::plusMinus)
                                        .orElse("")
                                + (best ? "<span class=\"sr\"> (best)</span>" : "")));
    }

    private Optional<Estimate> estimate(Figure figure, ModelScore score) {
        double value = figure.of(score);
        return confidence.flatMap(known -> figure.isGmc()
                ? known.gmc(score.model(), score.method(), value)
                : known.global(score.model(), score.method(), value));
    }

    private Optional<ModelScore> score(String model, Method method) {
        return scores.stream()
                .filter(score -> score.model().equals(model) && score.method() == method)
                .findFirst();
    }

    /** Returns the highest value of a column; NaN, which equals nothing, if there is none. */
    private double best(Figure figure) {
        return scores.stream()
                .filter(score -> score.method() == figure.method())
                .mapToDouble(figure.of())
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    private String tooltip(Figure figure, ModelScore score) {
        double value = figure.of(score);
        String text = Double.isNaN(value) ? "undefined" : Double.toString(value);
        text += estimate(figure, score).map(this::interval).orElse("");
        if (figure.isGmc()) {
            text += score.fit()
                    .map(fit -> "; bandwidth Q " + fit.bandwidthQ() + "; bandwidth Qd " + fit.bandwidthQd())
                    .orElse("");
        }
        return text;
    }

    private String interval(Estimate estimate) {
        return switch (estimate.interval()) {
            case Interval interval ->
                "; %s interval %s to %s; standard error %s"
                        .formatted(
                                confidence.orElseThrow().percent(),
                                decimals(interval.low()),
                                decimals(interval.high()),
                                decimals(estimate.se()));
            case NoInterval reason -> "; no interval: " + ConfidenceWords.why(reason);
        };
    }
}
