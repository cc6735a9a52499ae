package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.evaluation.Evaluation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScaleRunTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);

    @Test
    void isFoundByItsName() {
        assertEquals(ScaleRun.MILLION_WITHOUT_KRCC, NamedRun.find("million-without-krcc", ScaleRun.values()));
        var unknown = assertThrows(InputException.class, () -> NamedRun.find("billion", ScaleRun.values()));
        assertTrue(unknown.getMessage().contains("million-without-krcc"), unknown.getMessage());
    }

    @Test
    void publishedSetsNeedAFolder() {
        var report = new ScaleReport(Optional.empty(), true);
        var missing = assertThrows(InputException.class, () -> ScaleRun.PUBLISHED.run(report));
        assertTrue(missing.getMessage().contains("--conformance"), missing.getMessage());
    }

    /** There is an error for each method, within the tolerance. */
    @Test
    void accuracyIsThatOfTheCompressedSum() {
        var set = SigmaProfile.WIDE.simulate(2000, 1);
        List<Figure> figures = AccuracyCheck.of("wide", set.ratings(), set.predictions());
        for (Method method : Method.values()) {
            List<Figure> own = figures.stream()
                    .filter(f -> f.parameters().get("method").equals(method.name()))
                    .toList();
            assertEquals(3, own.size());
            for (int i = 0; i < own.size(); i++) {
                assertEquals(200, own.get(i).number("points"));
                assertTrue(own.get(i).number("super points") > 0);
                double tolerance = own.get(i).number("tolerance");
                assertTrue(
                        own.get(i).value() > 0 && own.get(i).value() <= tolerance,
                        own.get(i).toString());
            }
        }
    }

    @Test
    void figuresStandBesideTheirBounds() {
        EvaluationInput input = EvaluationInput.simulated(200, 1);
        var evaluation = Evaluation.of(input.ratings()).points(new Points.Given(input.points()));
        var report = new ScaleReport(Optional.empty(), false);
        double median = report.evaluation(
                "small", () -> evaluation.correlations(input.models()), ALL, Double.POSITIVE_INFINITY, 1e-9);
        report.ratio("ratio", 2, 2.2);
        report.memory(1e9);
        List<Figure> figures = report.figures();
        assertEquals(
                List.of("wall time, first run", "wall time, later runs", "processor time, later runs", "peak heap"),
                figures.stream().limit(4).map(Figure::name).toList());
        assertEquals("none", figures.getFirst().parameters().get("bound"));
        assertEquals("at most 1.0e-09 s, missed", figures.get(1).parameters().get("bound"));
        assertEquals(median, figures.get(1).value());
        assertTrue(figures.get(3).value() > 0);
        assertEquals("at most 2.20 times, kept", figures.get(4).parameters().get("bound"));
        assertTrue(figures.stream().skip(5).allMatch(f -> f.value() > 0));
    }

    @Test
    void aNumberThatIsNoneKeepsNoBound() {
        Figure figure = Figure.single("f", Map.of(), "", Double.NaN).atMost(1);
        assertEquals("at most 1.00, missed", figure.parameters().get("bound"));
    }

    @Test
    void aQuickRunTakesFewerImagesAndHasNoBoundsOnTime() {
        var report = new ScaleReport(Optional.empty(), true);
        assertEquals(2000, report.images(20_000));
        EvaluationInput input = EvaluationInput.simulated(200, 1);
        var evaluation = Evaluation.of(input.ratings());
        report.evaluation("small", () -> evaluation.correlations(input.models()), ALL, 1e-9, 1e-9);
        assertEquals("none", report.figures().get(1).parameters().get("bound"));
    }

    @Test
    void otherSeedsGiveOtherSets() {
        var one = SigmaProfile.WIDE.simulate(100, 1);
        assertEquals(
                one.ratings().mos().get(5),
                SigmaProfile.WIDE
                        .simulate(100, 1, SigmaProfile.SEED)
                        .ratings()
                        .mos()
                        .get(5));
        assertNotEquals(
                one.ratings().mos().get(5),
                SigmaProfile.WIDE.simulate(100, 1, 2).ratings().mos().get(5));
    }

    @Test
    void profilesAreWhatTheySay() {
        var mixed = SigmaProfile.MIXED.simulate(1000, 0).ratings();
        double range = QualityRange.of(mixed.mos()).width();
        assertEquals(0.01, mixed.std().get(0) / range, 0.002);
        assertEquals(0.2, mixed.std().get(1) / range, 0.04);
        double[] beta = SigmaProfile.BETA.simulate(1000, 0).ratings().std().toArray();
        assertEquals(0, Arrays.stream(beta).min().orElseThrow());
        double[] logNormal =
                SigmaProfile.LOG_NORMAL.simulate(1000, 0).ratings().std().toArray();
        Arrays.sort(logNormal);
        assertEquals(0.08, logNormal[500] / range, 0.01);
        assertEquals(4, logNormal[841] / logNormal[159], 0.6, "two standard deviations of a factor of 2");
        var rounded = SigmaProfile.ROUNDED.simulate(1000, 1);
        double score = rounded.predictions().getFirst().scores().get(3);
        assertEquals(Math.rint(10 * score), 10 * score, 1e-12 * Math.abs(score));
    }
}
