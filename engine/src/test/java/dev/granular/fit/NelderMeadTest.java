package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NelderMeadTest {
    @Test
    void findsTheBottomOfACurvedValley() {
        double[] bottom = NelderMead.minimum(
                x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2),
                new double[] {-1.2, 1},
                1e-10,
                5000);
        assertArrayEquals(new double[] {1, 1}, bottom, 1e-8);
    }

    @Test
    void undefinedValuesAreAvoided() {
        double[] bottom = NelderMead.minimum(
                x -> x[0] < 1 ? Double.NaN : x[0] * x[0] + x[1] * x[1], new double[] {3, 2}, 1e-9, 5000);
        assertArrayEquals(new double[] {1, 0}, bottom, 1e-5);
    }

    @Test
    void stopsAfterTheCallsAllowed() {
        var calls = new AtomicInteger();
        NelderMead.minimum(x -> -calls.incrementAndGet(), new double[] {1, 1}, 1e-9, 100);
        assertTrue(calls.get() >= 100 && calls.get() < 105, () -> calls + " calls");
    }
}
