package dev.granular.global;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granular.Column;
import dev.granular.GoldenPanel;
import dev.granular.Predictions;
import dev.granular.Unit;
import dev.granular.mapping.FittedMapping;
import dev.granular.mapping.Mapping;
import dev.granular.mapping.MappingFit;
import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of the published sets and of a table full of ties against golden values. */
class PublishedFiguresTest {
    private static final Map<String, Mapping> MAPPINGS = Map.of(
            "logistic4", Mapping.LOGISTIC_4,
            "logistic5", Mapping.LOGISTIC_5,
            "cubic_monotone", Mapping.MONOTONE_CUBIC);

    private static final FigureOptions OPTIONS = FigureOptions.STANDARD;

    static List<GoldenPanel.Case> all() {
        return GoldenPanel.all();
    }

    private static RatedSet set(GoldenPanel.Case data, Interval interval) {
        return new RatedSet(data.ratings(), new Raters.Constant(data.raters()), OPTIONS.interval(interval));
    }

    @ParameterizedTest
    @MethodSource("all")
    void mappedFigures(GoldenPanel.Case data) {
        try (var pool = new TaskPool(2)) {
            data.expected().get("mapping").properties().forEach(entry -> {
                Mapping mapping = MAPPINGS.get(entry.getKey());
                FittedMapping fitted = MappingFit.of(mapping, data.scores(), data.mos(), pool);
                double[] mapped = fitted.of(data.scores());
                boolean isCubic = mapping == Mapping.MONOTONE_CUBIC;
                assertErrors(data, entry.getValue(), fitted, isCubic ? 1e-10 : 1e-9);
                var bins = new EveryPair(set(data, Interval.P1401), pool).confidences(mapped);
                assertResolvingPower(
                        entry.getValue().get("resolving_power"),
                        ResolvingPower.of(bins.all(), List.of()),
                        isCubic ? 1e-8 : 1e-6);
            });
        }
    }

    private static void assertErrors(GoldenPanel.Case data, JsonNode golden, FittedMapping fitted, double tolerance) {
        double[] mapped = fitted.of(data.scores());
        var p1401 = ErrorFigures.of(set(data, Interval.P1401), fitted, mapped);
        var student = ErrorFigures.of(set(data, Interval.STUDENT), fitted, mapped);
        assertFigure(golden.get("plcc"), p1401.plcc(), tolerance);
        assertFigure(golden.get("rmse"), p1401.rmse(), tolerance);
        assertFigure(golden.get("rmse_n_minus_d"), p1401.rmseP1401(), tolerance);
        assertFigure(golden.at("/rmse_star_p1401/n_minus_d"), p1401.rmseStar(), tolerance);
        assertFigure(golden.at("/rmse_star_student_t/n_minus_d"), student.rmseStar(), tolerance);
        assertFigure(golden.at("/outlier_ratio_p1401_ci95/ratio"), p1401.outliersBeyondInterval(), 0);
        assertFigure(golden.at("/outlier_ratio_student_t_ci95/ratio"), student.outliersBeyondInterval(), 0);
        assertFigure(golden.at("/outlier_ratio_vqeg_2_se/ratio"), p1401.outliersBeyondTwoErrors(), 0);
        assertFigure(golden.at("/outlier_ratio_2_std/ratio"), p1401.outliersBeyondTwoStd(), 0);
    }

    private static void assertResolvingPower(JsonNode golden, ResolvingPower power, double tolerance) {
        assertFigure(golden.get("rp95"), power.at95(), tolerance);
        assertFigure(golden.get("rp90"), power.at90(), tolerance);
        assertFigure(golden.get("rp75"), power.at75(), tolerance);
        assertFigure(golden.get("rp68"), power.at68(), tolerance);
        for (int k = 0; k < power.bins().size(); k++) {
            ResolvingPower.Bin bin = power.bins().get(k);
            JsonNode expected = golden.get("bins").get(k);
            assertEquals(expected.get("centre").asDouble(), bin.centre(), tolerance * bin.centre());
            assertEquals(expected.get("pairs").asLong(), bin.pairs(), 3);
            assertFigure(expected.get("confidence"), bin.confidence(), 100 * tolerance);
        }
        assertEquals(golden.get("bins").size(), power.bins().size());
    }

    @ParameterizedTest
    @MethodSource("all")
    void pairFigures(GoldenPanel.Case data) {
        RatedSet set = set(data, Interval.P1401);
        Unit unit = Unit.of(data.scores());
        double[] scores =
                unit.counted(RatedSet.withoutNegativeZeros(data.scores().clone()));
        try (var pool = new TaskPool(2)) {
            var sum = new EveryPair(set, pool);
            JsonNode accuracy = data.expected().get("pair_accuracy");
            JsonNode krasula = data.expected().get("krasula");
            var equal = sum.bestThreshold(scores);
            assertAccuracy(accuracy.get("human_tie_equal_mos"), PairAccuracy.of(equal.all(), List.of(), unit));
            DistanceTally tally = significant(sum, set, scores, Interval.normalQuantile(0.95));
            assertAccuracy(accuracy.get("human_tie_phi_lt_0.95"), PairAccuracy.of(tally, List.of(), unit));
            assertClassification(krasula.get("phi_ge_0.95"), PairClassification.of(tally, List.of()));
            tally = significant(sum, set, scores, Interval.normalQuantile(0.975));
            assertAccuracy(accuracy.get("human_tie_abs_z_le_1.95996"), PairAccuracy.of(tally, List.of(), unit));
            assertClassification(krasula.get("abs_z_gt_1.95996"), PairClassification.of(tally, List.of()));
            tally = significant(sum, set, scores, 2);
            assertClassification(krasula.get("abs_z_gt_2"), PairClassification.of(tally, List.of()));
        }
    }

