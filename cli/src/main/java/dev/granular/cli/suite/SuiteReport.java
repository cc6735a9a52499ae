package dev.granular.cli.suite;

import static dev.granular.cli.draw.Markup.escape;
import static dev.granular.cli.report.HtmlText.count;

import dev.granular.Method;
import dev.granular.arrow.Release;
import dev.granular.cli.report.HtmlReport;
import dev.granular.cli.report.HtmlText;
import dev.granular.cli.report.PageTemplate;
import dev.granular.cli.suite.Standings.Standing;
import dev.granular.inference.Interval;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One page about all data sets of a suite, complete without a script. */
public final class SuiteReport {
    private final SuiteResult result;
    private final Standings standings;

    private SuiteReport(SuiteResult result) {
        this.result = result;
        this.standings = result.standings();
    }

    /** Writes the page, to be stored as UTF-8. */
    public static void write(SuiteResult result, Writer html) throws IOException {
        new PageTemplate(resource("suite.html")).write(new SuiteReport(result)::part, html);
    }

    private String part(String name) {
        return switch (name) {
            case "title" -> escape(result.title());
            case "summary" -> summary();
            case "gates" -> gates();
            case "figure" -> escape(standings.figure().toString());
            case "standings" -> standings();
            case "surfaces" -> surfaces();
            case "gaps" -> list(standings.gaps());
            case "sets" -> result.sets().stream().map(this::set).collect(Collectors.joining("\n"));
            case "release" -> escape(Release.current());
            case "css" -> HtmlReport.style() + resource("suite.css");
            default -> throw new IllegalStateException("the page has no part " + name);
        };
    }

    private String summary() {
        return count(result.sets().size(), "data set") + " · "
                + count(standings.all().size(), "model") + " · ranked by " + standings.figure();
    }

    private String gates() {
        if (result.checks().isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<section class=\"wide\" aria-labelledby=\"gates-title\">\n");
        html.append("<h2 id=\"gates-title\">Gates</h2>\n<ul class=\"gates\">\n");
        for (SuiteResult.Check check : result.checks()) {
            html.append(check.passes() ? "<li class=\"passes\">passes: " : "<li class=\"fails\">fails: ");
            html.append(escape(check.gate().scope() + " " + check.gate().demand()));
            html.append(list(check.failures())).append("</li>\n");
        }
        return html.append("</ul>\n</section>").toString();
    }

