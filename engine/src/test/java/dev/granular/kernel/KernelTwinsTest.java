package dev.granular.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain loops and their vector twins on random inputs. */
@Tag("kernel")
class KernelTwinsTest {
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void runningRowsAgree(int rows) {
        var random = new SplittableRandom(rows);
        double[] row = random.doubles(20).toArray();
        double[] expected = random.doubles(300).toArray();
        double[] actual = expected.clone();
        new ScalarRunningRows().add(2, row, 3, 16, expected, 5, 33, rows);
        new VectorRunningRows().add(2, row, 3, 16, actual, 5, 33, rows);
        assertArrayEquals(expected, actual, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 17})
    void productRowsAgree(int deepest) {
        var random = new SplittableRandom(deepest);
        int[] depth = {deepest, (deepest + 1) / 2, (deepest + 1) / 2, 1};
        int columns = Arrays.stream(depth).sum();
        double[] ofStd = random.doubles(deepest + ProductRow.ROOM).toArray();
        double[] expected = random.doubles(3 + columns + ProductRow.ROOM).toArray();
        double[] actual = expected.clone();
        new ScalarProductRow().fill(0.7, -0.3, ofStd, depth, expected, 3);
        new VectorProductRow().fill(0.7, -0.3, ofStd, depth, actual, 3);
        assertEquals(0.7 * Math.cos(2 * Math.acos(-0.3)) * ofStd[0], expected[3 + depth[0] + depth[1]], 1e-15);
        assertArrayEquals(expected, actual, 1e-15);
        assertArrayEquals(
                new double[ProductRow.ROOM], Arrays.copyOfRange(actual, 3 + columns, 3 + columns + ProductRow.ROOM));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 33})
    void singlePrecisionAgrees(int rows) {
        var random = new SplittableRandom(rows);
        int m = 12;
        int n = 48;
        float[] z = singles(random, 2 + rows * (m + 3));
        float[] a = singles(random, 3 + rows * (n + 5));
        float[] expected = singles(random, 1 + m * (n + 1));
        float[] actual = expected.clone();
        new ScalarSinglePrecision().addTransposed(z, 2, m + 3, a, 3, n + 5, rows, m, n, expected, 1, n + 1);
        new VectorSinglePrecision().addTransposed(z, 2, m + 3, a, 3, n + 5, rows, m, n, actual, 1, n + 1);
        assertArrayEquals(expected, actual, 1e-5f);
        new ScalarSinglePrecision().add(2, a, 3, 32, expected, 5, 37, 9);
        new VectorSinglePrecision().add(2, a, 3, 32, actual, 5, 37, 9);
        assertArrayEquals(expected, actual, 1e-5f);
    }

    private static float[] singles(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = (float) random.nextDouble();
        }
        return values;
    }

    @Test
    void gatheredSinglesAreSummedInDouble() {
        var random = new SplittableRandom(3);
        var gathered = new GatheredSingles(3, 16, SinglePrecision.preferred());
        double[] expected = new double[4 * 16];
        for (int row = 0; row < 150; row++) {
            float[] left = singles(random, 4);
            float[] right = singles(random, 16);
            gathered.add(left, 0, right, 0);
            for (int k = 0; k < expected.length; k++) {
                expected[k] += (double) left[k / 16] * right[k % 16];
            }
        }
        assertArrayEquals(expected, gathered.sums(), 1e-4);
    }
}
