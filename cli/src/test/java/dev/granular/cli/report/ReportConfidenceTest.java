package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.SurfacePoint;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says of confidence without a script, and what it hands to the script. */
class ReportConfidenceTest {
    @Test
    void carriesIntervalsBandsAndReasons() throws IOException {
        var inference = TrustedRuns.inference(new Points.Grid(13, 13));
        var data = TrustedRuns.without().with(TrustedRuns.confidence(inference));
        JsonNode json = json(data).get("confidence");
        assertEquals("95 %", json.get("level").asText());
        assertEquals(13, json.get("qdSteps").asInt());
        int model = data.samples().models().indexOf(TrustedRuns.GOOD);
        JsonNode srcc = json.get("models").get(model).get("SRCC");
        var band = inference.band(TrustedRuns.GOOD, Method.SRCC);
        byte[] why = Base64.getDecoder().decode(srcc.get("why").asText());
        int given = 0;
        for (int k = 0; k < inference.points().size(); k++) {
            var estimate = inference.estimate(TrustedRuns.GOOD, Method.SRCC, k);
            assertEquals((float) estimate.se(), floats(srcc, "se")[k]);
            if (estimate.interval() instanceof Interval interval) {
                given++;
                assertEquals(0, why[k]);
                assertEquals((float) interval.low(), floats(srcc, "low")[k]);
                assertEquals((float) interval.high(), floats(srcc, "high")[k]);
                assertEquals((float) ((Interval) band.intervals().get(k)).low(), floats(srcc, "bandLow")[k]);
            } else {
                assertEquals(((NoInterval) estimate.interval()).ordinal() + 1, why[k]);
                assertTrue(Float.isNaN(floats(srcc, "high")[k]));
            }
        }
        assertTrue(given > 20 && given < 169, given + " given");
        assertEquals(NoInterval.values().length, json.get("reasons").size());
    }

    @Test
    void carriesFindingsOfEveryPair() throws IOException {
        var inference = TrustedRuns.inference(new Points.Grid(13, 13));
        JsonNode pairs = json(TrustedRuns.without().with(TrustedRuns.confidence(inference)))
                .get("confidence")
                .get("pairs");
        assertEquals(9, pairs.size());
        JsonNode first = pairs.get(0);
        var comparison = inference.compare(TrustedRuns.FAIR, TrustedRuns.GOOD, Method.PLCC);
        assertEquals(0, first.get("a").asInt());
        assertEquals(1, first.get("b").asInt());
        assertTrue(first.get("differ").asBoolean());
        byte[] verdicts = Base64.getDecoder().decode(first.get("verdict").asText());
        for (int k = 0; k < verdicts.length; k++) {
            assertEquals(comparison.verdict(k).ordinal(), verdicts[k]);
        }
        assertTrue(comparison.share(Verdict.SECOND_BETTER) > 0.1);
    }

    @Test
    void putsPlusMinusInTheTableAndTheIntervalOnHover() {
        var data = TrustedRuns.coarse();
        String page = HtmlReport.render(data);
        var score = data.scores().getFirst();
        var estimate = data.confidence()
                .orElseThrow()
                .gmc(score.model(), score.method(), score.gmc())
                .orElseThrow();
        var interval = (Interval) estimate.interval();
        String size = interval.isLopsided(score.gmc())
                ? "[" + HtmlText.rounded(interval.low()) + ", " + HtmlText.rounded(interval.high()) + "]"
                : "± " + HtmlText.rounded((interval.high() - interval.low()) / 2);
        assertTrue(page.contains(HtmlText.decimals(score.gmc()) + " <span class=\"pm\">" + size + "</span>"));
        assertTrue(page.contains("<span class=\"pm\">± "));
        assertTrue(page.contains("title=\"%s; 95 %% interval %s to %s; standard error %s"
                .formatted(
                        score.gmc(),
                        HtmlText.decimals(interval.low()),
                        HtmlText.decimals(interval.high()),
                        HtmlText.decimals(estimate.se()))));
        assertTrue(page.contains("± half of the 95 % interval"));
        assertTrue(page.contains("id=\"trust-title\""));
    }

    @Test
    void comparesNeighboursInWords() {
        var confidence = TrustedRuns.coarse().confidence().orElseThrow();
        for (var method : List.of(Method.PLCC, Method.KRCC)) {
            List<String> sentences = new RankSentences(confidence).of(method);
            assertEquals(2, sentences.size());
            assertTrue(
                    sentences
                            .getFirst()
                            .matches(
                                    "good beats (fair|twin) by 0\\.\\d+ ± 0\\.\\d+; better on [1-9]\\d* % of the grid"),
                    sentences.getFirst());
            assertTrue(
                    sentences
                            .getLast()
                            .matches("no significant difference between (fair and twin|twin and fair) "
                                    + "\\(0\\.\\d+ ± 0\\.\\d+\\)"),
                    sentences.getLast());
        }
    }

    @Test
    void saysNothingOfConfidenceWithoutIt() throws IOException {
        var data = TrustedRuns.without();
        String page = HtmlReport.render(data);
        assertFalse(page.contains("class=\"pm") || page.contains("id=\"ranks\"") || page.contains("trust-title"));
        assertFalse(json(data).has("confidence"));
    }

    @Test
    void ranksByTheGlobalFigureWhereThereIsNoGrid() throws IOException {
        var data = TrustedRuns.scattered();
        String page = HtmlReport.render(data);
        assertTrue(page.contains("Neighbours in rank, by the global figure"));
        assertTrue(
                page.contains("of the evaluated points"),
                page.substring(page.indexOf("<h3>"), page.indexOf("<h3>") + 900));
        assertEquals(0, json(data).get("confidence").get("qdSteps").asInt());
    }

    @Test
    void speaksOfScoresAlone() throws IOException {
        var whole = TrustedRuns.coarse();
        var data = whole.with(whole.confidence().orElseThrow().ofScoresAlone());
        String page = HtmlReport.render(data);
        assertTrue(page.contains("class=\"pm") && page.contains("trust-title"));
        assertFalse(page.contains("<strong>band</strong>"));
        assertTrue(HtmlReport.render(whole).contains("<strong>band</strong>"));
        assertFalse(json(data).has("confidence"));
    }

    @Test
    void knowsAGrid() {
        var grid =
                List.of(new SurfacePoint(0, 0), new SurfacePoint(0, 1), new SurfacePoint(2, 0), new SurfacePoint(2, 1));
        assertEquals(2, ConfidenceJson.columns(grid));
        assertEquals(0, ConfidenceJson.columns(grid.subList(0, 3)));
        assertEquals(0, ConfidenceJson.columns(grid.subList(0, 2)));
        assertEquals(0, ConfidenceJson.columns(List.of(new SurfacePoint(0, 0), new SurfacePoint(1, 1))));
        assertEquals(0, ConfidenceJson.columns(List.of(new SurfacePoint(0, 0))));
    }

    @Test
    void roundsSharesNeverToNothingOrAll() {
        assertEquals("under 1 %", HtmlText.percent(0.004));
        assertEquals("over 99 %", HtmlText.percent(0.996));
        assertEquals("0 %", HtmlText.percent(0));
        assertEquals("100 %", HtmlText.percent(1));
        assertEquals("94 %", HtmlText.percent(0.94));
    }

    private static JsonNode json(ReportData data) throws IOException {
        return new ObjectMapper().readTree(ReportJson.of(data));
    }

    private static float[] floats(JsonNode object, String field) {
        var buffer = ByteBuffer.wrap(
                        Base64.getDecoder().decode(object.get(field).asText()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
