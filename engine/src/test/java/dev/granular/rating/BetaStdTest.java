package dev.granular.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.InputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaStdTest {
    @Test
    void isTheStandardDeviationOfABetaDistribution() {
        // μ = 0, 1/4, 1/2, 1 on a scale of 1 to 5 with φ = 8: variances 16 μ (1 − μ) / 9.
        double[] std = BetaStd.of(Column.of(1, 2, 3, 5), BetaStd.DEFAULT_PHI);
        assertArrayEquals(new double[] {0, Math.sqrt(3) / 3, 2.0 / 3, 0}, std, 1e-15);
        assertEquals(1, BetaStd.of(Column.of(1, 3, 5), 3)[1], 1e-15);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isExactlyZeroAtBothEndsAndPositiveBetween(long seed) {
        double[] mos = new SplittableRandom(seed).doubles(1000, -7, 93).toArray();
        double[] std = BetaStd.of(Column.of(mos), 8);
        double low = java.util.Arrays.stream(mos).min().orElseThrow();
        double high = java.util.Arrays.stream(mos).max().orElseThrow();
        for (int i = 0; i < mos.length; i++) {
            boolean end = mos[i] == low || mos[i] == high;
            assertTrue(end ? std[i] == 0 : std[i] > 0, "mos " + mos[i] + " std " + std[i]);
        }
    }

    @Test
    void precisionMustBeAPositiveNumber() {
        for (double phi : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(InputException.class, () -> BetaStd.of(Column.of(1, 2), phi));
        }
        assertThrows(InputException.class, () -> BetaStd.of(Column.of(2, 2), 8));
    }
}
