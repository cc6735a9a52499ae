package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each rule by which there is no interval, and values on either side of it. */
class SupportTest {
    private static final Level LEVEL = new Level(0.95);
    private static final Spread SPREAD = new Spread(0.1, 30);

    private static Confidence interval(double value, Spread spread, Support support, boolean ofRanks) {
        return LEVEL.estimate(value, spread, support, ofRanks).interval();
    }

    private static Support images(double effective) {
        return new Support(effective, 1000, false, false);
    }

    @Test
    void fewImagesHaveNoInterval() {
        assertEquals(NoInterval.FEW_IMAGES, interval(0.3, SPREAD, images(19.99), false));
        assertTrue(interval(0.3, SPREAD, images(20), false) instanceof Interval);
    }

    @Test
    void fewClustersHaveNoInterval() {
        assertEquals(NoInterval.FEW_CLUSTERS, interval(0.3, SPREAD, new Support(8.9, 9, true, false), false));
        assertTrue(interval(0.3, SPREAD, new Support(8.9, 10, true, false), false) instanceof Interval);
    }

    @Test
    void fewDisagreementsHaveNoInterval() {
        assertEquals(NoInterval.FEW_DISAGREEMENTS, interval(-0.981, SPREAD, images(100), false));
        assertTrue(interval(-0.979, SPREAD, images(100), false) instanceof Interval);
    }

    @Test
    void undefinedAndConstantFiguresHaveNoInterval() {
        assertEquals(NoInterval.UNDEFINED, interval(Double.NaN, SPREAD, images(100), false));
        assertEquals(NoInterval.UNDEFINED, interval(0.3, Spread.UNDEFINED, images(100), false));
        assertEquals(NoInterval.NO_VARIATION, interval(0.3, new Spread(0, 0), images(100), false));
    }

    @Test
    void sparseEndsHaveNoIntervalOfRanksButATest() {
        var support = new Support(100, 1000, false, true);
        assertEquals(NoInterval.SPARSE_END, interval(0.3, SPREAD, support, true));
        assertTrue(interval(0.3, SPREAD, support, false) instanceof Interval);
        assertTrue(LEVEL.difference(0.3, 0.2, SPREAD, support).isGiven());
    }

    @Test
    void bothModelsOfADifferenceNeedSupport() {
        assertFalse(LEVEL.difference(0.3, 0.99, SPREAD, images(100)).isGiven());
        assertFalse(LEVEL.difference(0.99, 0.3, SPREAD, images(100)).isGiven());
        Difference difference = LEVEL.difference(0.5, 0.3, SPREAD, images(100));
        assertEquals(2, difference.t(), 1e-12);
        assertEquals(90, difference.degrees(), 1e-12);
    }

    @Test
    void intervalsOfOppositeFiguresMirrorEachOther() {
        var up = (Interval) interval(0.7, SPREAD, images(100), false);
        var down = (Interval) interval(-0.7, SPREAD, images(100), false);
        assertEquals(up.low(), -down.high(), 1e-15);
        assertEquals(up.high(), -down.low(), 1e-15);
        assertTrue(up.low() < 0.7 && up.high() > 0.7 && up.high() < 1);
    }

    /** A figure that hangs on one image is undefined without it, though rounding leaves something of the sum. */
    @Test
    void aModelThatOnlyOneImageMovesHasNoInterval() {
        int n = 60;
        var random = new SplittableRandom(1);
        double[] mos = random.doubles(n, 20, 80).toArray();
        double[] std = random.doubles(n, 15, 25).toArray();
        double[] scores = new double[n];
        Arrays.fill(scores, 0.1);
        scores[17] = 0.7;
        SurfaceInference surface = Inference.of(new Ratings(Column.of(mos), Column.of(std)))
                .regulator(new Regulator.Uniform())
                .draws(100)
                .at(
                        new Points.Given(List.of(new SurfacePoint(50, 20))),
                        List.of(new Predictions("m", Column.of(scores))));
        assertEquals(NoInterval.UNDEFINED, surface.estimate("m", Method.PLCC, 0).interval());
        assertEquals(NoInterval.UNDEFINED, surface.estimate("m", Method.SRCC, 0).interval());
        assertFalse(Double.isNaN(surface.estimate("m", Method.PLCC, 0).value()));
        assertTrue(surface.estimate("m", Method.KRCC, 0).isGiven());
    }

    /** Few images far out: ranks are squeezed there. */
    @Test
    void pointsBeyondNearlyAllImagesLieAtASparseEnd() {
        int n = 1000;
        var random = new SplittableRandom(1);
        double[] mos = IntStream.range(0, n)
                .mapToDouble(i -> i < 45 ? random.nextDouble(20, 40) : random.nextDouble(80, 90))
                .toArray();
        double[] std = random.doubles(n, 9, 10).toArray();
        double[] scores =
                Arrays.stream(mos).map(s -> s + random.nextDouble(-20, 20)).toArray();
        var points = new Points.Given(List.of(new SurfacePoint(30, 0), new SurfacePoint(85, 4)));
        SurfaceInference surface = Inference.of(new Ratings(Column.of(mos), Column.of(std)))
                .regulator(new Regulator.Uniform())
                .draws(100)
                .at(points, List.of(new Predictions("m", Column.of(scores))));
        assertTrue(surface.estimate("m", Method.SRCC, 1).isGiven());
        assertEquals(
                NoInterval.SPARSE_END, surface.estimate("m", Method.SRCC, 0).interval());
    }

    @Test
    void anIntervalRunsUpwards() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 0));
    }
}
