package dev.granular.cli.report;

import static dev.granular.cli.draw.Markup.escape;

import dev.granular.arrow.output.ExplanationRow;
import dev.granular.inference.Interval;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section of the page that says why each model is worst where it is. */
final class WorstPlaces {
    private final List<WorstPlace> places;

    WorstPlaces(List<WorstPlace> places) {
        this.places = List.copyOf(places);
    }

    /** Returns the section; nothing if there are no places. */
    String html() {
        return places.isEmpty()
                ? ""
                : HtmlReport.resource("worst.html")
                        .replace("{method}", places.getFirst().method().name())
                        .replace(
                                "{places}",
                                places.stream().map(WorstPlaces::place).collect(Collectors.joining()));
    }

    private static String place(WorstPlace worst) {
        String interval = worst.estimate().interval() instanceof Interval(double low, double high)
                ? " (%s to %s)".formatted(HtmlText.rounded(low), HtmlText.rounded(high))
                : "";
        String unit = worst.isClustered() ? "cluster" : "image";
        return """
                <details>
                <summary><strong>%s</strong>: %s%s at Q %s, Qd %s</summary>
                <div class="scroll" tabindex="0" role="region" aria-label="%s hurting %s">
                %s
                </div>
                <div class="scroll" tabindex="0" role="region" aria-label="pairs that %s orders wrongly">
                %s
                </div>
                </details>
                """.formatted(
                        escape(worst.model()),
                        HtmlText.rounded(worst.estimate().value()),
                        interval,
                        number(worst.place().q()),
                        number(worst.place().qd()),
                        unit + "s",
                        escape(worst.model()),
                        hurting(worst.rows("hurts"), unit),
                        escape(worst.model()),
                        pairs(worst.rows("wrong_pair")));
    }

    private static String hurting(List<ExplanationRow> rows, String unit) {
        return table(
                "Hurt most: without the " + unit + " the value would be higher",
                List.of(unit, "MOS", "σ", "score", "share of weight", "effect"),
                rows,
                row -> List.of(
                        row.image().name(),
                        number(row.image().mos()),
                        number(row.image().std()),
                        number(row.image().score()),
                        String.format(Locale.ROOT, "%.2f %%", 100 * row.effect().share()),
                        String.format(Locale.ROOT, "%+.5f", row.effect().effect())));
    }

    private static String pairs(List<ExplanationRow> rows) {
        return table(
                "Heaviest pairs that the model orders unlike people",
                List.of("worse image", "MOS", "score", "better image", "MOS", "score", "weight"),
                rows,
                row -> List.of(
                        row.image().name(),
                        number(row.image().mos()),
                        number(row.image().score()),
                        row.partner().name(),
                        number(row.partner().mos()),
                        number(row.partner().score()),
                        String.format(Locale.ROOT, "%.3g", row.weight())));
    }

    private static String table(
            String caption,
            List<String> headings,
            List<ExplanationRow> rows,
            Function<ExplanationRow, List<String>> cells) {
        if (rows.isEmpty()) {
            return "<p class=\"caption\">" + caption + ": none</p>";
        }
        var html = new StringBuilder("<table>\n<caption>").append(caption).append("</caption>\n<thead>\n<tr>");
        html.append("<th class=\"name\" scope=\"col\">")
                .append(headings.getFirst())
                .append("</th>");
        headings.subList(1, headings.size())
                .forEach(heading ->
                        html.append("<th scope=\"col\">").append(heading).append("</th>"));
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (ExplanationRow row : rows) {
            List<String> texts = cells.apply(row);
            html.append("<tr><th scope=\"row\">")
                    .append(escape(texts.getFirst()))
                    .append("</th>");
            texts.subList(1, texts.size())
                    .forEach(text -> html.append("<td>").append(escape(text)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
    }
}
