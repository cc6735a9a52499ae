package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.BetaStd;
import dev.granular.rating.RegulatorWeights;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Super points against the direct sum over all pairs. */
class CompressedSetTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);

    /** How σ and ties are distributed. */
    private enum Kind {
        /** As the simulation has it. */
        SIMULATED,
        /** Around 0.15 of the range. */
        WIDE,
        /** The Beta estimate: 0 at both ends. */
        BETA,
        /** Half of all 0.01 of the range, half 0.2. */
        MIXED,
        /** MOS and predictions to one decimal. */
        ROUNDED,
        /** Every image four times. */
        REPEATED;

        RatedImages images(int n) {
            var data = new Simulation(n, 2, 1).run();
            double[] mos = data.ratings().mos().toArray();
            double[] std = data.ratings().std().toArray();
            double width = data.ratings().range().width();
            var random = new SplittableRandom(n);
            List<Predictions> models = data.predictions();
            switch (this) {
                case SIMULATED -> {}
                case WIDE -> Arrays.setAll(std, i -> width * 0.15 * random.nextDouble(0.8, 1.2));
                case BETA -> std = BetaStd.of(data.ratings().mos(), 8);
                case MIXED -> Arrays.setAll(std, i -> width * (i % 2 == 0 ? 0.01 : 0.2));
                case ROUNDED -> {
                    mos = rounded(mos);
                    models = models.stream()
                            .map(m -> new Predictions(
                                    m.model(), Column.of(rounded(m.scores().toArray()))))
                            .toList();
                }
                case REPEATED -> {
                    double[] once = mos.clone();
                    double[] spread = std.clone();
                    Arrays.setAll(mos, i -> once[i / 4]);
                    Arrays.setAll(std, i -> spread[i / 4]);
                }
            }
            var ratings = new Ratings(Column.of(mos), Column.of(std));
            return new RatedImages(ratings, RegulatorWeights.of(new Regulator.Gaussian(), ratings), 1, models);
        }

        private static double[] rounded(double[] values) {
            return Arrays.stream(values).map(v -> Math.rint(v * 10) / 10).toArray();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SIMULATED, 1e-4",
        "SIMULATED, 1e-6",
        "SIMULATED, 1e-8",
        "WIDE, 1e-4",
        "WIDE, 1e-6",
        "WIDE, 1e-8",
        "BETA, 1e-4",
        "BETA, 1e-6",
        "BETA, 1e-8",
        "MIXED, 1e-4",
        "MIXED, 1e-6",
        "MIXED, 1e-8",
        "ROUNDED, 1e-6",
        "REPEATED, 1e-6"
    })
    void keepsTheTolerance(Kind kind, double tolerance) {
        RatedImages images = kind.images(4000);
        List<SurfacePoint> points = points(images, 120);
        PairSums exact = new DirectSum(images, ALL, 2).evaluate(points, Progress.NONE);
        try (var pool = new TaskPool(2)) {
            CompressedSet set =
                    SettledNodes.of(images, ALL, tolerance, points, pool).all(pool, Progress.NONE);
            assertTrue(set.size() < images.size() / 2, set.size() + " super points");
            PairSums close = set.evaluate(points, 2, Progress.NONE);
            int checked = 0;
            for (int k = 0; k < points.size(); k++) {
                if (exact.effectivePairs(k) >= 100) {
                    checked++;
                    assertEquals(1, close.effectivePairs(k) / exact.effectivePairs(k), 0.01);
                    assertClose(exact, close, k, images.models(), tolerance, points.get(k));
                }
            }
            assertTrue(checked > 60, checked + " points have support");
        }
    }

    private static void assertClose(
            PairSums exact, PairSums close, int k, int models, double tolerance, SurfacePoint point) {
        for (int m = 0; m < models; m++) {
            for (Method method : ALL) {
                assertEquals(
                        exact.correlation(k, method, m),
                        close.correlation(k, method, m),
                        tolerance,
                        method + " of model " + m + " at " + point);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyNumberOfThreadsGivesTheSameBits(Kind kind) {
        RatedImages images = kind.images(1500);
        List<SurfacePoint> points = points(images, 5);
        double[][] values = new double[2][];
        for (int run = 0; run < 2; run++) {
            try (var pool = new TaskPool(1 + 2 * run)) {
                PairSums sums = SettledNodes.of(images, ALL, 1e-4, pool)
                        .all(pool, Progress.NONE)
                        .evaluate(points, 1 + 2 * run, Progress.NONE);
                values[run] = new double[] {
                    sums.correlation(1, Method.PLCC, 0),
                    sums.correlation(2, Method.SRCC, 1),
                    sums.correlation(3, Method.KRCC, 1),
                    sums.effectivePairs(4)
                };
            }
        }
        assertEquals(Arrays.toString(values[0]), Arrays.toString(values[1]));
    }

    private static List<SurfacePoint> points(RatedImages images, int count) {
        double low = images.mos()[0];
        double width = images.mos()[images.size() - 1] - low;
        var random = new SplittableRandom(99);
        var points = new ArrayList<SurfacePoint>();
        for (int k = 0; k < count; k++) {
            points.add(new SurfacePoint(low + width * random.nextDouble(), width * random.nextDouble()));
        }
        return points;
    }
}
