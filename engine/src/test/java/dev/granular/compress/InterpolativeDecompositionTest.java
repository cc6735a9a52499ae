package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolativeDecompositionTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-6, 1e-10})
    void columnsFollowFromTheChosen(double tolerance) {
        int rows = 60;
        int columns = 45;
        double[] matrix = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double off = (r + 0.5) / rows - (c + 0.5) / columns;
                matrix[r * columns + c] = Math.exp(-8 * off * off);
            }
        }
        var decomposition = new InterpolativeDecomposition(matrix.clone(), rows, columns, tolerance);
        assertTrue(decomposition.rank() < 30, decomposition.rank() + " columns");
        for (int c = 0; c < columns; c++) {
            double squares = 0;
            for (int r = 0; r < rows; r++) {
                double rest = matrix[r * columns + c];
                for (int k = 0; k < decomposition.rank(); k++) {
                    rest -= decomposition.coefficient(c, k) * matrix[r * columns + decomposition.chosen(k)];
                }
                squares += rest * rest;
            }
            assertTrue(Math.sqrt(squares) <= tolerance * 1.01, "column " + c + " is off by " + Math.sqrt(squares));
        }
    }

    @Test
    void rankIsFound() {
        var random = new SplittableRandom(4);
        int rank = 5;
        double[] left = random.doubles(30L * rank, -1, 1).toArray();
        double[] right = random.doubles(20L * rank, -1, 1).toArray();
        double[] matrix = new double[30 * 20];
        for (int r = 0; r < 30; r++) {
            for (int c = 0; c < 20; c++) {
                for (int k = 0; k < rank; k++) {
                    matrix[r * 20 + c] += left[r * rank + k] * right[c * rank + k];
                }
            }
        }
        assertEquals(rank, new InterpolativeDecomposition(matrix, 30, 20, 1e-10).rank());
    }

    @Test
    void nothingFollowsFromNothing() {
        assertEquals(0, new InterpolativeDecomposition(new double[12], 3, 4, 1e-9).rank());
        assertEquals(0, new InterpolativeDecomposition(new double[0], 0, 4, 1e-9).rank());
    }
}
