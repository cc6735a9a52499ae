package dev.granular.compress.charge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargeTransferTest {
    /** Sums over pairs of images by narrow columns become sums by wide ones; both from a loop over images. */
    @ParameterizedTest
    @CsvSource({"3, 5, 7", "1, 1, 1", "1, 9, 2", "11, 13, 40", "16, 8, 5", "4, 4, 1"})
    void pairsAreTransferredOnBothSidesAndTurned(int narrow, int wide, int images) {
        var random = new SplittableRandom(8 + narrow);
        int narrowStride = 16;
        int wideStride = 24;
        double[][] matrix = new double[wide][narrow];
        var transfer = new ChargeTransfer(wide);
        for (int r = 0; r < wide; r++) {
            for (int c = 0; c < narrow; c++) {
                if (random.nextInt(4) > 0) {
                    matrix[r][c] = random.nextDouble(-1, 1);
                    transfer.add(r, c, matrix[r][c]);
                }
            }
        }
        // Twice, as the room is used again.
        for (int repeat = 0; repeat < 2; repeat++) {
            double[][] values = new double[images][narrow];
            for (double[] ofImage : values) {
                Arrays.setAll(ofImage, c -> random.nextDouble(-1, 1));
            }
            double[] pairs = new double[narrow * narrowStride];
            double[] sums = random.doubles((long) wide * wideStride).toArray();
            double[] expected = sums.clone();
            for (int i = 0; i < images; i++) {
                for (int j = 0; j < images; j++) {
                    double statistic = i - 2 * j;
                    addPair(statistic, values[i], values[j], pairs, narrowStride);
                    addPair(statistic, times(matrix, values[j]), times(matrix, values[i]), expected, wideStride);
                }
            }
            transfer.addTurned(pairs, narrow, narrowStride, sums, wideStride);
            assertArrayEquals(expected, sums, 1e-11 * images * images * images);
        }
    }

    private static void addPair(double statistic, double[] rows, double[] columns, double[] sums, int stride) {
        for (int u = 0; u < rows.length; u++) {
            for (int v = 0; v < columns.length; v++) {
                sums[u * stride + v] += statistic * rows[u] * columns[v];
            }
        }
    }

    private static double[] times(double[][] matrix, double[] values) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int c = 0; c < row.length; c++) {
                        sum += row[c] * values[c];
                    }
                    return sum;
                })
                .toArray();
    }
}
