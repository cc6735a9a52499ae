package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.fit.SurfaceFit;
import dev.granular.global.GlobalFigures;
import dev.granular.rating.BetaStd;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same opinions and predictions in other units. Powers of two change no bit of any figure; other factors, and shifts,
 * change what the rounding of the inputs changes.
 */
class UnitsDoNotMatterTest {
    private static final int IMAGES = 150;
    /** How far the mean height of a fitted surface may move: its bandwidths are searched to 1e-6. */
    private static final double OF_SEARCH = 1e-6;

    /**
     * How far values may move if MOS are shifted by a thousand times their range. Rounding is then 1e-13 of the range, and in
     * the exponent of a weight that counts, as windows are narrow, a thousand times that.
     */
    private static final double OF_SHIFT = 1e-9;

    private static final Points HYPERCUBE = new Points.LatinHypercube(25, 3);

    /** Ratings and predictions of which each column can be written in another unit. */
    private record Study(double[] mos, double[] std, List<double[]> scores) {
        /** Three models; MOS have so many decimals, and then images share ratings; or all there are, below 0. */
        static Study of(long seed, int decimals) {
            var random = new SplittableRandom(seed);
            double[] mos = new double[IMAGES];
            double[] std = new double[IMAGES];
            List<double[]> scores = List.of(new double[IMAGES], new double[IMAGES], new double[IMAGES]);
            for (int i = 0; i < IMAGES; i++) {
                mos[i] = rounded(random.nextDouble(1, 5), decimals);
                std[i] = decimals < 0 ? random.nextDouble(0.2, 0.9) : 0.25 + 0.125 * (mos[i] % 1);
                for (int m = 0; m < 3; m++) {
                    scores.get(m)[i] = mos[i] * (2 + m) - 30 * m + random.nextDouble(-3, 3);
                }
            }
            return new Study(mos, std, scores);
        }

        private static double rounded(double value, int decimals) {
            double unit = Math.pow(10, decimals);
            return decimals < 0 ? value : Math.rint(value * unit) / unit;
        }

        /** MOS in another unit and from another origin; σ follows. */
        Study rated(double factor, double origin) {
            return new Study(map(mos, s -> s * factor + origin), map(std, s -> s * factor), scores);
        }

        /** Model m's scores times 2 to the power of the m-th exponent. */
        Study predicted(int... exponents) {
            return new Study(
                    mos,
                    std,
                    IntStream.range(0, 3)
                            .mapToObj(m -> map(scores.get(m), x -> Math.scalb(x, exponents[m])))
                            .toList());
        }

        Ratings ratings() {
            return new Ratings(Column.of(mos), Column.of(std));
        }

        List<Predictions> predictions() {
            return IntStream.range(0, 3)
                    .mapToObj(m -> new Predictions("m" + m, Column.of(scores.get(m))))
                    .toList();
        }

        Evaluation evaluation() {
            return Evaluation.of(ratings()).points(HYPERCUBE).threads(1);
        }

        /** Correlations, effective pairs and scores of fitted surfaces. */
        double[] figures(Evaluation evaluation) {
            Correlations found = evaluation.correlations(predictions());
            return DoubleStream.concat(Arrays.stream(values(found)), Arrays.stream(meanHeights(found)))
                    .toArray();
        }

        double[] meanHeights(Correlations found) {
            var heights = DoubleStream.builder();
            for (int m = 0; m < 3; m++) {
                for (Method method : found.methods()) {
                    heights.add(SurfaceFit.of(found.points(), column(found, m, method))
                            .surface(ratings().range(), 20, 20)
                            .meanHeight());
                }
            }
            return heights.build().toArray();
        }

        /** PLCC, SRCC and KRCC over all images, model after model. */
        double[] globalFigures() {
            return scores.stream()
                    .map(x -> GlobalFigures.of(Column.of(mos), Column.of(x)))
                    .flatMapToDouble(figures -> DoubleStream.of(figures.plcc(), figures.srcc(), figures.krcc()))
                    .toArray();
        }
    }

