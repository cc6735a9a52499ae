package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator and its normal numbers against known values, and sums of draws against a plain loop. */
@Tag("kernel")
class DrawsTest {
    /** Known answers of the authors' own implementation (Random123, kat_vectors), words lowest first. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, e169c58d6627e8d5, 9b00dbd8bc57ac4c",
        "ffffffffffffffff, ffffffffffffffff, ffffffffffffffff, 41c83b0e408f276d, 6d5451fda20bc7c6",
        "299f31d0a4093822, 0370734413198a2e, 85a308d3243f6a88, 94fdccebd16cfe09, 24126ea15001e420"
    })
    void bitsAreThoseOfTheAuthors(String key, String high, String low, String first, String second) {
        long[] bits = new CounterGenerator(hex(key)).bits(hex(high), hex(low));
        assertArrayEquals(new long[] {hex(first), hex(second)}, bits);
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }

    /** Quantiles computed with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.9599639845400542355",
        "0.05, -1.6448536269514727149",
        "0.001, -3.0902323061678135416",
        "1e-10, -6.3613409024040562047",
        "1e-300, -37.047096299361195",
        "0.9, 1.2815515655446004000",
        "0.925, 1.4395314709384572"
    })
    void normalQuantilesAreKnown(double p, double expected) {
        assertEquals(expected, Normal.quantile(p), 2e-15 * Math.max(1, Math.abs(expected)));
        if (p > 1e-20) {
            assertEquals(1 - p, Normal.upperTail(expected), 1e-14);
        }
    }

    @Test
    void normalsHaveTheMomentsOfTheNormalDistribution() {
        var generator = new CounterGenerator(7);
        double[] normals = new double[100_000];
        generator.normals(3, 0, normals.length, normals, 0);
        double mean = 0;
        double square = 0;
        double fourth = 0;
        int far = 0;
        for (double z : normals) {
            mean += z / normals.length;
            square += z * z / normals.length;
            fourth += z * z * z * z / normals.length;
            far += Math.abs(z) > 1.959963984540054 ? 1 : 0;
        }
        assertEquals(0, mean, 0.013);
        assertEquals(1, square, 0.018);
        assertEquals(3, fourth, 0.13);
        assertEquals(5000, far, 280);
        assertEquals(normals[12_345], generator.normal(3, 12_345));
        double other = generator.normal(4, 12_345);
        assertTrue(other != normals[12_345]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 129, 300})
    void sumsAreThoseOfAPlainLoop(int units) {
        var random = new SplittableRandom(units);
        double[] first = random.doubles(units, -1, 1).toArray();
        double[] second = random.doubles(units, -1, 1).toArray();
        var draws = new Draws(300, 5);
        double[][] sums = draws.sums(List.of(first, new double[0], second), streams(units), TaskPool.ONE);
        var generator = new CounterGenerator(5);
        for (int b = 0; b < 300; b++) {
            double one = 0;
            double two = 0;
            for (int u = 0; u < units; u++) {
                one += first[u] * generator.normal(3L * u, b);
                two += second[u] * generator.normal(3L * u, b);
            }
            assertEquals(one, sums[0][b], 1e-12);
            assertEquals(0, sums[1][b]);
            assertEquals(two, sums[2][b], 1e-12);
        }
        assertEquals(300, sums[0].length);
    }

    private static long[] streams(int units) {
        return LongStream.range(0, units).map(u -> 3 * u).toArray();
    }

    @Test
    void kernelsAgree() {
        int panel = DrawKernel.PANEL;
        var random = new SplittableRandom(3);
        double[] influences = doubles(random, 8 + DrawKernel.FIGURES * 37, 1);
        double[] draws = doubles(random, 3 * panel + 37 * panel, 3);
        double[] expected = doubles(random, 5 + DrawKernel.FIGURES * panel, 1);
        double[] actual = expected.clone();
        new ScalarDrawKernel().add(influences, 8, draws, 3 * panel, 37, expected, 5);
        new VectorDrawKernel().add(influences, 8, draws, 3 * panel, 37, actual, 5);
        assertArrayEquals(expected, actual, 1e-12);
    }

    private static double[] doubles(SplittableRandom random, int count, double most) {
        return random.doubles(count, -most, most).toArray();
    }

    @Test
    void threadsDoNotMatter() {
        double[] influences = new SplittableRandom(1).doubles(500, -1, 1).toArray();
        var draws = new Draws(2000, 1);
        double[] expected = draws.sums(List.of(influences), streams(500), TaskPool.ONE)[0];
        for (int threads : new int[] {2, 3, 7}) {
            try (var pool = new TaskPool(threads)) {
                assertArrayEquals(expected, draws.sums(List.of(influences), streams(500), pool)[0], 0.0);
            }
        }
    }
}
