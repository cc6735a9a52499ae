package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Four points, three of them corners: so few that probes at them must be many for nodes to be enough. */
class FewPointsTest {
    private static final int IMAGES = 5000;
    private static final double TOLERANCE = 1e-6;
    private static final double SUPPORT = 100;
    private static final Set<Method> METHODS = EnumSet.allOf(Method.class);

    enum Profile {
        /** σ as it is in studies: small at either end of the scale. */
        ORDINARY,
        /** Images of high MOS weigh e⁻²⁵ of those of low MOS. */
        STEEP_WEIGHTS,
        /** MOS spread over decades, σ in proportion: at low MOS squared differences come from far images. */
        PROPORTIONAL
    }

    @ParameterizedTest
    @EnumSource
    void valuesAndEffectivePairsHoldInCorners(Profile profile) {
        var random = new SplittableRandom(7);
        double[] mos = new double[IMAGES];
        double[] std = new double[IMAGES];
        double[] weights = new double[IMAGES];
        double[] fair = new double[IMAGES];
        double[] steps = new double[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            double s = random.nextDouble(1, 100);
            mos[i] = profile == Profile.PROPORTIONAL ? Math.exp(s / 22) : s;
            std[i] = switch (profile) {
                case ORDINARY -> Math.sqrt(0.12 * (s - 1) * (100 - s) + 4);
                case STEEP_WEIGHTS -> random.nextDouble(3, 15);
                case PROPORTIONAL -> mos[i] / 6;
            };
            weights[i] = profile == Profile.STEEP_WEIGHTS ? Math.exp(-s / 4) : 1;
            fair[i] = s + 15 * random.nextGaussian();
            steps[i] = Math.rint(s / 14 + random.nextGaussian());
        }
        var ratings = new Ratings(Column.of(mos), Column.of(std));
        QualityRange range = ratings.range();
        Unit unit = Unit.of(range);
        double width = range.max() - range.min();
        List<SurfacePoint> points = List.of(
                        new SurfacePoint(range.min(), 0),
                        new SurfacePoint(range.max(), width),
                        new SurfacePoint(range.max(), 0.99 * width),
                        new SurfacePoint(range.min() + 0.5 * width, 0.3 * width))
                .stream()
                .map(unit::counted)
                .toList();
        try (var pool = new TaskPool(2)) {
            var models = List.of(new Predictions("fair", Column.of(fair)), new Predictions("steps", Column.of(steps)));
            var images = new RatedImages(ratings, unit, weights, 1, models, pool);
            Settlement settlement = Settlement.of(images, METHODS, TOLERANCE, points, Double.POSITIVE_INFINITY, pool)
                    .orElseThrow();
            PairSums close = settlement.compression().all(pool, Progress.NONE).evaluate(points, 2, Progress.NONE);
            PairSums exact = new DirectSum(images, Optional.empty(), METHODS, 2).evaluate(points, Progress.NONE);
            int held = 0;
            for (int k = 0; k < points.size(); k++) {
                if (settlement.errors().within(k, TOLERANCE) && exact.effectivePairs(k) >= SUPPORT) {
                    held++;
                    assertEquals(1, close.effectivePairs(k) / exact.effectivePairs(k), 0.01, "pairs at point " + k);
                    for (int model = 0; model < models.size(); model++) {
                        for (Method method : METHODS) {
                            double there = exact.correlation(k, method, model);
                            assertEquals(there, close.correlation(k, method, model), TOLERANCE, method + " at " + k);
                        }
                    }
                }
            }
            assertTrue(held >= 3, held + " of 4 points hold");
        }
    }
}
