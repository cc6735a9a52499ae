package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneSumsTest {
    private static final int POINTS = 37;

    /** Points in a square of so many bandwidths: from all neighbours alike to hardly any. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 10, 40, 400})
    void sumsOfMutualNeighboursGiveThePlaneOrSayThatTheyDoNot(double width) {
        var random = new SplittableRandom(21);
        double[] q = random.doubles(POINTS, 0, width).toArray();
        double[] qd = random.doubles(POINTS, 0, width).toArray();
        double[] heights = random.doubles(POINTS, -1, 1).toArray();
        var sums = new PlaneSums(POINTS);
        for (int i = 1; i < POINTS; i++) {
            sums.addMutually(i, q, qd, heights);
        }
        int answered = 0;
        for (int place = 0; place < POINTS; place++) {
            double height = sums.height(place);
            if (!Double.isNaN(height)) {
                assertEquals(plane(q, qd, heights, q[place], qd[place], place), height, 1e-10);
                answered++;
            }
        }
        assertTrue(width > 10 ? answered < POINTS : answered > POINTS / 2, answered + " places answered");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 10, 40})
    void sumsAlongARowOfPlacesGiveThePlane(double width) {
        var random = new SplittableRandom(22);
        double[] q = random.doubles(POINTS, 0, width).toArray();
        double[] qd = random.doubles(POINTS, 0, width).toArray();
        double[] heights = random.doubles(POINTS, -1, 1).toArray();
        double[] places = random.doubles(50, 0, width).toArray();
        double bandwidth = 0.8;
        var sums = new PlaneSums(places.length);
        for (int k = 0; k < POINTS; k++) {
            sums.add(q[k] - 0.4 * width, new PlaneSums.Steps(places, bandwidth * qd[k], bandwidth), heights[k]);
        }
        for (int place = 0; place < places.length; place++) {
            double height = sums.height(place);
            if (!Double.isNaN(height)) {
                double at = places[place] / bandwidth;
                assertEquals(plane(q, qd, heights, 0.4 * width, at, -1), height, 1e-10);
            }
        }
    }

    @Test
    void clearedSumsHaveNoNeighbours() {
        var sums = new PlaneSums(2);
        sums.addMutually(1, new double[] {0, 1}, new double[] {0, 1}, new double[] {2, 3});
        sums.clear();
        assertTrue(Double.isNaN(sums.height(0)));
        assertTrue(Double.isNaN(sums.height(1)));
    }

    @Test
    void neighboursOnALineAreNotEnough() {
        var sums = new PlaneSums(3);
        double[] q = {0, 1, 2};
        for (int i = 1; i < 3; i++) {
            sums.addMutually(i, q, q, new double[] {1, 2, 4});
        }
        assertTrue(Double.isNaN(sums.height(1)));
    }

    private static double plane(double[] q, double[] qd, double[] heights, double atQ, double atQd, int left) {
        var plane = new LocalPlane(q.length);
        for (int k = 0; k < q.length; k++) {
            if (k != left) {
                plane.add(q[k] - atQ, qd[k] - atQd, heights[k]);
            }
        }
        return plane.height();
    }
}
