package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressedSetTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);
    /** Points with fewer effective pairs are not promised anything. */
    private static final double SUPPORT = 100;

    private static CompressedSet compress(RatedImages images, Set<Method> methods, double tolerance, int threads) {
        try (var pool = new TaskPool(threads)) {
            return CompressedSet.of(images, methods, tolerance, pool);
        }
    }

    @ParameterizedTest(name = "{0}, {1} images, tolerance {2}")
    @CsvSource({
        "EVEN, 800, 1e-4",
        "EVEN, 800, 1e-6",
        "EVEN, 800, 1e-8",
        "BETA, 800, 1e-4",
        "BETA, 800, 1e-6",
        "NARROW, 800, 1e-4",
        "NARROW, 800, 1e-6",
        "MIXED, 800, 1e-4",
        "MIXED, 800, 1e-6",
        "MIXED, 800, 1e-8",
        "ROUNDED, 800, 1e-6",
        "REPEATED, 800, 1e-6",
        "SPREAD, 800, 1e-4",
        "EVEN, 40, 1e-6",
        "SPREAD, 300, 1e-6"
    })
    void agreesWithTheFormulasAsWritten(TrialSet.Kind kind, int n, double tolerance) {
        var trial = TrialSet.of(kind, n, 11);
        List<SurfacePoint> points = trial.points(25, 12);
        PairSums sums = compress(trial.images(), ALL, tolerance, 1).evaluate(points, 1, Progress.NONE);
        var simple = new SimpleSums(trial.ratings(), trial.weights(), trial.models());
        int supported = 0;
        for (int k = 0; k < points.size(); k++) {
            SimpleSums.Value expected = simple.at(points.get(k));
            if (expected.effectivePairs() >= SUPPORT) {
                supported++;
                assertEquals(1, sums.effectivePairs(k) / expected.effectivePairs(), 0.05);
                for (int m = 0; m < trial.models().size(); m++) {
                    for (Method method : ALL) {
                        assertEquals(
                                expected.correlations()[m][method.ordinal()],
                                sums.correlation(k, method, m),
                                tolerance,
                                method + " of model " + m + " at " + points.get(k));
                    }
                }
            }
        }
        assertTrue(n < SUPPORT || supported >= 5, supported + " points with support");
    }

    @Test
    void manyImagesBecomeFewNodes() {
        var trial = TrialSet.of(TrialSet.Kind.EVEN, 6000, 3);
        int nodes = compress(trial.images(), EnumSet.of(Method.PLCC), 1e-6, 1).size();
        assertTrue(nodes < 400, nodes + " nodes");
    }

    @ParameterizedTest
    @EnumSource(
            value = TrialSet.Kind.class,
            names = {"EVEN", "NARROW"})
    void aGridIsWhatItsPointsAre(TrialSet.Kind kind) {
        var trial = TrialSet.of(kind, 800, 5);
        CompressedSet set = compress(trial.images(), ALL, 1e-6, 1);
        double low = trial.ratings().range().min();
        double width = trial.ratings().range().max() - low;
        double[] q = {low - width, low, low + 0.3 * width, low + width};
        double[] qd = {0, 0.2 * width, width};
        var points = new ArrayList<SurfacePoint>();
        for (double quality : q) {
            for (double difference : qd) {
                points.add(new SurfacePoint(quality, difference));
            }
        }
        PairSums each = set.evaluate(points, 1, Progress.NONE);
        try (var pool = new TaskPool(2)) {
            PairSums grid = set.evaluateGrid(q, qd, pool);
            for (int k = 0; k < points.size(); k++) {
                if (each.effectivePairs(k) > SUPPORT) {
                    for (Method method : ALL) {
                        assertEquals(
                                each.correlation(k, method, 1),
                                grid.correlation(k, method, 1),
                                1e-9,
                                "" + points.get(k));
                    }
                    assertEquals(1, grid.effectivePairs(k) / each.effectivePairs(k), 1e-6, "" + points.get(k));
                }
            }
        }
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        var trial = TrialSet.of(TrialSet.Kind.SPREAD, 900, 8);
        List<SurfacePoint> points = trial.points(5, 9);
        PairSums one = compress(trial.images(), ALL, 1e-5, 1).evaluate(points, 1, Progress.NONE);
        PairSums three = compress(trial.images(), ALL, 1e-5, 3).evaluate(points, 3, Progress.NONE);
        for (int k = 0; k < points.size(); k++) {
            assertEquals(one.effectivePairs(k), three.effectivePairs(k));
            for (Method method : ALL) {
                assertEquals(one.correlation(k, method, 0), three.correlation(k, method, 0));
            }
        }
    }

    @Test
    void imagesOfOneMosHaveNoConcordance() {
        double[] mos = new double[600];
        double[] std = new double[600];
        double[] score = new double[600];
        for (int i = 0; i < 600; i++) {
            mos[i] = 2;
            std[i] = 1 + 0.001 * i;
            score[i] = i;
        }
        var ratings = new Ratings(Column.of(mos), Column.of(std));
        double[] weights = new double[600];
        Arrays.fill(weights, 1);
        var images = new RatedImages(ratings, weights, 1, List.of(new Predictions("rising", Column.of(score))));
        PairSums sums = compress(images, ALL, 1e-6, 1).evaluate(List.of(new SurfacePoint(2, 0)), 1, Progress.NONE);
        assertEquals(0, sums.correlation(0, Method.KRCC, 0));
        assertTrue(Double.isNaN(sums.correlation(0, Method.PLCC, 0))
                || Math.abs(sums.correlation(0, Method.PLCC, 0)) <= 1);
    }
}
