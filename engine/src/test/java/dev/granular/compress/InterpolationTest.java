package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 28})
    void anAxisReproducesPolynomialsOfItsDegree(int size) {
        var axis = new Axis(-3, 5, ChebyshevBasis.of(size));
        double[] weights = new double[size];
        for (double x : new double[] {-3, -1.7, 0, 4.2, 5}) {
            axis.evaluate(x, weights, 0);
            double sum = 0;
            for (int u = 0; u < size; u++) {
                sum += weights[u] * Math.pow(axis.node(u) / 5, size - 1);
            }
            assertEquals(Math.pow(x / 5, size - 1), sum, 1e-12);
        }
    }

    @Test
    void aDecompositionOfRankThreeKeepsThreeColumns() {
        var random = new SplittableRandom(4);
        double[][] matrix = new double[12][20];
        for (double[] column : matrix) {
            double a = random.nextDouble();
            double b = random.nextDouble();
            double c = random.nextDouble();
            Arrays.setAll(column, r -> a * Math.sin(r) + b * r / 20 + c);
        }
        double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        var kept = InterpolativeDecomposition.of(copy, 1e-10);
        assertEquals(3, kept.rank());
        for (int c = 0; c < 12; c++) {
            for (int r = 0; r < 20; r++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += matrix[kept.chosen()[k]][r] * kept.weights()[k * 12 + c];
                }
                assertEquals(matrix[c][r], sum, 1e-9);
            }
        }
    }

    @Test
    void columnsOfNothingKeepOne() {
        var kept = InterpolativeDecomposition.of(new double[4][6], 1e-3);
        assertEquals(1, kept.rank());
        assertTrue(Arrays.stream(kept.weights()).allMatch(Double::isFinite));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 33})
    void matrixProductsAgree(int rows) {
        var random = new SplittableRandom(rows);
        int m = 12;
        int n = 24;
        double[] z = random.doubles(2 + (long) rows * (m + 3)).toArray();
        double[] a = random.doubles(3 + (long) rows * (n + 5)).toArray();
        double[] expected = random.doubles(1 + (long) m * (n + 1)).toArray();
        double[] actual = expected.clone();
        new ScalarMatrixProduct().addTransposed(z, 2, m + 3, a, 3, n + 5, rows, m, n, expected, 1, n + 1);
        new VectorMatrixProduct().addTransposed(z, 2, m + 3, a, 3, n + 5, rows, m, n, actual, 1, n + 1);
        assertArrayEquals(expected, actual, 1e-12);
    }
}
