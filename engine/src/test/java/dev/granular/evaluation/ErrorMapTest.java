package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import org.junit.jupiter.api.Test;

class ErrorMapTest {
    private static final QualityRange RANGE = new QualityRange(10, 30);
    private static final double WIDE = 100;

    /** Three by three, Q slowest. */
    private static final ErrorMap MAP = new ErrorMap(new float[] {1, 2, 3, 4, 5, Float.NaN, 7, 8, 9}, 6);

    private static double at(double q, double qd, double narrow) {
        return MAP.at(new SurfacePoint(q, qd), RANGE, narrow);
    }

    @Test
    void aPlaceOfTheGridHasItsOwnError() {
        assertEquals(1, at(10, 0, 0));
        assertEquals(3, at(10, 20, 0));
        assertEquals(8, at(30, 10, 0));
        assertTrue(Double.isNaN(at(20, 20, WIDE)));
    }

    @Test
    void betweenPlacesTheLargestAroundCountsThreeTimes() {
        assertEquals(3 * 5, at(15, 5, WIDE));
        assertEquals(3 * 8, at(25, 5, WIDE));
        assertEquals(3 * 2, at(10, 5, WIDE));
        assertTrue(Double.isNaN(at(15, 15, WIDE)), "one around is unknown");
    }

    @Test
    void narrowWindowsHideErrorsBetweenPlaces() {
        assertEquals(1, at(10, 0, 9));
        assertTrue(Double.isNaN(at(15, 5, 9)));
    }

    @Test
    void nothingIsKnownOutside() {
        for (double[] point : new double[][] {{9, 0}, {31, 0}, {10, 21}}) {
            assertTrue(Double.isNaN(at(point[0], point[1], WIDE)));
        }
        assertTrue(Double.isNaN(ErrorMap.UNKNOWN.at(new SurfacePoint(10, 0), RANGE, WIDE)));
    }

    @Test
    void theLargerOfTwoCounts() {
        var other = new ErrorMap(new float[] {9, 1, 1, 1, 1, 1, 1, 1, Float.NaN}, 6);
        ErrorMap both = MAP.or(other);
        assertEquals(9, both.at(new SurfacePoint(10, 0), RANGE, 0));
        assertEquals(2, both.at(new SurfacePoint(10, 10), RANGE, 0));
        assertTrue(Double.isNaN(both.at(new SurfacePoint(30, 20), RANGE, 0)));
        assertEquals(ErrorMap.UNKNOWN, MAP.or(ErrorMap.UNKNOWN));
    }

    @Test
    void whatIsNoGridIsRefused() {
        assertThrows(InputException.class, () -> new ErrorMap(new float[5], 1));
        assertThrows(InputException.class, () -> new ErrorMap(new float[1], 1));
        assertThrows(InputException.class, () -> new ErrorMap(new float[] {0, 0, 0, -1}, 1));
    }
}
