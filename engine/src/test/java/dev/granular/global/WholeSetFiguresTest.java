package dev.granular.global;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.mapping.Mapping;
import dev.granular.mapping.Minimiser;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeSetFiguresTest {
    private static final FigureOptions CUBIC =
            FigureOptions.STANDARD.mapping(Mapping.MONOTONE_CUBIC).threads(1);
    private static final Raters TEN = new Raters.Constant(10);

    /** A made-up set; values come in so many steps. */
    private record Made(double[] x, double[] y, double[] std) {
        static Made of(int n, int steps, long seed) {
            var random = new SplittableRandom(seed);
            double[] x = new double[n];
            double[] y = new double[n];
            double[] std = new double[n];
            for (int i = 0; i < n; i++) {
                double quality = random.nextDouble();
                y[i] = 1 + Math.rint(quality * steps) * 4 / steps;
                x[i] = Math.rint((quality + 0.4 * random.nextGaussian()) * steps) / steps * 0.3 - 0.1;
                std[i] = random.nextInt(9) == 0 ? 0 : 0.2 + random.nextDouble();
            }
            return new Made(x, y, std);
        }

        Ratings ratings() {
            return new Ratings(Column.of(y), Column.of(std));
        }

        double[] standardErrors() {
            return Arrays.stream(std).map(s -> s / Math.sqrt(10)).toArray();
        }
    }

    private static WholeSetFigures figures(Made made, Raters raters, FigureOptions options) {
        var model = new Predictions("model", Column.of(made.x));
        return WholeSetFigures.of(made.ratings(), raters, List.of(model), options)
                .getFirst();
    }

    private static double number(Figure figure) {
        return figure.number().orElseThrow(() -> new AssertionError(figure.toString()));
    }

    @ParameterizedTest
    @CsvSource({"12, 5, 1", "40, 4, 2", "60, 1000000, 3", "90, 30, 4", "150, 7, 5", "150, 1000000, 6"})
    void figuresAgreeWithPlainLoops(int n, int steps, long seed) {
        Made made = Made.of(n, steps, seed);
        double[] se = made.standardErrors();
        WholeSetFigures figures = figures(made, TEN, CUBIC);
        double quantile = Interval.normalQuantile(0.95);
        assertEquals(
                SlowFigures.aucDifferent(made.x, made.y, se, quantile),
                number(figures.classification().aucDifferent()),
                1e-12);
        assertEquals(
                SlowFigures.aucBetter(made.x, made.y, se, quantile),
                number(figures.classification().aucBetter()),
                1e-12);
        assertBest(
                SlowFigures.bestAccuracy(made.x, made.y, se, quantile),
                figures.order().bySignificance());
        assertBest(
                SlowFigures.bestAccuracy(made.x, made.y, se, 0), figures.order().byMos());
        assertEquals(
                SlowFigures.rankingArea(made.x, made.y, made.std),
                number(figures.ranking().area()),
                1e-10);
        double[] confidences = SlowFigures.confidences(figures.mapping().of(made.x), made.y, se);
        for (int k = 0; k < confidences.length; k++) {
            Figure confidence = figures.resolvingPower().bins().get(k).confidence();
            if (Double.isNaN(confidences[k])) {
                assertEquals(Figure.missing(Reason.NO_PAIRS_IN_BIN), confidence);
            } else {
                assertEquals(confidences[k], number(confidence), 1e-10);
            }
        }
    }

    private static void assertBest(double[] accuracyAndThreshold, PairAccuracy accuracy) {
        assertEquals(accuracyAndThreshold[0], number(accuracy.best()), 1e-12);
        assertEquals(accuracyAndThreshold[1], number(accuracy.threshold()), 1e-15);
    }

    /** Enough pairs for many bins, among them distances that very many pairs share. */
    @ParameterizedTest
    @CsvSource({"900, 1000000, 1", "900, 10, 2", "1200, 200, 3"})
    void manyBinsAgreeWithOne(int n, int steps, long seed) {
        Made made = Made.of(n, steps, seed);
        var set = new RatedSet(made.ratings(), TEN, CUBIC);
        double[] scores = made.x;
        DistanceTally swept = new EveryPair(set, TaskPool.ONE)
                .distances(scores, set.significant())
                .all();
        HumanOrder human = set.significant();
        var keys = new PairKeys(16);
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double difference = human.value()[j] - human.value()[i];
                boolean isDifferent = difference * difference >= human.margin()[i] + human.margin()[j];
                boolean agrees = difference > 0 == scores[j] > scores[i];
                int verdict = agrees ? PairKeys.CORRECT : PairKeys.WRONG;
                keys.add(Math.abs(scores[j] - scores[i]), isDifferent ? verdict : PairKeys.SIMILAR);
            }
        }
        keys.sort(0, keys.largest());
        DistanceTally listed = keys.tallyWithTies();
        assertEquals(listed.twiceDifferentFarther, swept.twiceDifferentFarther);
        assertEquals(listed.twiceCorrectFarther, swept.twiceCorrectFarther);
        assertEquals(listed.bestDistance, swept.bestDistance);
        assertEquals(PairCounts.atBest(listed), PairCounts.atBest(swept));
        assertEquals(PairCounts.atZero(listed), PairCounts.atZero(swept));
    }

    @Test
    void threadsDoNotMatter() {
        Made made = Made.of(700, 1000, 7);
        FigureOptions sampled = CUBIC.pairs(new PairBudget(0, 20_000, 3));
        for (FigureOptions options : List.of(FigureOptions.STANDARD, CUBIC, sampled)) {
            WholeSetFigures alone = figures(made, TEN, options.threads(1));
            for (int threads : new int[] {2, 3, 7}) {
                assertEquals(alone, figures(made, TEN, options.threads(threads)));
            }
        }
    }

    /** A sample's figures lie within five standard errors of those of all pairs. */
    @ParameterizedTest
    @CsvSource({"1000000, 1", "40, 2", "1000000, 3"})
    void aSampleAgreesWithAllPairs(int steps, long seed) {
        Made made = Made.of(800, steps, seed);
        WholeSetFigures all = figures(made, TEN, CUBIC);
        WholeSetFigures some = figures(made, TEN, CUBIC.pairs(new PairBudget(0, 100_000, seed)));
        assertNear(all.order().byMos().atZero(), some.order().byMos().atZero());
        assertNear(
                all.order().bySignificance().best(),
                some.order().bySignificance().best());
        assertNear(all.classification().aucDifferent(), some.classification().aucDifferent());
        assertNear(all.classification().aucBetter(), some.classification().aucBetter());
        assertNear(all.classification().correct(), some.classification().correct());
        assertNear(all.resolvingPower().at75(), some.resolvingPower().at75());
        assertNear(all.ranking().area(), some.ranking().area());
        assertNear(all.ranking().relative(), some.ranking().relative());
        assertEquals(all.errors(), some.errors());
    }

    private static void assertNear(Figure all, Figure some) {
        Figure.Value sampled = (Figure.Value) some;
        assertTrue(sampled.standardError() > 0, some.toString());
        assertTrue(sampled.standardError() < 0.1 * Math.abs(sampled.value()), some.toString());
        assertEquals(number(all), sampled.value(), 5 * sampled.standardError());
    }

    @Test
    void withoutRatersFiguresOfStandardErrorsAreMissing() {
        WholeSetFigures figures = figures(Made.of(50, 100, 8), new Raters.Unknown(), CUBIC);
        Figure missing = Figure.missing(Reason.NO_RATERS);
        assertEquals(missing, figures.errors().rmseStar());
        assertEquals(missing, figures.errors().outliersBeyondInterval());
        assertEquals(missing, figures.errors().outliersBeyondTwoErrors());
        assertEquals(missing, figures.classification().aucDifferent());
        assertEquals(missing, figures.order().bySignificance().best());
        assertEquals(missing, figures.resolvingPower().at95());
        number(figures.errors().outliersBeyondTwoStd());
        number(figures.ranking().area());
        number(figures.order().byMos().best());
    }

    @Test
    void withoutMeasuredSpreadFiguresOfItAreMissing() {
        WholeSetFigures figures = figures(Made.of(50, 100, 8), TEN, CUBIC.spreadMeasured(false));
        Figure missing = Figure.missing(Reason.NO_SPREAD);
        assertEquals(missing, figures.errors().rmseStar());
        assertEquals(missing, figures.errors().outliersBeyondTwoStd());
        assertEquals(missing, figures.classification().correct());
        assertEquals(missing, figures.resolvingPower().at68());
        assertEquals(missing, figures.ranking().area());
        number(figures.errors().plcc());
        number(figures.order().byMos().best());
    }

    /** An area of no width is 0 for every model, which says nothing. */
    @Test
    void oneSpreadOfAllLeavesNoThresholds() {
        Made made = Made.of(50, 100, 8);
        double[] std = new double[50];
        Arrays.fill(std, 7);
        WholeSetFigures figures = figures(new Made(made.x, made.y, std), TEN, CUBIC);
        assertEquals(Figure.missing(Reason.NO_THRESHOLDS), figures.ranking().area());
        number(figures.ranking().withoutThreshold());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e200, 1e-200})
    void squaresThatAreNoNumbersAreRefused(double factor) {
        Made made = Made.of(50, 100, 8);
        var scaled = new Made(
                made.x, Arrays.stream(made.y).map(value -> value * factor).toArray(), made.std);
        var refused = assertThrows(InputException.class, () -> figures(scaled, TEN, CUBIC));
        assertTrue(refused.getMessage().startsWith("MOS from "), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("give them in another unit"), refused.getMessage());
    }

    @Test
    void oneRaterHasNoInterval() {
        Made made = Made.of(30, 100, 9);
        WholeSetFigures figures = figures(made, new Raters.Constant(1), CUBIC);
        assertEquals(Figure.missing(Reason.ONE_RATER), figures.errors().rmseStar());
        number(figures.errors().outliersBeyondTwoErrors());
    }

    @Test
    void ratersOfEachImageCountEach() {
        Made made = Made.of(60, 100, 10);
        double[] counts = new double[60];
        Arrays.fill(counts, 10);
        assertEquals(figures(made, TEN, CUBIC), figures(made, new Raters.OfEachImage(Column.of(counts)), CUBIC));
        counts[5] = 400;
        WholeSetFigures other = figures(made, new Raters.OfEachImage(Column.of(counts)), CUBIC);
        assertNotEquals(figures(made, TEN, CUBIC).errors(), other.errors());
    }

    @Test
    void aConstantModelIsUselessAndSaysSo() {
        Made made = Made.of(40, 6, 11);
        Arrays.fill(made.x, 0.1);
        WholeSetFigures figures = figures(made, TEN, FigureOptions.STANDARD);
        assertEquals(Minimiser.CONSTANT, figures.mapping().minimiser());
        assertEquals(Figure.missing(Reason.CONSTANT_SCORES), figures.errors().plcc());
        assertEquals(
                Figure.missing(Reason.CONSTANT_SCORES), figures.resolvingPower().at75());
        assertEquals(0.5, number(figures.classification().aucDifferent()));
        assertEquals(0.5, number(figures.classification().aucBetter()));
        assertEquals(0, number(figures.classification().correct()));
        assertEquals(0, number(figures.ranking().area()), 1e-15);
        PairCounts counts = figures.order().byMos().countsAtZero().orElseThrow();
        assertEquals(
                (double) counts.tiedByBoth() / counts.pairs(),
                number(figures.order().byMos().best()));
        double mean = Arrays.stream(made.y).average().orElseThrow();
        double variance =
                Arrays.stream(made.y).map(v -> (v - mean) * (v - mean)).sum() / 40;
        assertEquals(Math.sqrt(variance), number(figures.errors().rmse()), 1e-12);
    }

    @Test
    void equalMosLeaveNothingToOrder() {
        Made made = Made.of(40, 6, 12);
        Arrays.fill(made.y, 3);
        WholeSetFigures figures = figures(made, TEN, FigureOptions.STANDARD);
        assertEquals(Figure.missing(Reason.CONSTANT_MOS), figures.errors().plcc());
        assertEquals(Figure.missing(Reason.CONSTANT_MOS), figures.ranking().area());
        assertEquals(
                Figure.missing(Reason.NO_DIFFERENT_PAIRS),
                figures.classification().aucDifferent());
        assertEquals(
                Figure.missing(Reason.NO_DIFFERENT_PAIRS),
                figures.classification().correct());
        assertEquals(1, number(figures.order().byMos().best()));
    }

    @Test
    void twoImages() {
        var made = new Made(new double[] {1, 2}, new double[] {1, 5}, new double[] {0.1, 0.1});
        WholeSetFigures figures = figures(made, TEN, FigureOptions.STANDARD);
        assertEquals(Minimiser.TOO_FEW_SCORES, figures.mapping().minimiser());
        assertEquals(1, number(figures.errors().plcc()), 1e-15);
        assertEquals(Figure.missing(Reason.TOO_FEW_IMAGES), figures.errors().rmseP1401());
        assertEquals(Figure.missing(Reason.TOO_FEW_IMAGES), figures.errors().rmseStar());
        assertEquals(
                Figure.missing(Reason.NO_SIMILAR_PAIRS),
                figures.classification().aucDifferent());
        assertEquals(1, number(figures.classification().correct()));
        assertEquals(1, number(figures.order().byMos().best()));
    }

    @Test
    void everySigmaZero() {
        Made made = Made.of(30, 5, 13);
        Arrays.fill(made.std, 0);
        WholeSetFigures figures = figures(made, TEN, CUBIC);
        assertEquals(Figure.missing(Reason.NO_THRESHOLDS), figures.ranking().area());
        assertEquals(Figure.missing(Reason.NO_THRESHOLDS), figures.ranking().relative());
        // Pairs of equal MOS are similar, all others different.
        PairCounts equal = figures.order().byMos().countsAtZero().orElseThrow();
        assertEquals(equal, figures.order().bySignificance().countsAtZero().orElseThrow());
    }

    @Test
    void directionsAndSignsOfZeroDoNotMatter() {
        Made made = Made.of(60, 10, 14);
        double[] negated = Arrays.stream(made.x).map(v -> v == 0 ? -0.0 : -v).toArray();
        var lower = new Predictions("model", Column.of(negated), Direction.LOWER_IS_BETTER);
        assertEquals(
                figures(made, TEN, CUBIC),
                WholeSetFigures.of(made.ratings(), TEN, List.of(lower), CUBIC).getFirst());
    }

    /** Powers of two of MOS and scores change nothing but units. */
    @Test
    void unitsDoNotMatter() {
        Made made = Made.of(80, 50, 15);
        double factor = 0x1p40;
        var scaled = new Made(
                Arrays.stream(made.x).map(v -> v / factor).toArray(),
                Arrays.stream(made.y).map(v -> v * factor).toArray(),
                Arrays.stream(made.std).map(v -> v * factor).toArray());
        WholeSetFigures one = figures(made, TEN, CUBIC);
        WholeSetFigures other = figures(scaled, TEN, CUBIC);
        assertEquals(one.classification(), other.classification());
        assertEquals(one.ranking(), other.ranking());
        assertEquals(
                number(one.order().byMos().threshold()) / factor,
                number(other.order().byMos().threshold()));
        assertEquals(number(one.errors().rmse()) * factor, number(other.errors().rmse()), 1e-9 * factor);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Ratings ratings = Made.of(5, 5, 1).ratings();
        var four = new Predictions("four", Column.of(1, 2, 3, 4));
        assertThrows(InputException.class, () -> WholeSetFigures.of(ratings, TEN, List.of(four), CUBIC));
        var raters = new Raters.OfEachImage(Column.of(1, 2));
        assertThrows(InputException.class, () -> WholeSetFigures.of(ratings, raters, List.of(), CUBIC));
        assertThrows(InputException.class, () -> new Raters.Constant(0.5));
        assertThrows(InputException.class, () -> new Raters.OfEachImage(Column.of(3, Double.NaN)));
        assertThrows(InputException.class, () -> new PairBudget(10, 5, 1));
        assertThrows(InputException.class, () -> CUBIC.differentLevel(0.5));
        assertThrows(NullPointerException.class, () -> CUBIC.mapping(null));
        for (Reason reason : Reason.values()) {
            assertTrue(reason.sentence().length() > 20);
        }
    }
}
