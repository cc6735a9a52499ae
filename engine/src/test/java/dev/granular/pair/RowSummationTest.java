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
import dev.granular.pair.RowSums.Statistic;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row sums against a plain loop over pairs, with both kernels. */
@Tag("kernel")
class RowSummationTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);

    @ParameterizedTest(name = "{0} images, {1} models, sigma {2}, {3} decimals, {4} ratings")
    @CsvSource({
        "2, 1, 1, -1, 0",
        "3, 2, 1, 0, 0",
        "129, 1, 0.5, 1, 0",
        "257, 3, 1, 0, 0",
        "300, 2, 0.01, -1, 0",
        "131, 7, 5, 2, 0",
        "300, 2, 1, 0, 60",
        "401, 1, 0.3, -1, 7",
        "90, 2, 1, 1, 1"
    })
    void rowsAreThoseOfAPlainLoop(int n, int models, double spread, int decimals, int ratings) {
        RandomRatings random = ratings == 0
                ? RandomRatings.of(n, models, 5, spread, decimals, n)
                : RandomRatings.repeated(n, ratings, models, 5, spread, decimals, n);
        RatedImages images = random.images();
        List<SurfacePoint> points = new ArrayList<>(random.points());
        points.add(new SurfacePoint(5, 0));
        points.add(new SurfacePoint(7, 0));
        Optional<RatingClasses> classes = RatingClasses.of(images);
        assertEquals(ratings > 0, classes.isPresent());
        for (RowKernel kernel : List.of(new ScalarRowKernel(), new VectorRowKernel())) {
            compare(images, classes, points, kernel);
            compare(images, Optional.empty(), points, kernel);
        }
    }

    private static void compare(
            RatedImages images, Optional<RatingClasses> classes, List<SurfacePoint> points, RowKernel kernel) {
        List<int[]> clusters = clusters(images.n, 5);
        var summation = new RowSummation(images, classes, ALL, clusters, TaskPool.ONE, kernel);
        List<RowSums> sums = summation.evaluate(points, (k, atPoint) -> atPoint, Progress.NONE);
        int checked = 0;
        for (int k = 0; k < points.size(); k++) {
            var oracle = new RowOracle(images, points.get(k));
            double scale = scale(oracle, sums.get(k), images.n);
            for (Statistic statistic : Statistic.values()) {
                for (int m = 0; m < images.models(); m++) {
                    checked += compareRows(oracle, sums.get(k), statistic, m, scale, images.n);
                    checked += compareInside(oracle, sums.get(k), statistic, m, scale, clusters);
                }
            }
        }
        int each = images.n + clusters.size();
        assertEquals(points.size() * Statistic.values().length * images.models() * each, checked);
    }

    /** Weights are known up to a factor, which the heaviest row tells. */
    private static double scale(RowOracle oracle, RowSums sums, int n) {
        double[] ones = sums.of(Statistic.ONE, 0);
        int heaviest = IntStream.range(0, n).reduce(0, (a, b) -> ones[b] > ones[a] ? b : a);
        return oracle.row(Statistic.ONE, 0, heaviest)[0] / ones[heaviest];
    }

    private static int compareRows(RowOracle oracle, RowSums sums, Statistic statistic, int m, double scale, int n) {
        double[] actual = sums.of(statistic, m);
        assertEquals(n, actual.length);
        double all = IntStream.range(0, n)
                .mapToDouble(i -> oracle.row(statistic, m, i)[1])
                .sum();
        for (int i = 0; i < n; i++) {
            double[] expected = oracle.row(statistic, m, i);
            assertEquals(expected[0], actual[i] * scale, 1e-11 * expected[1] + 1e-14 * all, statistic + " " + i);
        }
        return n;
    }

    private static int compareInside(
            RowOracle oracle, RowSums sums, Statistic statistic, int m, double scale, List<int[]> clusters) {
        double[] actual = sums.inside(statistic, m);
        double all = Math.abs(sums.total(statistic, m) * scale);
        for (int u = 0; u < clusters.size(); u++) {
            double expected = oracle.inside(statistic, m, clusters.get(u));
            double tolerance = 1e-11 * Math.abs(expected) + 1e-11 * all;
            if (statistic != Statistic.RANK_MOS && statistic != Statistic.RANK_SCORE) {
                assertEquals(expected, actual[u] * scale, tolerance, statistic + " inside " + u);
            }
        }
        return clusters.size();
    }

    /** Clusters of very different sizes; the last ones may be empty. */
    private static List<int[]> clusters(int n, int count) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int u = 0; u < count; u++) {
            clusters.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            clusters.get(i % 3 == 0 ? i % count : 1).add(i);
        }
        return clusters.stream()
                .map(some -> some.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    @Test
    void threadsDoNotMatter() {
        for (int ratings : new int[] {700, 100}) {
            RandomRatings random =
                    RandomRatings.repeated(700, ratings, 2, 0, 1, 1, 3).onGrid(5);
            double[] expected = all(random, 1);
            for (int threads : new int[] {2, 3, 7}) {
                assertArrayEquals(expected, all(random, threads), 0.0);
            }
        }
    }

    private static double[] all(RandomRatings random, int threads) {
        RatedImages images = random.images();
        try (var pool = new TaskPool(threads)) {
            var summation = new RowSummation(images, ALL, clusters(images.n, 9), pool);
            return summation.evaluate(random.points(), (k, sums) -> sums, Progress.NONE).stream()
                    .flatMapToDouble(sums -> Arrays.stream(Statistic.values())
                            .flatMapToDouble(statistic -> DoubleStream.concat(
                                    Arrays.stream(sums.of(statistic, 1)), Arrays.stream(sums.inside(statistic, 1)))))
                    .toArray();
        }
    }

    @Test
    void totalsAreTheDirectSum() {
        RandomRatings random = RandomRatings.of(500, 3, 12, 1, 1, 4);
        RatedImages images = random.images();
        var summation = new RowSummation(images, ALL, List.of(), TaskPool.ONE);
        List<RowSums> rows = summation.evaluate(random.points(), (k, sums) -> sums, Progress.NONE);
        PairSums direct = new DirectSum(images, ALL, 1).evaluate(random.points(), Progress.NONE);
        for (int k = 0; k < rows.size(); k++) {
            for (int m = 0; m < 3; m++) {
                double xy = rows.get(k).total(Statistic.SCORE_MOS, m);
                double xx = rows.get(k).total(Statistic.SCORE_SCORE, m);
                double yy = rows.get(k).total(Statistic.MOS_MOS, m);
                assertEquals(direct.correlation(k, Method.PLCC, m), xy / Math.sqrt(xx * yy), 1e-13);
            }
        }
        assertEquals(12, rows.size());
    }

    @Test
    void onlyWhatMethodsNeedIsSummed() {
        RandomRatings random = RandomRatings.repeated(200, 50, 2, 4, 1, 1, 5);
        RatedImages images = random.images();
        for (Method method : Method.values()) {
            RowSums some = new RowSummation(images, Set.of(method), List.of(), TaskPool.ONE)
                    .evaluate(random.points(), (k, sums) -> sums, Progress.NONE)
                    .get(2);
            RowSums all = new RowSummation(images, ALL, List.of(), TaskPool.ONE)
                    .evaluate(random.points(), (k, sums) -> sums, Progress.NONE)
                    .get(2);
            int checked = 0;
            for (Statistic statistic : Statistic.values()) {
                if (statistic.isNeeded(Set.of(method))) {
                    assertArrayEquals(all.of(statistic, 1), some.of(statistic, 1), 0.0);
                    checked++;
                }
            }
            assertTrue(checked >= 2);
        }
    }

    @Test
    void aListenerStopsIt() {
        RandomRatings random = RandomRatings.of(500, 1, 12, 1, 1, 4);
        var summation = new RowSummation(random.images(), ALL, List.of(), TaskPool.ONE);
        assertThrows(
                CancellationException.class,
                () -> summation.evaluate(random.points(), (k, sums) -> sums, (done, total) -> done < total / 2));
    }

    /** Where all pairs of weight are tied, far lighter ones decide. */
    @Test
    void farLighterPairsCountWhereTheHeaviestAreTied() {
        double[] mos = {1, 1, 1, 9, 9.5, 8};
        double[] std = {0.1, 0.1, 0.1, 0.3, 0.3, 0.3};
        double[] scores = {1, 2, 4, 3, 6, 5};
        var ratings = new Ratings(Column.of(mos), Column.of(std));
        var images = new RatedImages(
                ratings, new double[] {1, 1, 1, 1, 1, 1}, 1, List.of(new Predictions("m", Column.of(scores))));
        var point = new SurfacePoint(1, 0);
        var summation = new RowSummation(images, Optional.empty(), ALL, List.of(), TaskPool.ONE, RowKernel.preferred());
        RowSums sums =
                summation.evaluate(List.of(point), (k, at) -> at, Progress.NONE).getFirst();
        var oracle = new RowOracle(images, point);
        double expected = 0;
        for (int i = 0; i < images.n; i++) {
            expected += oracle.row(Statistic.MOS_MOS, 0, i)[0] / 2;
        }
        double scale = oracle.row(Statistic.ONE, 0, 0)[0] / sums.of(Statistic.ONE, 0)[0];
        assertTrue(expected > 0 && expected < 1e-60, "a point of that kind: " + expected);
        assertEquals(expected, sums.total(Statistic.MOS_MOS, 0) * scale, 1e-9 * expected);
    }
}