    private static DistanceTally significant(EveryPair sum, RatedSet set, double[] scores, double quantile) {
        HumanOrder human = HumanOrder.significant(set.counted(), set.variance(), quantile);
        return sum.distances(scores, human).all();
    }

    private static void assertAccuracy(JsonNode golden, PairAccuracy accuracy) {
        assertCounts(golden.get("at_zero"), accuracy.countsAtZero().orElseThrow(), accuracy.atZero());
        assertCounts(golden.get("optimal"), accuracy.countsAtBest().orElseThrow(), accuracy.best());
        assertFigure(golden.at("/optimal/epsilon"), accuracy.threshold(), 0);
    }

    private static void assertCounts(JsonNode golden, PairCounts counts, Figure accuracy) {
        assertFigure(golden.get("accuracy"), accuracy, 1e-12);
        assertEquals(golden.get("concordant").asLong(), counts.concordant());
        assertEquals(golden.get("discordant").asLong(), counts.discordant());
        assertEquals(golden.get("ties_human_only").asLong(), counts.tiedByPeopleOnly());
        assertEquals(golden.get("ties_model_only").asLong(), counts.tiedByModelOnly());
        assertEquals(golden.get("ties_both").asLong(), counts.tiedByBoth());
    }

    private static void assertClassification(JsonNode golden, PairClassification figures) {
        assertEquals(golden.get("different").asLong(), figures.different());
        assertEquals(golden.get("similar").asLong(), figures.similar());
        assertFigure(golden.get("auc_ds"), figures.aucDifferent(), 1e-12);
        assertFigure(golden.get("auc_bw"), figures.aucBetter(), 1e-12);
        assertFigure(golden.get("c0"), figures.correct(), 1e-12);
        assertFigure(golden.get("c0_ties_half"), figures.correctTiesHalf(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("all")
    void rankingCurve(GoldenPanel.Case data) {
        RatedSet set = set(data, Interval.P1401);
        try (var pool = new TaskPool(2)) {
            var sum = new EveryPair(set, pool);
            var perfect = PerfectModel.of(set, sum);
            JsonNode golden = data.expected().get("pwrc");
            var gaps = sum.gaps(RankingWeights.of(data.mos(), data.scores()));
            var ranking = RankingCurve.of(gaps.all(), List.of(), perfect);
            assertFigure(golden.get("auc"), ranking.area(), 1e-10);
            assertFigure(golden.get("pwrc_no_activation"), ranking.withoutThreshold(), 1e-10);
            assertEquals(golden.get("grid_from").asDouble(), ranking.from());
            assertEquals(golden.get("grid_to").asDouble(), ranking.to());
            for (int threshold = 0; threshold <= 110; threshold += 10) {
                RankingCurve.Point point = ranking.curve().get(2 * threshold);
                double expected = golden.get("curve").get("" + threshold).asDouble();
                assertEquals(threshold, point.threshold());
                assertEquals(expected, point.accuracy(), 1e-10 * Math.abs(expected));
            }
            if (data.perfect().has("auc")) {
                assertEquals(data.perfect().get("auc").asDouble(), perfect.area(), 1e-10 * perfect.area());
            }
        }
    }

    /** The one entry gives what its parts give. */
    @ParameterizedTest
    @MethodSource("all")
    void oneEntry(GoldenPanel.Case data) {
        if (data.mos().length < 2000) {
            WholeSetFigures figures = WholeSetFigures.of(
                            data.ratings(),
                            new Raters.Constant(data.raters()),
                            List.of(new Predictions(data.name(), Column.of(data.scores()))),
                            OPTIONS.mapping(Mapping.MONOTONE_CUBIC))
                    .getFirst();
            JsonNode golden = data.expected();
            assertFigure(
                    golden.at("/mapping/cubic_monotone/plcc"), figures.errors().plcc(), 1e-10);
            assertFigure(
                    golden.at("/mapping/cubic_monotone/resolving_power/rp75"),
                    figures.resolvingPower().at75(),
                    1e-8);
            assertClassification(golden.at("/krasula/phi_ge_0.95"), figures.classification());
            assertAccuracy(
                    golden.at("/pair_accuracy/human_tie_phi_lt_0.95"),
                    figures.order().bySignificance());
            assertAccuracy(
                    golden.at("/pair_accuracy/human_tie_equal_mos"),
                    figures.order().byMos());
            assertFigure(golden.at("/pwrc/auc"), figures.ranking().area(), 1e-10);
        }
    }

    /** A relative tolerance. */
    private static void assertFigure(JsonNode golden, Figure figure, double tolerance) {
        assertTrue(!golden.isMissingNode(), "no golden value");
        if (golden.isNull()) {
            assertTrue(figure instanceof Figure.Missing, figure.toString());
        } else {
            double value = figure.number().orElseThrow(() -> new AssertionError(figure + " for " + golden));
            assertEquals(golden.asDouble(), value, tolerance * Math.abs(golden.asDouble()));
        }
    }
}
