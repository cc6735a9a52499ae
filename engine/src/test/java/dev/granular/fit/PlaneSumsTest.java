package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneSumsTest {
    private static final int POINTS = 37;
    private static final int NONE = -1;

    private final PlaneKernel kernel = PlaneKernel.preferred();

    /** Points in a square of so many bandwidths: from all neighbours alike to hardly any. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 10, 40, 400})
    void sumsOverAllOthersGiveThePlaneOrSayThatTheyDoNot(double width) {
        var random = new SplittableRandom(21);
        Positions points = inSquare(width, POINTS, random);
        double[] heights = random.doubles(POINTS, -1, 1).toArray();
        PlaneSums sums = PlaneSums.leavingOneOut(points, heights, kernel);
        int answered = 0;
        for (int place = 0; place < POINTS; place++) {
            double height = sums.height(place);
            if (!Double.isNaN(height)) {
                assertEquals(plane(points, heights, points.q()[place], points.qd()[place], place), height, 1e-10);
                answered++;
            }
        }
        assertTrue(width > 10 ? answered < POINTS : answered > POINTS / 2, answered + " places answered");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 10, 40})
    void sumsAtOtherPlacesGiveThePlane(double width) {
        var random = new SplittableRandom(22);
        Positions points = inSquare(width, POINTS, random);
        double[] heights = random.doubles(POINTS, -1, 1).toArray();
        Positions places = inSquare(width, 51, random);
        PlaneSums sums = PlaneSums.at(places, points, heights, kernel);
        int answered = 0;
        for (int place = 0; place < places.count(); place++) {
            double height = sums.height(place);
            if (!Double.isNaN(height)) {
                assertEquals(plane(points, heights, places.q()[place], places.qd()[place], NONE), height, 1e-10);
                answered++;
            }
        }
        assertTrue(width > 10 || answered > places.count() / 2, answered + " places answered");
    }

    /** A point is no neighbour of itself, however large its value and however far the others. */
    @Test
    void aPointsOwnValueMakesNoDifference() {
        var random = new SplittableRandom(23);
        Positions points = inSquare(6, POINTS, random);
        double[] heights = random.doubles(POINTS, -1, 1).toArray();
        for (int place = 0; place < POINTS; place++) {
            double without = PlaneSums.leavingOneOut(points, heights, kernel).height(place);
            double[] changed = heights.clone();
            changed[place] = 1e9;
            double with = PlaneSums.leavingOneOut(points, changed, kernel).height(place);
            assertEquals(without, with, 1e-12);
        }
    }

    @Test
    void onePointIsNotEnough() {
        var point = new Positions(new double[] {1}, new double[] {1});
        PlaneSums sums = PlaneSums.at(point, point, new double[] {3}, kernel);
        assertTrue(Double.isNaN(sums.height(0)));
        assertTrue(Double.isNaN(
                PlaneSums.leavingOneOut(point, new double[] {3}, kernel).height(0)));
    }

    @Test
    void pointsOnALineAreNotEnough() {
        double[] q = {0, 1, 2};
        PlaneSums sums = PlaneSums.leavingOneOut(new Positions(q, q), new double[] {1, 2, 4}, kernel);
        assertTrue(Double.isNaN(sums.height(1)));
    }

    private static Positions inSquare(double width, int count, SplittableRandom random) {
        return new Positions(
                random.doubles(count, 0, width).toArray(),
                random.doubles(count, 0, width).toArray());
    }

    private static double plane(Positions points, double[] heights, double atQ, double atQd, int left) {
        var plane = new LocalPlane(points.count());
        for (int k = 0; k < points.count(); k++) {
            if (k != left) {
                plane.add(points.q()[k] - atQ, points.qd()[k] - atQd, heights[k]);
            }
        }
        return plane.height();
    }
}
