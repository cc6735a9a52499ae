package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import dev.granular.rating.RegulatorWeights;
import dev.granular.simulation.Simulation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that are compressed part by part, against one compression of all and against the direct sum. */
class SplitCompressionTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);
    private static final double TOLERANCE = 1e-6;
    private static final double SUPPORT = 100;

    /** How MOS and scores are tied. */
    enum Ties {
        NONE,
        /** MOS in hundredths of the range, scores in fiftieths. */
        MANY,
        /** One MOS has a tenth of all images. */
        TENTH;

        RatedImages images(int n) {
            var data = new Simulation(n, 2, 4).run();
            double[] mos = data.ratings().mos().toArray();
            QualityRange range = data.ratings().range();
            List<Predictions> models = data.predictions();
            switch (this) {
                case NONE -> {}
                case MANY -> {
                    mos = stepped(mos, range.width() / 100);
                    models = models.stream()
                            .map(m -> new Predictions(
                                    m.model(), Column.of(stepped(m.scores().toArray(), 0.02 * width(m)))))
                            .toList();
                }
                case TENTH -> {
                    for (int i = 0; i < n; i += 10) {
                        mos[i] = range.min() + 0.6 * range.width();
                    }
                }
            }
            var ratings = new Ratings(Column.of(mos), data.ratings().std());
            double[] weights = RegulatorWeights.of(new Regulator.Gaussian(), ratings);
            return new RatedImages(ratings, Unit.of(ratings.range()), weights, 1, models, TaskPool.ONE);
        }

        private static double width(Predictions model) {
            return QualityRange.of(model.scores()).width();
        }

        private static double[] stepped(double[] values, double step) {
            return Arrays.stream(values).map(v -> step * Math.rint(v / step)).toArray();
        }
    }

    @ParameterizedTest
    @CsvSource({"NONE, 1, 1, 1", "NONE, 4, 3, 1", "MANY, 16, 4, 2", "TENTH, 16, 3, 1.5", "NONE, 64, 2, 1"})
    void partsMakeUpTheWhole(Ties ties, int parts, int ranges, double skew) {
        RatedImages images = ties.images(3000);
        double[] mos = images.mos();
        List<SurfacePoint> at = SurfacePoints.of(new Points.Grid(7, 7), new QualityRange(mos[0], mos[mos.length - 1]));
        try (var pool = new TaskPool(2)) {
            Compression compression = SettledNodes.of(images, ALL, TOLERANCE, pool);
            double[] once = new double[images.size()];
            Arrays.fill(once, 1);
            var split = new SplitCompression(compression.settled(once), ALL);
            PairSums whole = compression.all(pool, Progress.NONE).evaluate(at, pool, Progress.NONE);
            PairSums direct = new DirectSum(images, ALL, 2).evaluate(at, Progress.NONE);

            var cut = SplitImages.of(images, parts, ranges, skew);
            PairSums sums = cut.compressed(split, pool).evaluate(at, pool, Progress.NONE);
            PairSums again = cut.compressed(split, TaskPool.ONE).evaluate(at, TaskPool.ONE, Progress.NONE);

            assertTrue(worst(direct, whole, at.size(), images.models()) < TOLERANCE, "the whole");
            double off = worst(direct, sums, at.size(), images.models());
            assertTrue(off < TOLERANCE, "off by " + off);
            assertEquals(0, worst(sums, again, at.size(), images.models()));
        }
    }

    private static double worst(PairSums known, PairSums close, int points, int models) {
        double worst = 0;
        int compared = 0;
        for (int k = 0; k < points; k++) {
            if (known.effectivePairs(k) >= SUPPORT) {
                worst = Math.max(worst, Math.abs(close.effectivePairs(k) / known.effectivePairs(k) - 1) * 1e-4);
                for (int model = 0; model < models; model++) {
                    for (Method method : Method.values()) {
                        double off = close.correlation(k, method, model) - known.correlation(k, method, model);
                        worst = Math.max(worst, Math.abs(off));
                        compared++;
                    }
                }
            }
        }
        assertTrue(compared > 50, compared + " values");
        return worst;
    }
}
