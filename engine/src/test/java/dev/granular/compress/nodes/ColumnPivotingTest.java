package dev.granular.compress.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnPivotingTest {
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
        double[] scale = random.doubles(12, 0.5, 2).toArray();
        PivotedQr triangle = new ColumnPivoting(copy, scale, 1e-10, TaskPool.ONE).decompose();
        InterpolativeDecomposition kept = triangle.all();
        assertEquals(3, kept.rank());
        assertEquals(3, triangle.rank(1e-9));
        assertEquals(1, triangle.rank(1e9));
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

    /** What a decomposition begins with is what one that stops earlier finds. */
    @Test
    void aDecompositionContainsThoseOfLargerTolerance() {
        var random = new SplittableRandom(9);
        double[][] matrix = new double[30][40];
        for (double[] column : matrix) {
            double centre = random.nextDouble();
            Arrays.setAll(column, r -> Math.exp(-20 * Math.pow(centre - r / 40.0, 2)));
        }
        double[] ones = new double[30];
        Arrays.fill(ones, 1);
        PivotedQr fine = new ColumnPivoting(matrix, ones, 1e-9, TaskPool.ONE).decompose();
        InterpolativeDecomposition rough = fine.first(fine.rank(1e-3));
        assertTrue(rough.rank() < fine.all().rank());
        for (int c = 0; c < 30; c++) {
            for (int r = 0; r < 40; r++) {
                double sum = 0;
                for (int k = 0; k < rough.rank(); k++) {
                    sum += matrix[rough.chosen()[k]][r] * rough.weight(k, c);
                }
                assertEquals(matrix[c][r], sum, 1e-3);
            }
        }
    }

    @Test
    void columnsOfNothingKeepOne() {
        InterpolativeDecomposition kept = new ColumnPivoting(
                        new double[4][6], new double[] {1, 1, 1, 1}, 1e-3, TaskPool.ONE)
                .decompose()
                .all();
        assertEquals(1, kept.rank());
        assertTrue(Arrays.stream(kept.weights()).allMatch(Double::isFinite));
    }
}
