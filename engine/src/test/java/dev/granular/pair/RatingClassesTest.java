package dev.granular.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingClassesTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);

    @Test
    void imagesOfTheSameMosSigmaAndWeightMakeAClass() {
        double[] mos = {5, 1, 5, 5, 1, 5, 5, 1, 5};
        double[] std = {2, 1, 2, 1, 1, 2, 2, 1, 1};
        double[] weights = {1, 1, 1, 1, 1, 7, 1, 1, 1};
        RatingClasses classes = RatingClasses.of(images(mos, std, weights)).orElseThrow();
        // By MOS and then by row: 1 1 1, then 5 with σ 2, 2, 1, 2 (weight 7), 2, 1.
        int[] expected = {0, 0, 0, 1, 1, 2, 3, 1, 2};
        assertArrayEquals(expected, IntStream.range(0, 9).map(classes::of).toArray());
        assertEquals(4, classes.size());
        assertArrayEquals(
                new int[] {3, 3, 2, 1},
                IntStream.range(0, 4).map(classes::count).toArray());
    }

    @Test
    void fewerThanTwoImagesToAClassAreNotWorthIt() {
        double[] ones = {1, 1, 1, 1, 1};
        assertTrue(RatingClasses.of(images(new double[] {1, 2, 3, 4, 4}, ones, ones))
                .isEmpty());
        assertTrue(RatingClasses.of(images(new double[] {1, 2, 2, 2, 2}, new double[] {1, 1, 2, 3, 4}, ones))
                .isEmpty());
        assertTrue(RatingClasses.of(images(new double[] {1, 2, 2, 2, 2}, ones, ones))
                .isPresent());
        for (double[] active : List.of(new double[] {0, 1}, new double[] {0, 0})) {
            assertTrue(RatingClasses.of(images(new double[] {1, 2}, active, new double[] {1, 1}))
                    .isEmpty());
        }
    }

    @ParameterizedTest(name = "n={0} ratings={1} models={2} points={3} spread={4} decimals={5}")
    @CsvSource({
        "2, 1, 1, 3, 1, -1",
        "7, 3, 2, 5, 1, 0",
        "300, 2, 1, 5, 2, 0",
        "301, 127, 3, 9, 1.5, 1",
        "1000, 128, 2, 5, 0.2, -1",
        "999, 129, 6, 4, 1.5, 1",
        "1500, 400, 1, 130, 3, 0",
        "700, 300, 1, 6, 0.02, 2",
        "11000, 5000, 1, 2, 1, 2"
    })
    void sumsOverClassesAreSumsOverImages(int n, int ratings, int models, int points, double spread, int decimals) {
        RandomRatings random = RandomRatings.repeated(n, ratings, models, points, spread, decimals, 31 * n + ratings);
        RatedImages images = random.images();
        Optional<RatingClasses> classes = RatingClasses.of(images);
        assertTrue(classes.orElseThrow().size() <= ratings);
        PairSums byImages = new DirectSum(images, Optional.empty(), ALL, 2).evaluate(random.points(), Progress.NONE);
        for (PairKernel kernel : List.of(new ScalarPairKernel(), new VectorPairKernel())) {
            PairSums byClasses =
                    new DirectSum(images, classes, ALL, 2, kernel).evaluate(random.points(), Progress.NONE);
            for (int k = 0; k < points; k++) {
                assertEquals(1, byClasses.effectivePairs(k) / byImages.effectivePairs(k), 1e-11);
                for (int m = 0; m < models; m++) {
                    for (Method method : ALL) {
                        assertEquals(
                                byImages.correlation(k, method, m),
                                byClasses.correlation(k, method, m),
                                1e-13,
                                kernel.getClass().getSimpleName() + " " + method + " of model " + m + " at "
                                        + random.points().get(k));
                    }
                }
            }
        }
    }

    /** Rounded means would tell the last digits only; the formulas lose none. */
    @Test
    void scoresFarFromZeroLoseNothing() {
        RandomRatings random = RandomRatings.repeated(400, 90, 1, 10, 2, -1, 5);
        double[] far = Arrays.stream(random.models().getFirst().scores().toArray())
                .map(x -> 1e9 + 1e-3 * x)
                .toArray();
        var model = new Predictions("far", Column.of(far));
        var images = new RatedImages(random.ratings(), random.weights(), 1, List.of(model));
        PairSums sums = new DirectSum(images, ALL, 1).evaluate(random.points(), Progress.NONE);
        var oracle = new PairOracle(random.ratings(), random.weights(), model);
        for (int k = 0; k < 10; k++) {
            assertEquals(oracle.value(random.points().get(k), Method.PLCC), sums.correlation(k, Method.PLCC, 0), 1e-12);
        }
    }

    @Test
    void imagesThatAllHaveOneRatingHaveNoCorrelation() {
        double[] same = DoubleStream.generate(() -> 3).limit(50).toArray();
        RatedImages images = images(same, same, same);
        PairSums sums = new DirectSum(images, ALL, 1).evaluate(List.of(new SurfacePoint(3, 0)), Progress.NONE);
        assertEquals(50 * 49 / 2, sums.effectivePairs(0), 1e-9);
        assertTrue(Double.isNaN(sums.correlation(0, Method.PLCC, 0)));
        assertTrue(Double.isNaN(sums.correlation(0, Method.SRCC, 0)));
        assertEquals(0, sums.correlation(0, Method.KRCC, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void everyNumberOfThreadsGivesTheSameBits(int threads) {
        RandomRatings random = RandomRatings.repeated(1291, 400, 2, 137, 0.7, 2, 11);
        assertArrayEquals(DirectSumTest.values(random, 1), DirectSumTest.values(random, threads));
    }

    private static RatedImages images(double[] mos, double[] std, double[] weights) {
        var random = new SplittableRandom(1);
        var model = new Predictions("m", Column.of(random.doubles(mos.length).toArray()));
        return new RatedImages(new Ratings(Column.of(mos), Column.of(std)), weights, 1, List.of(model));
    }
}
