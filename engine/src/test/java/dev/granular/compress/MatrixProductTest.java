package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
    private final MatrixProduct plain = new ScalarMatrixProduct();
    private final MatrixProduct vector = new VectorMatrixProduct();

    @ParameterizedTest(name = "{0} x {1} by {1} x {2}")
    @CsvSource({"4, 1, 8", "4, 0, 16", "12, 7, 24", "8, 33, 40", "64, 64, 104"})
    void vectorsGiveWhatPlainLoopsGive(int m, int inner, int n) {
        var random = new SplittableRandom(m + 100L * inner + n);
        double[] z = random.doubles(3 + (long) m * (inner + 5) + 8, -1, 1).toArray();
        double[] a = random.doubles(2 + (long) inner * (n + 3) + 8, -1, 1).toArray();
        double[] t = random.doubles(1 + (long) m * (n + 2), -1, 1).toArray();
        double[] expected = t.clone();
        plain.add(z, 3, 1, inner + 5, a, 2, n + 3, inner, m, n, expected, 1, n + 2);
        vector.add(z, 3, 1, inner + 5, a, 2, n + 3, inner, m, n, t, 1, n + 2);
        assertArrayEquals(expected, t, 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"4, 1, 8", "12, 7, 24"})
    void aTransposeIsTakenAsItLies(int m, int inner, int n) {
        var random = new SplittableRandom(m + n);
        double[] z = random.doubles((long) inner * m, -1, 1).toArray();
        double[] a = random.doubles((long) inner * n, -1, 1).toArray();
        double[] expected = new double[m * n];
        for (int r = 0; r < inner; r++) {
            for (int u = 0; u < m; u++) {
                for (int v = 0; v < n; v++) {
                    expected[u * n + v] += z[r * m + u] * a[r * n + v];
                }
            }
        }
        double[] t = new double[m * n];
        vector.add(z, m, 1, a, n, inner, m, n, t, n);
        assertArrayEquals(expected, t, 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"0", "8", "24"})
    void scaledRowsAreAdded(int n) {
        double[] x = new SplittableRandom(n).doubles(n + 2L, -1, 1).toArray();
        double[] y = new SplittableRandom(n + 1L).doubles(n + 3L, -1, 1).toArray();
        double[] expected = y.clone();
        plain.addScaled(1.5, x, 2, expected, 3, n);
        vector.addScaled(1.5, x, 2, y, 3, n);
        assertArrayEquals(expected, y, 1e-15);
    }
}
