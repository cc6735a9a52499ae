package dev.granular.cli.report;

import static dev.granular.cli.draw.Markup.escape;
import static dev.granular.cli.report.HtmlText.count;
import static dev.granular.cli.report.HtmlText.decimals;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a run as one HTML file that works offline: styles, scripts, numbers and the plotting library are inside, and
 * the page forbids itself to load anything.
 */
public final class HtmlReport {
    /** What the page explains of places. */
    private static final Pattern OF_PLACES = Pattern.compile("(?s)<!-- places -->.*<!-- end -->");

    /** Parts of one script, by job; a constant stands before what is computed from it. */
    private static final List<String> SCRIPTS = List.of(
            "confidence.js",
            "numbers.js",
            "ceiling.js",
            "looks.js",
            "surfaces.js",
            "maps.js",
            "profiles.js",
            "groups.js",
            "controls.js",
            "scores.js",
            "captions.js",
            "paper.js",
            "start.js");

    private HtmlReport() {}

    /** Returns the style sheet of all pages. */
    public static String style() {
        return resource("report.css");
    }

    /** Returns the page of {@code data}, to be stored as UTF-8. */
    public static String render(ReportData data) {
        var html = new StringWriter();
        try {
            write(data, html);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return html.toString();
    }

    /**
     * Writes the page of {@code data}.
     *
     * @param html where the page goes, to be stored as UTF-8
     */
    public static void write(ReportData data, Writer html) throws IOException {
        new PageTemplate(resource("report.html")).write(name -> part(name, data), html);
    }

    private static String part(String name, ReportData data) {
        return switch (name) {
            case "title" -> escape(data.title());
            case "summary" -> summary(data);
            case "warnings" -> warnings(data.warnings());
            case "scores" -> scores(data);
            case "plusminus" -> data.confidence().map(HtmlReport::plusMinus).orElse("");
            case "ranks" ->
                data.confidence().map(known -> new RankSentences(known).html()).orElse("");
            case "trust" -> data.confidence().map(HtmlReport::trust).orElse("");
            case "profiles" -> new SupplementSections(data.supplements()).profiles();
            case "figures" -> new SupplementSections(data.supplements()).figures();
            case "groups" ->
                data.supplements()
                        .groups()
                        .map(known -> new GroupTables(known).html())
                        .orElse("");
            case "worst" -> new WorstPlaces(data.supplements().worst()).html();
            case "facts" -> facts(data.facts());
            case "css" -> style();
            case "data" -> ReportJson.of(data);
            case "plotly" -> Base64.getEncoder().encodeToString(bytes("plotly.js.gz"));
            case "js" -> SCRIPTS.stream().map(HtmlReport::resource).collect(Collectors.joining("\n"));
            default -> throw new IllegalStateException("the page has no part " + name);
        };
    }

    private static String summary(ReportData data) {
        var samples = data.samples();
        return "%s · %s · %s · MOS from %s to %s"
                .formatted(
                        count(samples.models().size(), "model"),
                        String.join(
                                ", ", samples.methods().stream().map(Enum::name).toList()),
                        count(samples.points().size(), "surface point"),
                        decimals(data.range().min()),
                        decimals(data.range().max()));
    }

    private static String warnings(List<String> warnings) {
        if (warnings.isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<section class=\"warnings\" aria-labelledby=\"warnings-title\">\n");
        html.append("<h2 id=\"warnings-title\">Warnings</h2>\n<ul>\n");
        for (var warning : warnings) {
            html.append("<li>").append(escape(warning)).append("</li>\n");
        }
        return html.append("</ul>\n</section>").toString();
    }

    private static String scores(ReportData data) {
        var samples = data.samples();
        return new ScoreTable(samples.models(), samples.methods(), data.scores(), data.confidence()).html();
    }

    private static String plusMinus(ReportConfidence confidence) {
        return " ± half of the " + confidence.percent()
                + " interval; ± ? where there is none. The highest value need not be"
                + " the best model: the sentences say what is shown.";
    }

    /** Returns how to read what the page says of confidence. */
    private static String trust(ReportConfidence confidence) {
        var sample = confidence.surface().sample();
        String units = sample.clustered() ? "clusters" : "images";
        String rest = "Intervals come from %s %s".formatted(String.format(Locale.ROOT, "%,d", sample.units()), units)
                + (sample.isWhole()
                        ? "."
                        : ", a sample of %s, and are scaled to all."
                                .formatted(String.format(Locale.ROOT, "%,d", sample.ofUnits())));
        String text = resource("trust.html");
        return (confidence.ofPlaces() ? text : OF_PLACES.matcher(text).replaceAll(""))
                .replace("{level}", confidence.percent())
                .replace("{units}", units)
                .replace("{unit}", sample.clustered() ? "cluster" : "image")
                .replace("{rest}", rest);
    }

    private static String facts(Map<String, String> facts) {
        var html = new StringBuilder();
        facts.forEach((label, text) ->
                html.append("<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(escape(label), escape(text))));
        return html.toString();
    }

    /** Returns a text that belongs to the page. */
    static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
