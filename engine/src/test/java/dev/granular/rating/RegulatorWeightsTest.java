package dev.granular.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.granular.Column;
import dev.granular.Conformance;
import dev.granular.InputException;
import dev.granular.Ratings;
import dev.granular.Regulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegulatorWeightsTest {
    @ParameterizedTest
    @ValueSource(strings = {"livec", "kadid10k"})
    void gaussianWeightsAreThePublishedOnes(String dataSet) throws IOException {
        Path folder = Conformance.folder(dataSet);
        List<String[]> rows = Files.readAllLines(folder.resolve("table.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        double[] mos =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[0])).toArray();
        double[] std =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
        List<String> published = Files.readAllLines(folder.resolve("weights.txt"));
        double[] weights = RegulatorWeights.of(new Regulator.Gaussian(), ratings(mos, std));
        assertEquals(published.size(), weights.length);
        for (int i = 0; i < weights.length; i++) {
            double expected = Double.parseDouble(published.get(i));
            assertEquals(expected, weights[i], 1e-5 * expected, "row " + (i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.2, 1", "3, 2", "20, 3", "80, 4", "1000, 5"})
    void gaussianWeightsFollowTheFormula(double spread, long seed) {
        var random = new SplittableRandom(seed);
        double[] mos = random.doubles(400, 2, 7).toArray();
        mos[0] = 2;
        mos[1] = 7;
        double[] std = random.doubles(400, 0.5, 1.5).map(d -> d * spread / 20).toArray();
        double[] weights = RegulatorWeights.of(new Regulator.Gaussian(), ratings(mos, std));
        for (int i = 0; i < mos.length; i++) {
            double bin = Math.floor(20 * (mos[i] - 2));
            double density = 0;
            for (int k = 0; k < mos.length; k++) {
                double z = (bin - 20 * (mos[k] - 2)) / (20 * std[k] + 1e-8);
                density += Math.exp(-z * z / 2);
            }
            assertEquals(100 / density, weights[i], 1e-12 * weights[i], "row " + (i + 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "300, 2", "3000, 3"})
    void ldsWeightsFollowTheFormula(int n, long seed) {
        double[] mos =
                new SplittableRandom(seed).doubles(n).map(u -> 1 + 4 * u * u).toArray();
        double min = Arrays.stream(mos).min().orElseThrow();
        double max = Arrays.stream(mos).max().orElseThrow();
        int[] bins = Arrays.stream(mos)
                .mapToInt(s -> (int) Math.floor(100 * (s - min) / (max - min)))
                .toArray();
        double[] smoothed = new double[101];
        for (int b = 0; b <= 100; b++) {
            for (int bin : bins) {
                smoothed[b] += Math.abs(b - bin) <= 2 ? Math.exp(-(b - bin) * (b - bin) / 8.0) : 0;
            }
        }
        double total = Arrays.stream(smoothed).sum();
        double[] weights = RegulatorWeights.of(new Regulator.Lds(), ratings(mos, new double[n]));
        for (int i = 0; i < n; i++) {
            double expected = 100 / (smoothed[bins[i]] / total * n);
            assertEquals(expected, weights[i], 1e-13 * expected, "row " + (i + 1));
        }
    }

    /** MOS of whole units, which other scales and single precision round to either side of them. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void roundingDoesNotDecideIntoWhichUnitAWholeNumberFalls(long seed) {
        double[] mos = new SplittableRandom(seed)
                .ints(500, 0, 401)
                .mapToDouble(s -> s / 4.0)
                .toArray();
        mos[0] = 0;
        mos[1] = 100;
        double[] five = Arrays.stream(mos).map(s -> 1 + s / 25).toArray();
        double[] single = Arrays.stream(five).map(s -> (float) s).toArray();
        double[] far = Arrays.stream(mos).map(s -> (float) (300 + s / 1.1)).toArray();
        double[] expected = RegulatorWeights.of(new Regulator.Lds(), ratings(mos, new double[500]));
        for (double[] other : List.of(five, single, far)) {
            assertArrayEquals(expected, RegulatorWeights.of(new Regulator.Lds(), ratings(other, new double[500])));
        }
    }

    @Test
    void ldsCountsTheTopOfTheScaleInABinOfItsOwn() {
        double[] weights =
                RegulatorWeights.of(new Regulator.Lds(), ratings(new double[] {0, 50, 50, 100}, new double[4]));
        // Every bin is alone within its kernel's reach but for the ends, whose kernels are cut off.
        assertEquals(weights[0], weights[3]);
        assertEquals(weights[0] / 2, weights[1], 1e-12 * weights[1]);
    }

    @Test
    void givenWeightsAreTakenUpToAPowerOfTwo() {
        Ratings ratings = ratings(new double[] {1, 2, 4}, new double[] {1, 1, 1});
        assertArrayEquals(new double[] {1, 1, 1}, RegulatorWeights.of(new Regulator.Uniform(), ratings));
        double[] given = {0, 3, 0.5};
        assertArrayEquals(
                new double[] {0, 1.5, 0.25}, RegulatorWeights.of(new Regulator.Given(Column.of(given)), ratings));
        double[] none = new double[3];
        assertArrayEquals(none, RegulatorWeights.of(new Regulator.Given(Column.of(none)), ratings));
        assertThrows(InputException.class, () -> RegulatorWeights.of(new Regulator.Given(Column.of(1, 2)), ratings));
        assertThrows(InputException.class, () -> new Regulator.Given(Column.of(1, -2, 3)));
        assertThrows(InputException.class, () -> new Regulator.Given(Column.of(1, Double.NaN, 3)));
    }

    @Test
    void anImageWithoutSpreadAndWithoutNeighboursGetsNoWeight() {
        double[] weights = RegulatorWeights.of(
                new Regulator.Gaussian(), ratings(new double[] {0, 50.5, 100}, new double[] {1, 0, 1}));
        assertEquals(0, weights[1]);
        assertEquals(100, weights[0], 1e-12);
        assertEquals(100, weights[2], 1e-12);
    }

    @Test
    void aSpreadTooSmallForTheGaussianRegulatorIsRefused() {
        Ratings ratings = ratings(new double[] {0, 50.5, 100}, new double[] {1, 0.001, 1});
        assertEquals(
                "std is 0.001 in row 2: too small for the Gaussian regulator, which finds no ratings near;"
                        + " use lds or uniform",
                assertThrows(InputException.class, () -> RegulatorWeights.of(new Regulator.Gaussian(), ratings))
                        .getMessage());
    }

    private static Ratings ratings(double[] mos, double[] std) {
        return new Ratings(Column.of(mos), Column.of(std));
    }
}
