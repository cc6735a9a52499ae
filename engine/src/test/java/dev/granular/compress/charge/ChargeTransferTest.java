package dev.granular.compress.charge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RaisingTest {
    @Test
    void pairsAreRaisedOnBothSidesAndTurned() {
        int narrow = 3;
        int wide = 5;
        var random = new SplittableRandom(8);
        double[][] matrix = new double[wide][narrow];
        var raising = new ChargeTransfer(wide);
        for (int r = 0; r < wide; r++) {
            for (int c = 0; c < narrow; c++) {
                if (random.nextInt(3) > 0) {
                    matrix[r][c] = random.nextDouble();
                    raising.add(r, c, matrix[r][c]);
                }
            }
        }
        double[] pairs = random.doubles(narrow * 8L).toArray();
        double[] raised = random.doubles(wide * 8L).toArray();
        double[] expected = raised.clone();
        for (int r = 0; r < wide; r++) {
            for (int s = 0; s < wide; s++) {
                for (int c = 0; c < narrow; c++) {
                    for (int d = 0; d < narrow; d++) {
                        expected[s * 8 + r] += matrix[r][c] * pairs[c * 8 + d] * matrix[s][d];
                    }
                }
            }
        }
        raising.addTurned(pairs, narrow, 8, raised, 8);
        assertArrayEquals(expected, raised, 1e-14);
    }
}
