package dev.granular.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectSumTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);
    private static final List<PairKernel> KERNELS = List.of(new ScalarPairKernel(), new VectorPairKernel());

    /** Every pair that weighs anything is in it; whole blocks of pairs are, so it is more than those. */
    @ParameterizedTest
    @CsvSource({"4, 1", "0.3, 0.9", "0.1, 0.3", "0.02, 0.07"})
    void shareCountsPairsThatWeighAnything(double spread, double most) {
        RandomRatings random = RandomRatings.of(3000, 1, 20, spread, -1, 5);
        var oracle = new PairOracle(
                random.ratings(), random.weights(), random.models().getFirst());
        double expected = random.points().stream()
                .mapToDouble(point -> oracle.share(point, 150))
                .average()
                .orElseThrow();
        double share = Arrays.stream(new DirectSum(random.images(), ALL, 1).shares(random.points()))
                .average()
                .orElseThrow();
        assertTrue(expected <= share && share <= most, expected + " " + share);
    }

    @ParameterizedTest(name = "n={0} models={1} points={2} spread={3} decimals={4}")
    @CsvSource({
        "2, 1, 5, 2, -1",
        "3, 2, 4, 2, 0",
        "5, 1, 1, 0.5, -1",
        "127, 1, 7, 1.5, -1",
        "128, 2, 4, 1.5, 1",
        "129, 3, 9, 1.5, 0",
        "300, 6, 13, 0.2, 1",
        "389, 2, 5, 0.01, -1",
        "389, 1, 130, 3, 1",
        "260, 1, 6, 0.001, 2"
    })
    void agreesWithTheFormulasAsWritten(int n, int models, int points, double spread, int decimals) {
        RandomRatings random = RandomRatings.of(n, models, points, spread, decimals, 100 * n + models);
        // A far point leaves so few pairs that the last bits of an exponent of thousands matter.
        assertFollowsTheFormulas(random, Optional.empty(), spread < 0.1 ? 1e-9 : 1e-12);
    }

    /** Points of one Qd have a factor of their weights in common, unless windows are too narrow for that. */
    @ParameterizedTest(name = "n={0} ratings={1} models={2} steps={3} spread={4}")
    @CsvSource({
        "2, 2, 1, 3, 2",
        "129, 129, 2, 5, 1.5",
        "300, 300, 1, 12, 0.3",
        "300, 300, 1, 6, 0.1",
        "260, 260, 1, 6, 0.01",
        "389, 150, 3, 5, 1",
        "389, 150, 1, 6, 0.05"
    })
    void gridsFollowTheFormulasToo(int n, int ratings, int models, int steps, double spread) {
        RandomRatings random = RandomRatings.repeated(n, ratings, models, 0, spread, -1, n + steps)
                .onGrid(steps);
        assertFollowsTheFormulas(random, RatingClasses.of(random.images()), spread < 0.1 ? 1e-9 : 1e-12);
    }

    private static void assertFollowsTheFormulas(
            RandomRatings random, Optional<RatingClasses> classes, double tolerance) {
        for (PairKernel kernel : KERNELS) {
            PairSums sums =
                    new DirectSum(random.images(), classes, ALL, 1, kernel).evaluate(random.points(), Progress.NONE);
            for (int k = 0; k < random.points().size(); k++) {
                SurfacePoint point = random.points().get(k);
                for (int m = 0; m < random.models().size(); m++) {
                    var oracle = new PairOracle(
                            random.ratings(), random.weights(), random.models().get(m));
                    for (Method method : ALL) {
                        assertEquals(
                                oracle.value(point, method),
                                sums.correlation(k, method, m),
                                tolerance,
                                kernel.getClass().getSimpleName() + " " + method + " of model " + m + " at " + point);
                    }
                    assertEquals(1, sums.effectivePairs(k) / oracle.effectivePairs(point), 1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLCC", "SRCC", "KRCC", "PLCC,KRCC", "SRCC,KRCC"})
    void someMethodsGiveWhatAllMethodsGive(String names) {
        Set<Method> some = EnumSet.noneOf(Method.class);
        for (String name : names.split(",")) {
            some.add(Method.valueOf(name));
        }
        RandomRatings random = RandomRatings.of(200, 3, 6, 1, 1, 7);
        PairSums all = new DirectSum(random.images(), ALL, 1).evaluate(random.points(), Progress.NONE);
        PairSums fewer = new DirectSum(random.images(), some, 1).evaluate(random.points(), Progress.NONE);
        for (int k = 0; k < 6; k++) {
            for (int m = 0; m < 3; m++) {
                for (Method method : some) {
                    assertEquals(all.correlation(k, method, m), fewer.correlation(k, method, m), 1e-14);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void everyNumberOfThreadsGivesTheSameBits(int threads) {
        RandomRatings random = RandomRatings.of(1291, 2, 137, 0.7, 2, 11);
        assertArrayEquals(values(random, 1), values(random, threads));
        assertArrayEquals(values(random.onGrid(12), 1), values(random.onGrid(12), threads));
    }

    static double[] values(RandomRatings random, int threads) {
        PairSums sums = new DirectSum(random.images(), ALL, threads).evaluate(random.points(), Progress.NONE);
        var values = DoubleStream.builder();
        for (int k = 0; k < random.points().size(); k++) {
            values.add(sums.effectivePairs(k));
            for (int m = 0; m < random.models().size(); m++) {
                for (Method method : ALL) {
                    values.add(sums.correlation(k, method, m));
                }
            }
        }
        return values.build().toArray();
    }

    /**
     * With every image there {@code copies} times, sums over pairs of different images grow by copies², and pairs of an
     * image with itself add only to Σw: PLCC and SRCC stay, at sizes where products of counts overflow 32 bits.
     */
    @ParameterizedTest(name = "{0} images")
    @ValueSource(ints = {1_291, 65_537, 100_000})
    void largeSetsDoNotOverflow(int n) {
        int distinct = 37;
        RandomRatings small = RandomRatings.of(distinct, 1, 1, 2, -1, n);
        var point = List.of(new SurfacePoint(5, 1));
        int[] image = new int[n];
        double[] share = new double[distinct];
        for (int i = 0; i < n; i++) {
            image[i] = i % distinct;
            share[i % distinct]++;
        }
        double[] weights = new double[distinct];
        for (int i = 0; i < distinct; i++) {
            weights[i] = small.weights()[i] * share[i];
        }
        var ratings = new Ratings(
                repeat(small.ratings().mos(), image), repeat(small.ratings().std(), image));
        var model = new Predictions("m", repeat(small.models().getFirst().scores(), image));
        var images = new RatedImages(
                ratings, repeat(Column.of(small.weights()), image).toArray(), 1, List.of(model));
        var oracle = new PairOracle(small.ratings(), weights, small.models().getFirst());
        Set<Method> methods = EnumSet.of(Method.PLCC, Method.SRCC);
        PairSums byImages = new DirectSum(images, Optional.empty(), methods, 2).evaluate(point, Progress.NONE);
        PairSums byClasses = new DirectSum(images, RatingClasses.of(images), methods, 2).evaluate(point, Progress.NONE);
        for (Method method : methods) {
            double expected = oracle.value(point.getFirst(), method);
            assertEquals(expected, byImages.correlation(0, method, 0), 1e-12);
            assertEquals(expected, byClasses.correlation(0, method, 0), 1e-13);
        }
    }

    private static Column repeat(Column column, int[] rows) {
        double[] repeated = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            repeated[i] = column.get(rows[i]);
        }
        return Column.of(repeated);
    }

    /**
     * The heaviest pairs are ties, and every pair that differs is lighter by more than the bits kept at first: only the
     * second, full sum can tell the correlation.
     */
    @Test
    void leftOutPairsThatMatterAreSummedAfterAll() {
        int n = 300;
        double[] mos = new double[n];
        double[] scores = new double[n];
        for (int i = 150; i < n; i++) {
            mos[i] = 7 + 0.01 * i;
            scores[i] = i % 7;
        }
        double[] std = DoubleStream.generate(() -> 0.5).limit(n).toArray();
        double[] weights = DoubleStream.generate(() -> 1).limit(n).toArray();
        var ratings = new Ratings(Column.of(mos), Column.of(std));
        var model = new Predictions("m", Column.of(scores));
        var point = new SurfacePoint(0, 0);
        var images = new RatedImages(ratings, weights, 1, List.of(model));
        PairSums sums = new DirectSum(images, ALL, 1).evaluate(List.of(point), Progress.NONE);
        var oracle = new PairOracle(ratings, weights, model);
        assertEquals(oracle.value(point, Method.PLCC), sums.correlation(0, Method.PLCC, 0), 1e-12);
        assertEquals(oracle.value(point, Method.SRCC), sums.correlation(0, Method.SRCC, 0), 1e-12);
    }

    /** With windows so narrow, pairs differ by less than the rounding of their exponents: nothing is known there. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-20, 1e-60, 1e-130})
    void pointsInTheDarkAreUndefined(double spread) {
        RandomRatings random = RandomRatings.of(200, 1, 20, spread, -1, 6);
        for (PairKernel kernel : KERNELS) {
            var sum = new DirectSum(random.images(), RatingClasses.of(random.images()), ALL, 1, kernel);
            for (List<SurfacePoint> points :
                    List.of(random.points(), random.onGrid(5).points())) {
                PairSums sums = sum.evaluate(points, Progress.NONE);
                int undefined = 0;
                for (int k = 0; k < points.size(); k++) {
                    double value = sums.correlation(k, Method.KRCC, 0);
                    double pairs = sums.effectivePairs(k);
                    assertTrue(pairs == 0 ? Double.isNaN(value) : pairs >= 1 - 1e-9 && Math.abs(value) <= 1);
                    undefined += pairs == 0 ? 1 : 0;
                }
                assertTrue(undefined > points.size() / 2, undefined + " points");
            }
        }
        PairSums dim = new DirectSum(RandomRatings.of(200, 1, 20, 1e-5, -1, 6).images(), ALL, 1)
                .evaluate(random.points(), Progress.NONE);
        for (int k = 0; k < 20; k++) {
            assertTrue(dim.effectivePairs(k) >= 1 - 1e-9);
        }
    }

    @Test
    void aConstantModelIsUndefinedButItsConcordanceIsZero() {
        RandomRatings random = RandomRatings.of(50, 1, 3, 2, -1, 5);
        var constant = new Predictions("constant", Column.of(new double[50]));
        var images = new RatedImages(random.ratings(), random.weights(), 1, List.of(constant));
        PairSums sums = new DirectSum(images, ALL, 1).evaluate(random.points(), Progress.NONE);
        assertTrue(Double.isNaN(sums.correlation(0, Method.PLCC, 0)));
        assertTrue(Double.isNaN(sums.correlation(0, Method.SRCC, 0)));
        assertEquals(0, sums.correlation(0, Method.KRCC, 0));
    }

    @Test
    void imagesWithoutSpreadLeaveNothingToCorrelate() {
        var ratings = new Ratings(Column.of(1, 2, 3), Column.of(0, 0, 1));
        var model = new Predictions("m", Column.of(1, 2, 3));
        var images = new RatedImages(ratings, new double[] {1, 1, 1}, 1, List.of(model));
        PairSums sums = new DirectSum(images, ALL, 1).evaluate(List.of(new SurfacePoint(1, 1)), Progress.NONE);
        assertEquals(0, sums.effectivePairs(0));
        assertTrue(Double.isNaN(sums.correlation(0, Method.KRCC, 0)));
    }

    @Test
    void aListenerHearsOfTheWholeAndMayStopIt() {
        RandomRatings random = RandomRatings.of(700, 1, 300, 2, -1, 3);
        long[] last = new long[2];
        new DirectSum(random.images(), ALL, 1).evaluate(random.points(), (done, total) -> {
            assertEquals(last[0] + 1, done);
            last[0] = done;
            last[1] = total;
            return true;
        });
        assertEquals(last[1], last[0]);
        var sum = new DirectSum(random.images(), ALL, 2);
        assertThrows(CancellationException.class, () -> sum.evaluate(random.points(), (done, total) -> done < 5));
    }
}