    private static double[] map(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    private static double[] column(Correlations found, int model, Method method) {
        return IntStream.range(0, found.points().size())
                .mapToDouble(k -> found.value(model, method, k))
                .toArray();
    }

    private static double[] values(Correlations found) {
        var values = DoubleStream.builder();
        for (int k = 0; k < found.points().size(); k++) {
            values.add(found.effectivePairs(k));
            for (int m = 0; m < found.models().size(); m++) {
                for (Method method : found.methods()) {
                    values.add(found.value(m, method, k));
                }
            }
        }
        return values.build().toArray();
    }

    private static void assertDefined(double[] figures) {
        assertTrue(Arrays.stream(figures).allMatch(Double::isFinite), () -> Arrays.toString(figures));
    }

    @ParameterizedTest(name = "seed {0}: MOS of {1} decimals times 2^{2}, scores times 2^{3}, 2^{4}, 2^{5}")
    @CsvSource({
        "1, -1, 1, 0, 0, 0",
        "2, -1, -7, 3, -11, 200",
        "3, -1, 333, -333, 511, 512",
        "4, -1, -512, 700, -700, 900",
        "5, -1, 1000, -1000, 1000, 0",
        "6, -1, -1000, 1000, -1000, 1",
        "7, 0, 1000, -1000, 1000, 511",
        "8, 0, -1000, 1000, -1000, -511",
        "9, 1, 513, 990, -990, 0"
    })
    void powersOfTwoChangeNoBit(long seed, int decimals, int ofMos, int first, int second, int third) {
        Study study = Study.of(seed, decimals);
        Study other = study.rated(Math.scalb(1.0, ofMos), 0).predicted(first, second, third);
        for (Regulator regulator : List.of(new Regulator.Gaussian(), new Regulator.Lds())) {
            double[] figures = study.figures(study.evaluation().regulator(regulator));
            assertDefined(figures);
            assertArrayEquals(figures, other.figures(other.evaluation().regulator(regulator)));
        }
        assertDefined(study.globalFigures());
        assertArrayEquals(study.globalFigures(), other.globalFigures());
        Points grid = new Points.Grid(5, 5);
        assertArrayEquals(
                values(study.evaluation().points(grid).correlations(study.predictions())),
                values(other.evaluation().points(grid).correlations(other.predictions())));
    }

    @ParameterizedTest(name = "seed {0}, 2^{1}")
    @CsvSource({"1, -1000", "2, -600", "3, 5", "4, 600", "5, 1000"})
    void estimatedSpreadsFollowTheMos(long seed, int exponent) {
        Study study = Study.of(seed, 1);
        Study other = study.rated(Math.scalb(1.0, exponent), 0);
        double[] std = BetaStd.of(Column.of(study.mos), 8);
        assertArrayEquals(map(std, sigma -> Math.scalb(sigma, exponent)), BetaStd.of(Column.of(other.mos), 8));
    }

    @ParameterizedTest(name = "seed {0}, weights times 2^{1}")
    @CsvSource({"1, -1000", "2, -13", "3, 1", "4, 700", "5, 1000"})
    void theScaleOfGivenWeightsCancels(long seed, int exponent) {
        Study study = Study.of(seed, -1);
        double[] weights = new SplittableRandom(seed).doubles(IMAGES, 0.1, 30).toArray();
        double[] scaled = map(weights, p -> Math.scalb(p, exponent));
        double[] figures = study.figures(study.evaluation().regulator(new Regulator.Given(Column.of(weights))));
        assertDefined(figures);
        assertArrayEquals(figures, study.figures(study.evaluation().regulator(new Regulator.Given(Column.of(scaled)))));
    }

    /** σ times a power of two, and its inverse as the factor on σ. */
    @ParameterizedTest(name = "seed {0}, 2^{1}")
    @CsvSource({"1, -900", "2, 3", "3, 900"})
    void theFactorOnSpreadsMayTakeTheirScale(long seed, int exponent) {
        Study study = Study.of(seed, -1);
        double factor = Math.scalb(1.0, exponent);
        Study wider = new Study(study.mos, map(study.std, sigma -> sigma * factor), study.scores);
        double[] figures = study.figures(study.evaluation().regulator(new Regulator.Uniform()));
        assertDefined(figures);
        assertArrayEquals(
                figures,
                wider.figures(
                        wider.evaluation().regulator(new Regulator.Uniform()).stdScale(1 / factor)));
    }

    /** Whole numbers times the smallest number there is: all of their digits are there. */
    @Test
    void subnormalScoresThatAreExactChangeNoBit() {
        Study plain = Study.of(1, -1);
        List<double[]> whole = plain.scores.stream()
                .map(scores -> map(scores, x -> Math.rint(1000 * x)))
                .toList();
        Study study = new Study(plain.mos, plain.std, whole);
        Study tiny = study.predicted(-1074, -1074, -1070);
        assertTrue(Arrays.stream(tiny.scores.getFirst()).allMatch(x -> Math.abs(x) < Double.MIN_NORMAL));
        double[] figures = study.figures(study.evaluation());
        assertDefined(figures);
        assertArrayEquals(figures, tiny.figures(tiny.evaluation()));
        assertArrayEquals(study.globalFigures(), tiny.globalFigures());
    }

    /** A square that is too small to be divided by makes no window: as σ = 0, wherever the scale lies. */
    @ParameterizedTest(name = "seed {0}, 2^{1}")
    @CsvSource({"1, -500", "2, 0", "3, 500"})
    void aSpreadTooSmallToSquareIsNone(long seed, int exponent) {
        Study study = Study.of(seed, -1).rated(Math.scalb(1.0, exponent), 0);
        double[] none = study.std.clone();
        double[] little = study.std.clone();
        none[7] = 0;
        little[7] = Math.scalb(1.0, exponent - 460);
        var point = new SurfacePoint(study.mos[7], study.std[7]);
        List<double[]> values = Stream.of(none, little, study.std)
                .map(std -> new Study(study.mos, std, study.scores))
                .map(other -> values(other.evaluation()
                        .regulator(new Regulator.Uniform())
                        .points(new Points.Given(List.of(point)))
                        .correlations(other.predictions())))
                .toList();
        assertArrayEquals(values.get(0), values.get(1));
        assertFalse(Arrays.equals(values.get(0), values.get(2)));
    }

    /** Half the differences are larger than any number; where Qd can be said, correlations are the same. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void mosMaySpanMoreThanTheLargestNumber(long seed) {
        Study study = Study.of(seed, -1);
        Study small = new Study(map(study.mos, s -> (s - 3) * 0x1.6p2), map(study.std, s -> s * 0x1.6p2), study.scores);
        Study wide = small.rated(0x1p1020, 0).predicted(1000, 1017, -1000);
        assertTrue(Arrays.stream(wide.mos).max().orElseThrow() > 1e308);
        assertTrue(Arrays.stream(wide.mos).min().orElseThrow() < -1e308);
        var points = new ArrayList<SurfacePoint>();
        var same = new ArrayList<SurfacePoint>();
        var random = new SplittableRandom(seed);
        for (int k = 0; k < 20; k++) {
            var point = new SurfacePoint(random.nextDouble(-10, 10), random.nextDouble(0, 15));
            points.add(point);
            same.add(new SurfacePoint(point.q() * 0x1p1020, point.qd() * 0x1p1020));
        }
        for (Regulator regulator : List.of(new Regulator.Gaussian(), new Regulator.Lds())) {
            double[] figures = values(small.evaluation()
                    .regulator(regulator)
                    .points(new Points.Given(points))
                    .correlations(small.predictions()));
            assertDefined(figures);
            assertArrayEquals(
                    figures,
                    values(wide.evaluation()
                            .regulator(regulator)
                            .points(new Points.Given(same))
                            .correlations(wide.predictions())));
        }
        assertArrayEquals(small.globalFigures(), wide.globalFigures());
        assertArrayEquals(
                map(BetaStd.of(Column.of(small.mos), 8), s -> s * 0x1p1020), BetaStd.of(Column.of(wide.mos), 8));
        Evaluation hypercube = wide.evaluation();
        String refusal = assertThrows(InputException.class, () -> hypercube.correlations(wide.predictions()))
                .getMessage();
        assertTrue(refusal.contains("is wider than the largest number: divide MOS and std"), refusal);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void otherUnitsAndOriginsChangeRoundingOnly(long seed) {
        Study study = Study.of(seed, seed % 2 == 0 ? -1 : 1);
        var random = new SplittableRandom(seed);
        double factor = Math.pow(10, random.nextDouble(-9, 9));
        Study rated = study.rated(factor, factor * random.nextDouble(-4000, 4000));
        Study other = new Study(
                rated.mos,
                rated.std,
                rated.scores.stream()
                        .map(scores -> {
                            double scale = Math.pow(10, random.nextDouble(-200, 200));
                            double shift = scale * random.nextDouble(-1e4, 1e4);
                            return map(scores, x -> x * scale + shift);
                        })
                        .toList());
        for (Regulator regulator : List.of(new Regulator.Gaussian(), new Regulator.Lds())) {
            Correlations expected = study.evaluation().regulator(regulator).correlations(study.predictions());
            Correlations actual = other.evaluation().regulator(regulator).correlations(other.predictions());
            for (int k = 0; k < expected.points().size(); k++) {
                double pairs = expected.effectivePairs(k);
                assertEquals(pairs, actual.effectivePairs(k), OF_SHIFT * pairs);
                for (int m = 0; m < 3; m++) {
                    for (Method method : expected.methods()) {
                        assertEquals(expected.value(m, method, k), actual.value(m, method, k), OF_SHIFT);
                    }
                }
            }
            assertArrayEquals(study.meanHeights(expected), other.meanHeights(actual), OF_SEARCH);
        }
        assertArrayEquals(study.globalFigures(), other.globalFigures(), 1e-11);
    }

    /** Whole numbers, which a large origin does not round: then nothing else may be rounded, either. */
    @Test
    void anExactOriginChangesNoBit() {
        var random = new SplittableRandom(4);
        double[] mos = random.ints(IMAGES, 1, 101).asDoubleStream().toArray();
        double[] std = random.doubles(IMAGES, 4, 20).toArray();
        List<double[]> scores = IntStream.range(0, 3)
                .mapToObj(m -> map(mos, s -> s + random.nextInt(-20 - m, 20)))
                .toList();
        Study study = new Study(mos, std, scores);
        Study other = new Study(
                map(mos, s -> s + 1e9),
                std,
                scores.stream().map(x -> map(x, v -> v + 1e15)).toList());
        List<SurfacePoint> points = random.ints(20, 0, 100)
                .mapToObj(q -> new SurfacePoint(q, random.nextInt(0, 100)))
                .toList();
        List<SurfacePoint> moved = points.stream()
                .map(point -> new SurfacePoint(point.q() + 1e9, point.qd()))
                .toList();
        for (Regulator regulator : List.of(new Regulator.Gaussian(), new Regulator.Lds())) {
            double[] figures = values(study.evaluation()
                    .regulator(regulator)
                    .points(new Points.Given(points))
                    .correlations(study.predictions()));
            assertDefined(figures);
            assertArrayEquals(
                    figures,
                    values(other.evaluation()
                            .regulator(regulator)
                            .points(new Points.Given(moved))
                            .correlations(other.predictions())));
        }
        assertArrayEquals(study.globalFigures(), other.globalFigures());
    }

    /**
     * MOS of few decimals on a scale of 0 to 100, on one of 1 to 5, and those in single precision. Many lie on a whole unit
     * of the regulator, on whose side rounding must not decide.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void singlePrecisionChangesRoundingOnly(long seed) {
        var random = new SplittableRandom(seed);
        double[] mos = random.ints(IMAGES, 0, 1001).mapToDouble(s -> s / 10.0).toArray();
        mos[0] = 0;
        mos[1] = 100;
        for (int i = 2; i < IMAGES / 2; i++) {
            mos[i] = Math.rint(mos[i]);
        }
        Study plain = Study.of(seed, -1);
        double[] std = map(plain.std, sigma -> 20 * sigma);
        List<double[]> scores = IntStream.range(0, 3)
                .mapToObj(m -> map(mos, s -> s + random.nextDouble(-20 - m, 20)))
                .toList();
        Study percent = new Study(mos, std, scores);
        Study five = new Study(map(mos, s -> 1 + s / 25), map(std, sigma -> sigma / 25), scores);
        Study single = new Study(map(five.mos, s -> (float) s), map(five.std, sigma -> (float) sigma), scores);
        for (Regulator regulator : List.of(new Regulator.Gaussian(), new Regulator.Lds())) {
            double[] expected = percent.meanHeights(
                    percent.evaluation().regulator(regulator).correlations(percent.predictions()));
            assertDefined(expected);
            assertArrayEquals(
                    expected,
                    five.meanHeights(five.evaluation().regulator(regulator).correlations(five.predictions())),
                    OF_SEARCH);
            assertArrayEquals(
                    expected,
                    single.meanHeights(single.evaluation().regulator(regulator).correlations(single.predictions())),
                    OF_SEARCH);
        }
    }

    /** Super points, too. */
    @Test
    void compressedSumsDoNotSeePowersOfTwo() {
        SimulatedRatings data = new Simulation(1000, 2, 3).run();
        double[] figures = compressed(data.ratings(), data.predictions());
        assertDefined(figures);
        for (int exponent : new int[] {-1000, 1000}) {
            double factor = Math.scalb(1.0, exponent);
            var scaled = new Ratings(
                    times(data.ratings().mos(), factor), times(data.ratings().std(), factor));
            List<Predictions> models = data.predictions().stream()
                    .map(model -> new Predictions(model.model(), times(model.scores(), 1 / factor)))
                    .toList();
            assertArrayEquals(figures, compressed(scaled, models), "times 2^" + exponent);
        }
    }

    private static Column times(Column column, double factor) {
        return Column.of(map(column.toArray(), value -> value * factor));
    }

    private static double[] compressed(Ratings ratings, List<Predictions> models) {
        CompressedImages whole = Evaluation.of(ratings)
                .accuracy(new Accuracy.Within(1e-5))
                .threads(2)
                .compression(models)
                .whole();
        return Arrays.stream(new double[][] {
                    values(whole.evaluate(HYPERCUBE, 2, Progress.NONE)),
                    values(whole.evaluate(new Points.Grid(40, 3), 2, Progress.NONE))
                })
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
