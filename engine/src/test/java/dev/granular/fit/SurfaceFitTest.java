package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.point.SurfacePoints;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceFitTest {
    private static final QualityRange RANGE = new QualityRange(1, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPlaneIsReproducedWhateverTheBandwidths(long seed) {
        List<SurfacePoint> points = hypercube(60, seed);
        double[] values = points.stream()
                .mapToDouble(point -> 0.3 - 0.07 * point.q() + 0.11 * point.qd())
                .toArray();
        for (SurfaceFit fit : List.of(
                SurfaceFit.of(points, values),
                SurfaceFit.of(points, values, 1, 2),
                SurfaceFit.of(points, values, 50, 0.7))) {
            assertEquals(0.3 - 0.07 * 2.2 + 0.11 * 3.1, fit.at(2.2, 3.1), 1e-12);
            assertEquals(0.3 - 0.07 * 3 + 0.11 * 2, fit.surface(RANGE, 7, 9).meanHeight(), 1e-12);
            assertEquals(0, fit.crossValidationError(), 1e-24);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 7})
    void heightsSolveTheWeightedNormalEquations(long seed) {
        var random = new SplittableRandom(seed);
        List<SurfacePoint> points = hypercube(40, seed);
        double[] values = random.doubles(40, -1, 1).toArray();
        SurfaceFit fit = SurfaceFit.of(points, values, 0.8, 1.1);
        for (int k = 0; k < 20; k++) {
            double q = random.nextDouble(1, 5);
            double qd = random.nextDouble(0, 4);
            assertEquals(heightByNormalEquations(points, values, 0.8, 1.1, q, qd, -1), fit.at(q, qd), 1e-11);
        }
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            SurfacePoint left = points.get(i);
            double error = values[i] - heightByNormalEquations(points, values, 0.8, 1.1, left.q(), left.qd(), i);
            sum += error * error;
        }
        assertEquals(sum / 40, fit.crossValidationError(), 1e-11);
    }

    @Test
    void gridAndSinglePlacesAgree() {
        List<SurfacePoint> points = hypercube(50, 8);
        double[] values = smoothValues(points);
        SurfaceFit fit = SurfaceFit.of(points, values);
        Surface surface = fit.surface(RANGE, 11, 6);
        for (int i = 0; i < 11; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(fit.at(surface.q(i), surface.qd(j)), surface.height(i, j));
            }
        }
        assertEquals(1, surface.q(0));
        assertEquals(5, surface.q(10));
        assertEquals(0, surface.qd(0));
        assertEquals(4, surface.qd(5));
    }

    @Test
    void chosenBandwidthsAreALocalMinimum() {
        List<SurfacePoint> points = hypercube(80, 9);
        double[] values = smoothValues(points);
        SurfaceFit best = SurfaceFit.of(points, values);
        for (double[] nudge : new double[][] {{1.001, 1}, {0.999, 1}, {1, 1.001}, {1, 0.999}, {1.1, 0.9}}) {
            SurfaceFit near =
                    SurfaceFit.of(points, values, best.bandwidthQ() * nudge[0], best.bandwidthQd() * nudge[1]);
            assertTrue(near.crossValidationError() > best.crossValidationError());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1010, -600, 10, 600, 1015})
    void unitsOfMosDoNotMatter(int exponent) {
        double unit = Math.scalb(1.0, exponent);
        List<SurfacePoint> points = hypercube(40, 10);
        double[] values = smoothValues(points);
        List<SurfacePoint> larger = points.stream()
                .map(point -> new SurfacePoint(point.q() * unit, point.qd() * unit))
                .toList();
        SurfaceFit fit = SurfaceFit.of(points, values);
        SurfaceFit scaled = SurfaceFit.of(larger, values);
        assertEquals(fit.bandwidthQ() * unit, scaled.bandwidthQ());
        assertEquals(fit.bandwidthQd() * unit, scaled.bandwidthQd());
        assertEquals(fit.crossValidationError(), scaled.crossValidationError());
        assertEquals(fit.at(2, 3), scaled.at(2 * unit, 3 * unit));
        var range = new QualityRange(unit, 5 * unit);
        assertEquals(
                fit.surface(RANGE, 30, 20).meanHeight(),
                scaled.surface(range, 30, 20).meanHeight());
        SurfaceFit wide = SurfaceFit.of(points, values, 0.8, 1.1);
        assertEquals(
                wide.at(2, 3),
                SurfaceFit.of(larger, values, 0.8 * unit, 1.1 * unit).at(2 * unit, 3 * unit));
    }

    @Test
    void pointsWithoutAValueAreLeftOut() {
        List<SurfacePoint> points = hypercube(40, 11);
        double[] values = smoothValues(points);
        var more = new ArrayList<SurfacePoint>(points);
        more.add(3, new SurfacePoint(2, 2));
        double[] withGap = new double[41];
        for (int i = 0; i < 41; i++) {
            withGap[i] = i == 3 ? Double.NaN : values[i < 3 ? i : i - 1];
        }
        SurfaceFit fit = SurfaceFit.of(points, values);
        SurfaceFit gap = SurfaceFit.of(more, withGap);
        assertEquals(fit.bandwidthQ(), gap.bandwidthQ());
        assertEquals(fit.crossValidationError(), gap.crossValidationError());
        assertEquals(fit.at(1.5, 0.5), gap.at(1.5, 0.5));
    }

    @Test
    void equalValuesGiveAFlatSurface() {
        List<SurfacePoint> points = hypercube(30, 12);
        double[] values = new double[30];
        java.util.Arrays.fill(values, 0.7);
        assertEquals(0.7, SurfaceFit.of(points, values).surface(RANGE, 20, 20).meanHeight(), 1e-12);
    }

    @Test
    void threePointsGiveTheirPlane() {
        List<SurfacePoint> points = List.of(new SurfacePoint(1, 0), new SurfacePoint(5, 1), new SurfacePoint(2, 4));
        double[] values = {0.1, 0.5, 0.6};
        SurfaceFit fit = SurfaceFit.of(points, values, 2, 2);
        assertEquals(0.1, fit.at(1, 0), 1e-12);
        assertEquals(0.5, fit.at(5, 1), 1e-12);
        assertEquals(0.6, fit.at(2, 4), 1e-12);
        assertTrue(Double.isFinite(SurfaceFit.of(points, values).at(3, 2)));
    }

    @Test
    void onALineTheSurfaceFollowsTheLine() {
        var points = new ArrayList<SurfacePoint>();
        double[] values = new double[20];
        for (int i = 0; i < 20; i++) {
            points.add(new SurfacePoint(1 + 0.2 * i, 0.1 * i));
            values[i] = 0.2 + 0.03 * i;
        }
        SurfaceFit fit = SurfaceFit.of(points, values);
        assertEquals(0.2 + 0.03 * 7.5, fit.at(2.5, 0.75), 1e-9);
        assertTrue(Double.isFinite(fit.surface(RANGE, 30, 30).meanHeight()));
    }

    @Test
    void twinPointsCountTwice() {
        List<SurfacePoint> points = List.of(
                new SurfacePoint(1, 0),
                new SurfacePoint(1, 0),
                new SurfacePoint(1, 0),
                new SurfacePoint(4, 1),
                new SurfacePoint(2, 3));
        SurfaceFit fit = SurfaceFit.of(points, new double[] {0.1, 0.4, 0.4, 0.5, 0.6}, 2, 2);
        assertEquals(0.3, fit.at(1, 0), 1e-12);
    }

    @Test
    void farFromAllPointsTheHeightIsFinite() {
        SurfaceFit fit = SurfaceFit.of(hypercube(30, 13), smoothValues(hypercube(30, 13)), 0.01, 0.01);
        assertTrue(Double.isFinite(fit.at(1, 4)));
        assertTrue(Double.isFinite(fit.at(100, 100)));
    }

    @Test
    void tooLittleToFitIsSaid() {
        List<SurfacePoint> points = hypercube(4, 14);
        double[] values = {0.1, Double.NaN, 0.3, Double.NaN};
        assertEquals(
                "only 2 of 4 surface points have a value: a fitted surface needs at least 3",
                assertThrows(InputException.class, () -> SurfaceFit.of(points, values))
                        .getMessage());
        List<SurfacePoint> column = List.of(new SurfacePoint(2, 0), new SurfacePoint(2, 1), new SurfacePoint(2, 3));
        assertEquals(
                "all surface points with a value have Q = 2.0: a fitted surface needs at least two different ones",
                assertThrows(InputException.class, () -> SurfaceFit.of(column, new double[] {0.1, 0.2, 0.3}))
                        .getMessage());
        assertThrows(InputException.class, () -> SurfaceFit.of(points, new double[4], 0, 1));
        assertThrows(InputException.class, () -> SurfaceFit.of(points, new double[4], 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> SurfaceFit.of(points, new double[3]));
    }

    private static List<SurfacePoint> hypercube(int samples, long seed) {
        return SurfacePoints.of(new Points.LatinHypercube(samples, seed), RANGE);
    }

    private static double[] smoothValues(List<SurfacePoint> points) {
        return points.stream()
                .mapToDouble(point -> Math.sin(2 * point.q()) + Math.cos(3 * point.qd()))
                .toArray();
    }

    /** The textbook estimator: weighted sums, then Cramer's rule. */
    private static double heightByNormalEquations(
            List<SurfacePoint> points, double[] values, double hq, double hqd, double q, double qd, int left) {
        double[][] m = new double[3][3];
        double[] b = new double[3];
        for (int k = 0; k < values.length; k++) {
            double[] row = {1, points.get(k).q() - q, points.get(k).qd() - qd};
            double weight = k == left
                    ? 0
                    : Math.exp(-row[1] * row[1] / (2 * hq * hq)) * Math.exp(-row[2] * row[2] / (2 * hqd * hqd));
            for (int i = 0; i < 3; i++) {
                b[i] += weight * row[i] * values[k];
                for (int j = 0; j < 3; j++) {
                    m[i][j] += weight * row[i] * row[j];
                }
            }
        }
        double[][] replaced = {{b[0], m[0][1], m[0][2]}, {b[1], m[1][1], m[1][2]}, {b[2], m[2][1], m[2][2]}};
        return determinant(replaced) / determinant(m);
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }
}
