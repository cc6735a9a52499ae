package dev.granular.cli.report;

import static dev.granular.cli.draw.Markup.escape;

import dev.granular.arrow.output.FigureRow;
import dev.granular.global.Figure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures over the whole set, a row for each model; below them, which are not given and why. */
final class FigureTable {
    private final List<FigureRow> rows;

    FigureTable(List<FigureRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Returns the table element. */
    String html() {
        var html =
                new StringBuilder("<table id=\"figures\">\n<thead>\n<tr><th class=\"name\" scope=\"col\">Model</th>");
        for (String figure : rows.getFirst().named().keySet()) {
            String heading = FigureWords.heading(figure).stream()
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("<br>"));
            html.append("<th scope=\"col\">").append(heading).append("</th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (FigureRow row : rows) {
            html.append("<tr><th scope=\"row\">").append(escape(row.model())).append("</th>");
            row.named().values().forEach(figure -> html.append(cell(figure)));
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private static String cell(Figure figure) {
        return switch (figure) {
            case Figure.Value value ->
                "<td title=\"%s\">%s</td>"
                        .formatted(
                                value.value()
                                        + (value.standardError() > 0
                                                ? "; standard error " + value.standardError()
                                                        + ", as pairs were sampled"
                                                : ""),
                                FigureWords.number(value));
            case Figure.Missing(var reason) ->
                "<td class=\"none\" title=\"%s\">–<span class=\"sr\"> (%s)</span></td>"
                        .formatted(escape(FigureWords.why(reason)), escape(reason.sentence()));
        };
    }

    /** Returns what a reader must know of single figures, as a list; nothing if there is nothing to say. */
    String notes() {
        List<String> notes = Stream.concat(
                        FigureWords.missing(rows).stream(),
                        rows.stream()
                                .filter(row -> !row.notes().isEmpty())
                                .map(row -> row.model() + ": " + row.notes()))
                .toList();
        return notes.isEmpty()
                ? ""
                : notes.stream()
                        .map(note -> "<li>" + escape(note) + "</li>\n")
                        .collect(Collectors.joining("", "<ul class=\"notes\">\n", "</ul>"));
    }
}
