package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import dev.granular.rating.RegulatorWeights;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {
    /** So many that the direct sum takes longer than compression does at least. */
    private static final int POINTS = 400;

    private static final SimulatedRatings DATA = new Simulation(4000, 2, 3).run();

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6})
    void superPointsKeepTheToleranceAndSaySo(double tolerance) {
        Correlations exact = run(DATA.ratings(), DATA.predictions(), new Accuracy.Exact());
        Correlations close = run(DATA.ratings(), DATA.predictions(), new Accuracy.Within(tolerance));
        assertEquals(0, exact.computation().superPoints());
        assertTrue(close.computation().superPoints() > 0, close.computation().note());
        assertTrue(close.computation().largestDifference() <= tolerance);
        assertTrue(largestDifference(exact, close) <= tolerance);
    }

    /** Exact sooner than within a tolerance. */
    @Test
    void aSumThatTakesNoLongerThanCompressionIsDirect() {
        List<SurfacePoint> points =
                SurfacePoints.of(new Points.LatinHypercube(3, 2), DATA.ratings().range());
        Computation few = accurateSum(DATA.ratings(), AccurateSum.Limits.ofThisProcess(), Progress.NONE)
                .evaluate(points, new Accuracy.Within(1e-6))
                .computation();
        assertEquals(0, few.superPoints());
        assertEquals("direct sum over all pairs, which takes no longer than compression", few.note());
    }

    /** Whole numbers for MOS and one σ for all: six ratings, so that a million images would not take longer. */
    @Test
    void imagesOfOneRatingAreSummedTogether() {
        Ratings ratings = rounded();
        Correlations close = run(ratings, DATA.predictions(), new Accuracy.Within(1e-6));
        assertEquals(0, close.computation().superPoints());
        assertEquals(
                "direct sum over all pairs, which takes no longer than compression; 4000 images have 6 different"
                        + " ratings",
                close.computation().note());
        assertEquals(0, largestDifference(run(ratings, DATA.predictions(), new Accuracy.Exact()), close));
    }

    private static Ratings rounded() {
        double[] mos = Arrays.stream(DATA.ratings().mos().toArray())
                .map(s -> Math.rint(s / 20))
                .toArray();
        double[] std = new double[mos.length];
        Arrays.fill(std, 0.8);
        return new Ratings(Column.of(mos), Column.of(std));
    }

    @Test
    void definiteOpinionsAreSummedPairByPair() {
        Ratings ratings = definite();
        Correlations exact = run(ratings, DATA.predictions(), new Accuracy.Exact());
        Correlations close = run(ratings, DATA.predictions(), new Accuracy.Within(1e-6));
        assertEquals(0, close.computation().superPoints(), close.computation().note());
        assertEquals(0, largestDifference(exact, close));
    }

    @Test
    void aLongSumIsRefusedUnlessItWasAskedFor() {
        List<SurfacePoint> points = SurfacePoints.of(
                new Points.LatinHypercube(POINTS, 2), DATA.ratings().range());
        var impatient = accurateSum(DATA.ratings(), new AccurateSum.Limits(Duration.ofMillis(1), 1e5), Progress.NONE);
        var refused = assertThrows(InputException.class, () -> impatient.evaluate(points, new Accuracy.Within(1e-6)));
        for (String part :
                List.of("super points would be too many for 4000 images", "fewer points", "accuracy exact")) {
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
        }
        assertEquals(
                0,
                impatient.evaluate(points, new Accuracy.Exact()).computation().superPoints());
        AccurateSum.Evaluated patient = accurateSum(
                        DATA.ratings(), new AccurateSum.Limits(Duration.ofHours(1), 1e5), Progress.NONE)
                .evaluate(points, new Accuracy.Within(1e-6));
        assertEquals(0, patient.computation().superPoints());
    }

    /** Not until it was said how long it takes; a listener who does not want that may stop it. */
    @Test
    void aLongSumIsAnnounced() {
        List<SurfacePoint> points =
                SurfacePoints.of(new Points.Grid(1000, 1000), DATA.ratings().range());
        var heard = new ArrayList<String>();
        var listener = new Progress() {
            @Override
            public boolean advanced(long done, long total) {
                return false;
            }

            @Override
            public void announced(String message) {
                heard.add(message);
            }
        };
        var sum = accurateSum(DATA.ratings(), new AccurateSum.Limits(Duration.ZERO, 1e9), listener);
        assertThrows(CancellationException.class, () -> sum.evaluate(points, new Accuracy.Exact()));
        assertEquals(1, heard.size());
        assertTrue(
                heard.getFirst().matches("summing every pair of images takes about \\d+ (minutes|hours)"),
                heard.getFirst());
        assertThrows(CancellationException.class, () -> sum.evaluate(points.subList(0, 30), new Accuracy.Exact()));
        assertEquals(1, heard.size(), "a short sum");
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, about 0 seconds",
        "119, about 119 seconds",
        "121, about 2 minutes",
        "3600, about 60 minutes",
        "9000, about 3 hours",
        "604800, about 7 days",
        "1e12, 'about 31,710 years'"
    })
    void timesAreRough(double seconds, String text) {
        assertEquals(text, RoughTime.of(seconds));
    }

    @Test
    void aShortSumIsExactByItself() {
        List<SurfacePoint> points = SurfacePoints.of(
                new Points.LatinHypercube(50, 2), DATA.ratings().range());
        AccurateSum sum = accurateSum(DATA.ratings(), AccurateSum.Limits.ofThisProcess(), Progress.NONE);
        assertEquals(
                0, sum.evaluate(points, new Accuracy.Automatic()).computation().superPoints());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-11, 0.01, Double.NaN})
    void tolerancesThatCannotBeKeptAreRefused(double tolerance) {
        assertThrows(InputException.class, () -> new Accuracy.Within(tolerance));
    }

    /** People agree almost entirely: the hardest to compress. */
    private static Ratings definite() {
        double[] std = new double[DATA.ratings().size()];
        Arrays.fill(std, 0.05);
        return new Ratings(DATA.ratings().mos(), Column.of(std));
    }

    private static AccurateSum accurateSum(Ratings ratings, AccurateSum.Limits limits, Progress progress) {
        double[] weights = RegulatorWeights.of(new Regulator.Uniform(), ratings);
        var images = new RatedImages(ratings, weights, 1, DATA.predictions());
        return new AccurateSum(
                images, EnumSet.allOf(Method.class), TaskPool.ONE, new OverallProgress(progress), limits);
    }

    private static Correlations run(Ratings ratings, List<Predictions> models, Accuracy accuracy) {
        return Evaluation.of(ratings)
                .points(new Points.LatinHypercube(POINTS, 2))
                .accuracy(accuracy)
                .threads(2)
                .correlations(models);
    }

    private static double largestDifference(Correlations exact, Correlations close) {
        double largest = 0;
        for (int point = 0; point < exact.points().size(); point++) {
            for (int model = 0; model < exact.models().size(); model++) {
                for (Method method : exact.methods()) {
                    double difference = Math.abs(exact.value(model, method, point) - close.value(model, method, point));
                    largest = close.accurateAt(point) ? Math.max(largest, difference) : largest;
                }
            }
        }
        return largest;
    }
}