    private String standings() {
        List<Standing> models = standings.all();
        var html = new StringBuilder("<table>\n<thead>\n<tr><th scope=\"col\">Model</th>");
        standings.sets().forEach(set -> html.append(heading(set)));
        List.of("mean", "weighted mean", "mean rank", "wins").forEach(title -> html.append(heading(title)));
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (Standing model : models) {
            html.append("<tr>").append(rowHeading(model.model()));
            for (EvaluatedSet set : result.sets()) {
                html.append(set.cell(model.model())
                        .map(cell -> cell(cell.score(standings.figure()), best(set, standings.figure())))
                        .orElse("<td title=\"the suite leaves it out\">–</td>"));
            }
            html.append(number(model.mean(), best(models, Standing::mean)));
            html.append(number(model.weightedMean(), best(models, Standing::weightedMean)));
            html.append("<td>")
                    .append(
                            model.meanRank().isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            "%.2f",
                                            model.meanRank().getAsDouble())
                                    : "–")
                    .append("</td><td>")
                    .append(model.wins())
                    .append("</td></tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    /** Returns a map of every surface, models × data sets; nothing if there is none. */
    private String surfaces() {
        Method method = standings.figure().method();
        if (result.cells().stream().allMatch(cell -> cell.relief(method).isEmpty())) {
            return "";
        }
        var html = new StringBuilder("<section class=\"wide\" aria-labelledby=\"surfaces-title\">\n");
        html.append("<h2 id=\"surfaces-title\">Surfaces, ").append(method).append("</h2>\n");
        html.append(ReliefDrawing.legend())
                .append("<div class=\"scroll whole\"><table class=\"reliefs\">\n<thead>\n<tr>");
        html.append("<th scope=\"col\">Model</th>");
        standings.sets().forEach(set -> html.append(heading(set)));
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (Standing model : standings.all()) {
            html.append("<tr>").append(rowHeading(model.model()));
            for (EvaluatedSet set : result.sets()) {
                String name = model.model() + " on " + set.name();
                html.append("<td>")
                        .append(set.cell(model.model())
                                .flatMap(cell -> cell.relief(method))
                                .map(relief -> ReliefDrawing.map(relief, name))
                                .orElse("–"))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("""
                </tbody>
                </table></div>
                <p class="caption">Quality Q to the right, over the range of each data set; quality difference Qd upwards, from 0. Where a
                map is dark, scores do not follow people. Fields are coarse, and small differences between maps mean nothing:
                <code>granular surface</code> has all digits, intervals, and tests of differences.</p>
                </section>""");
        return html.toString();
    }

    private String set(EvaluatedSet set) {
        List<Figure> figures =
                set.cells().getFirst().scores().stream().map(Score::figure).toList();
        var html = new StringBuilder("<section class=\"wide\">\n<h2>");
        html.append(escape(set.name())).append("</h2>\n<p class=\"caption\">");
        html.append(count(set.images(), "image")).append("</p>\n");
        html.append("<div class=\"scroll\"><table>\n<thead>\n<tr><th scope=\"col\">Model</th>");
        figures.forEach(figure -> html.append(heading(figure.toString())));
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (Cell cell : set.cells()) {
            html.append("<tr>").append(rowHeading(cell.model()));
            figures.forEach(figure -> html.append(cell(cell.score(figure), best(set, figure))));
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
        html.append(list(reasons(set)));
        if (!set.warnings().isEmpty()) {
            html.append("<div class=\"warnings\"><h3>Warnings</h3>")
                    .append(list(set.warnings()))
                    .append("</div>\n");
        }
        html.append("<details><summary>Choices</summary>")
                .append(list(set.notes()))
                .append("</details>\n");
        return html.append("</section>").toString();
    }

    /** Returns why figures have no value or no interval, each reason once, with the models that it is about if these are not all. */
    private static List<String> reasons(EvaluatedSet set) {
        return Remarks.of(
                set.cells(),
                cell -> cell.scores().stream()
                        .flatMap(score -> score.why().stream())
                        .toList());
    }

    private static String heading(String text) {
        return "<th scope=\"col\">" + escape(text) + "</th>";
    }

    private static String rowHeading(String text) {
        return "<th scope=\"row\">" + escape(text) + "</th>";
    }

    private static double best(EvaluatedSet set, Figure figure) {
        return best(set.cells(), cell -> cell.value(figure));
    }

    /** Returns the highest of two values or more; NaN, which equals nothing, of fewer. */
    private static <T> double best(List<T> all, Function<T, OptionalDouble> value) {
        double[] values = all.stream()
                .map(value)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        return values.length < 2 ? Double.NaN : values[values.length - 1];
    }

    private static String number(OptionalDouble value, double best) {
        double number = value.orElse(Double.NaN);
        return "<td" + (number == best ? " class=\"best\"" : "") + ">" + HtmlText.decimals(number) + "</td>";
    }

    private static String cell(Score score, double best) {
        double value = score.value().orElse(Double.NaN);
        String title = score.interval()
                .map(interval -> value + ", interval " + interval.low() + " to " + interval.high())
                .orElseGet(() -> (score.value().isPresent() ? value + ", " : "")
                        + score.why().orElseThrow());
        return "<td" + (value == best ? " class=\"best\"" : "") + " title=\"" + escape(title) + "\">"
                + HtmlText.decimals(value)
                + (score.value().isPresent() ? plusMinus(score) : "") + "</td>";
    }

    private static String plusMinus(Score score) {
        return score.interval()
                .map(interval -> interval.isLopsided(score.value().getAsDouble())
                        ? " <span class=\"pm\">[" + HtmlText.rounded(interval.low()) + ", "
                                + HtmlText.rounded(interval.high()) + "]</span>"
                        : " <span class=\"pm\">± " + HtmlText.rounded(half(interval)) + "</span>")
                .orElse(" <span class=\"pm none\">± ?</span>");
    }

    private static double half(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    private static String list(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "<li>" + escape(line) + "</li>")
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
    }

    private static String resource(String name) {
        try (InputStream in = SuiteReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
