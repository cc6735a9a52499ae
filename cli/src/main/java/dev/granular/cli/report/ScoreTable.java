package dev.granular.cli.report;

import static dev.granular.cli.report.HtmlText.decimals;
import static dev.granular.cli.report.HtmlText.escape;

import dev.granular.Method;
import dev.granular.evaluation.ModelScore;
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
    private record Figure(Method method, String name, ToDoubleFunction<ModelScore> of) {}

    private final List<String> models;
    private final List<ModelScore> scores;
    private final List<Method> methods;
    private final List<Figure> figures = new ArrayList<>();

    ScoreTable(List<String> models, List<Method> methods, List<ModelScore> scores) {
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

    /** The table element. */
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
            var score = score(name, figure.method());
            double value = score.map(figure.of()::applyAsDouble).orElse(Double.NaN);
            boolean best = models.size() > 1 && value == best(figure);
            html.append("<td data-value=\"%s\" title=\"%s\"%s>%s</td>"
                    .formatted(
                            Double.isNaN(value) ? "" : value,
                            score.map(known -> tooltip(figure, known)).orElse("not evaluated"),
                            best ? " class=\"best\"" : "",
                            decimals(value) + (best ? "<span class=\"sr\"> (best)</span>" : "")));
        }
        html.append("</tr>\n");
    }

    private Optional<ModelScore> score(String model, Method method) {
        return scores.stream()
                .filter(score -> score.model().equals(model) && score.method() == method)
                .findFirst();
    }

    /** The highest value of a column; NaN, which equals nothing, if there is none. */
    private double best(Figure figure) {
        return scores.stream()
                .filter(score -> score.method() == figure.method())
                .mapToDouble(figure.of())
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    private static String tooltip(Figure figure, ModelScore score) {
        double value = figure.of().applyAsDouble(score);
        String text = Double.isNaN(value) ? "undefined" : Double.toString(value);
        if (figure.name().equals("GMC")) {
            text += score.fit()
                    .map(fit -> "; bandwidth Q " + fit.bandwidthQ() + "; bandwidth Qd " + fit.bandwidthQd())
                    .orElse("");
        }
        return text;
    }
}
