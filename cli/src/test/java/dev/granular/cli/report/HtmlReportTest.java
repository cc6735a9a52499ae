package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.cli.draw.Markup;
import dev.granular.evaluation.ModelScore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String HOSTILE = "</script><script>alert('1')</script> \"ü\" {{plotly}} &amp; $1 \\ 模型";

    @Test
    void loadsNothingFromElsewhere() {
        String page = HtmlReport.render(SampleRuns.fitted("niqe", "topiq"));
        List<String> links = all(page, "(?i)\\b(?:src|href|srcset|action)\\s*=\\s*[\"']?([^\"'\\s>]*)");
        assertEquals(List.of("data:,", "https://arxiv.org/abs/2601.21738"), links);
        assertFalse(page.contains("@import") || page.contains("url("), "styles load something");
        assertTrue(page.contains("default-src 'none'"), "the page may load something");
    }

    @Test
    void carriesThePlottingLibrary() throws IOException {
        byte[] packed = Base64.getDecoder().decode(script(HtmlReport.render(SampleRuns.fitted("niqe")), "plotly"));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed));
                var original = getClass().getResourceAsStream(original())) {
            assertArrayEquals(original.readAllBytes(), unpacked.readAllBytes());
        }
    }

    @Test
    void carriesEveryNumberInFull() throws IOException {
        var data = SampleRuns.fitted("niqe", "topiq");
        var fields = strings(script(HtmlReport.render(data), "data"));
        var samples = data.samples();
        double[] pairs = new double[samples.points().size()];
        double[] srcc = new double[pairs.length];
        for (int p = 0; p < pairs.length; p++) {
            pairs[p] = samples.effectivePairs(p);
            srcc[p] = samples.value(1, Method.SRCC, p);
        }
        assertArrayEquals(pairs, doubles(fields.get("/pairs")));
        assertArrayEquals(srcc, doubles(fields.get("/values[1]/SRCC")));
        var last = data.scores().getLast();
        var surface = last.surface().orElseThrow();
        assertEquals(last.model(), fields.get("/surfaces[5]/model"));
        assertEquals("KRCC", fields.get("/surfaces[5]/method"));
        double[] heights = doubles(fields.get("/surfaces[5]/heights"));
        assertEquals(surface.height(3, 17), heights[3 * surface.qdSteps() + 17]);
        assertEquals(surface.qd(17), doubles(fields.get("/surfaces[5]/qd"))[17]);
    }

    @Test
    void saysWhatAccuracyWasAskedForAndWhatErrorsAre() {
        String close = script(HtmlReport.render(SampleRuns.compressedGrid("niqe")), "data");
        assertTrue(close.contains("\"tolerance\":" + 1e-6));
        assertTrue(close.contains("\"errors\":"));
        assertTrue(script(HtmlReport.render(SampleRuns.grid("niqe")), "data").contains("\"tolerance\":0.0"));
    }

    @Test
    void keepsHostileTextHarmless() throws IOException {
        var sample = SampleRuns.fitted(HOSTILE, "other");
        var data = new ReportData(
                HOSTILE,
                sample.range(),
                sample.samples(),
                sample.scores(),
                50,
                Map.of(HOSTILE, HOSTILE),
                List.of(HOSTILE));
        String page = HtmlReport.render(data);
        assertEquals(3, all(page, "(<script)").size());
        assertEquals(3, all(page, "(</script)").size());
        assertEquals(HOSTILE, strings(script(page, "data")).get("/models[0]"));
        String shown = Markup.escape(HOSTILE);
        assertTrue(page.contains("<h1>" + shown + "</h1>"));
        assertTrue(page.contains("<th scope=\"row\">" + shown + "</th>"));
        assertTrue(page.contains("<dt>" + shown + "</dt><dd>" + shown + "</dd>"));
        assertTrue(page.contains("<li>" + shown + "</li>"));
    }

    @Test
    void showsScoresWithoutScript() {
        var data = SampleRuns.fitted("niqe", "topiq");
        String table = table(HtmlReport.render(data));
        for (var score : data.scores()) {
            assertTrue(table.contains("title=\"" + score.gmc() + "; bandwidth Q 12.5; bandwidth Qd 9.25\""), table);
            assertTrue(table.contains(">" + HtmlText.decimals(score.gmc()) + "<"), table);
        }
        assertEquals(6, all(table, "(class=\"best\")").size(), "one best of each column");
        assertEquals(List.of("0.9000", "0.9000", "0.9000"), all(row(table, "niqe"), "class=\"best\">(0.9[0-9]*)"));
        assertEquals(3, all(row(table, "topiq"), "(class=\"best\")").size());
    }

    @Test
    void marksEveryEqualBestAndNoneOfASingleModel() {
        var equal = List.of(score("one", 0.5), score("two", 0.5), score("three", Double.NaN));
        var methods = List.of(Method.PLCC);
        String table = new ScoreTable(List.of("one", "two", "three"), methods, equal, Optional.empty()).html();
        assertEquals(2, all(table, "(class=\"best\")").size());
        String alone = new ScoreTable(List.of("one"), methods, List.of(score("one", 0.5)), Optional.empty()).html();
        assertFalse(alone.contains("best"));
    }

    @Test
    void showsUndefinedValuesAsSuch() throws IOException {
        var points = List.of(new SurfacePoint(10, 20), new SurfacePoint(30, 40));
        var samples = new Correlations(
                points,
                List.of("flat"),
                List.of(Method.PLCC),
                new double[] {Double.NaN, 0.5},
                new double[] {0, 70},
                new double[] {0, 0},
                Computation.direct("direct", List.of()));
        double[] axis = {0, 100};
        var surface = new Surface(axis, axis, new double[] {Double.NaN, 0.1, 0.2, 0.3});
        var score = new ModelScore(
                "flat", Method.PLCC, surface.meanHeight(), Double.NaN, Optional.of(surface), Optional.empty());
        String page = HtmlReport.render(
                new ReportData("Flat", SampleRuns.RANGE, samples, List.of(score), 50, Map.of(), List.of()));
        assertEquals(
                2,
                all(table(page), "(<td data-value=\"\" title=\"undefined\">–</td>)")
                        .size());
        assertArrayEquals(
                new double[] {Double.NaN, 0.5},
                doubles(strings(script(page, "data")).get("/values[0]/PLCC")));
        assertFalse(page.contains("id=\"warnings-title\""), "no warnings, no heading");
    }

    @Test
    void hasNoScoreOfASurfaceWithoutSurfaces() throws IOException {
        String page = HtmlReport.render(SampleRuns.pointsOnly("niqe", "topiq"));
        assertFalse(table(page).contains("GMC"));
        assertEquals(List.of("0.9000", "0.9000", "0.9000"), all(row(table(page), "niqe"), ">(0.9[0-9]*)<"));
        assertTrue(script(page, "data").contains("\"surfaces\":[]"));
    }

    private static ModelScore score(String model, double global) {
        return new ModelScore(model, Method.PLCC, Double.NaN, global, Optional.empty(), Optional.empty());
    }

    private static String original() throws IOException {
        String folder = "/META-INF/maven/org.webjars.npm/plotly.js-dist/pom.properties";
        try (var in = HtmlReportTest.class.getResourceAsStream(folder)) {
            var properties = new Properties();
            properties.load(in);
            return "/META-INF/resources/webjars/plotly.js-dist/" + properties.getProperty("version") + "/plotly.js";
        }
    }

    private static String script(String page, String id) {
        return all(page, "(?s)<script [^>]*id=\"" + id + "\">(.*?)</script>").getFirst();
    }

    private static String table(String page) {
        return all(page, "(?s)(<table.*?</table>)").getFirst();
    }

    private static String row(String table, String model) {
        return all(table, "(<tr [^\n]*>" + model + "</th>.*)").getFirst();
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static double[] doubles(String base64) {
        var buffer = ByteBuffer.wrap(Base64.getDecoder().decode(base64))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
        double[] values = new double[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** Every string of a JSON text by its path. */
    private static Map<String, String> strings(String json) throws IOException {
        var found = new HashMap<String, String>();
        try (var parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    found.put(path(parser.getParsingContext().pathAsPointer().toString()), parser.getText());
                }
            }
        }
        return found;
    }

    /** {@code /a/1/b} as {@code /a[1]/b}. */
    private static String path(String pointer) {
        return pointer.replaceAll("/(\\d+)", "[$1]");
    }
}
