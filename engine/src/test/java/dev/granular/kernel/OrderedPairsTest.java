package dev.granular.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("kernel")
class OrderedPairsTest {
    /** Both kernels against the sum over pairs that they stand for. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1, 8", "5, 2, 3, 8", "9, 0, 9, 24", "13, 7, 4, 16"})
    void everyPairIsMetOnce(int columns, int first, int count, int lanes) {
        var random = new SplittableRandom(columns);
        int images = 6;
        double[][] rows = new double[images][];
        double[][] moments = new double[images][];
        for (int i = 0; i < images; i++) {
            rows[i] = random.doubles(count).toArray();
            moments[i] = random.doubles(4L * lanes).toArray();
        }
        double[] expected = new double[columns * columns * lanes];
        for (int i = 0; i < images; i++) {
            for (int j = i + 1; j < images; j++) {
                addPair(rows[i], moments[i], rows[j], moments[j], columns, first, lanes, expected);
            }
        }
        assertArrayEquals(expected, sums(new ScalarOrderedPairs(), rows, moments, columns, first, lanes), 1e-12);
        assertArrayEquals(expected, sums(new VectorOrderedPairs(), rows, moments, columns, first, lanes), 1e-12);
    }

    private static void addPair(
            double[] row,
            double[] moment,
            double[] later,
            double[] laterMoment,
            int columns,
            int first,
            int lanes,
            double[] sums) {
        for (int c = 0; c < row.length; c++) {
            for (int d = 0; d < row.length; d++) {
                for (int f = 0; f < lanes; f++) {
                    double form = moment[f] * laterMoment[3 * lanes + f]
                            - moment[lanes + f] * laterMoment[2 * lanes + f]
                            - moment[2 * lanes + f] * laterMoment[lanes + f]
                            + moment[3 * lanes + f] * laterMoment[f];
                    sums[((first + c) * columns + first + d) * lanes + f] += row[c] * later[d] * form;
                }
            }
        }
    }

    private static double[] sums(
            OrderedPairs kernel, double[][] rows, double[][] moments, int columns, int first, int lanes) {
        double[] running = new double[4 * columns * lanes];
        double[] sums = new double[columns * columns * lanes];
        for (int i = 0; i < rows.length; i++) {
            kernel.add(running, sums, columns, first, rows[i].length, rows[i], 0, moments[i], lanes);
        }
        return sums;
    }
}
