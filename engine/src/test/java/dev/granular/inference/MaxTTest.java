package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests by the largest magnitude against the definition: reject what is beyond the quantile, and again without it. */
class MaxTTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void stepDownRejectsWhatRepeatedRejectionDoes(int seed) {
        var random = new SplittableRandom(seed);
        int count = 30;
        int draws = 2000;
        List<double[]> sums = new ArrayList<>();
        double[] se = new double[count];
        double[] scores = new double[count];
        double[] shared = random.doubles(draws, -1.7, 1.7).toArray();
        for (int k = 0; k < count; k++) {
            se[k] = random.nextDouble(0.5, 2);
            double[] sum = new double[draws];
            for (int b = 0; b < draws; b++) {
                sum[b] = se[k] * (0.6 * shared[b] + random.nextDouble(-1.4, 1.4));
            }
            sums.add(sum);
            scores[k] = random.nextDouble(-2.8, 2.8);
        }
        double[] p = new MaxT(sums, se).adjustedP(scores);
        boolean[] expected = rejected(sums, se, scores);
        int found = 0;
        for (int k = 0; k < count; k++) {
            assertEquals(expected[k], p[k] <= 0.05, "statistic " + k + ", p " + p[k]);
            found += expected[k] ? 1 : 0;
        }
        assertTrue(found > 0 && found < count, "some are rejected: " + found);
    }

    private static boolean[] rejected(List<double[]> sums, double[] se, double[] scores) {
        boolean[] rejected = new boolean[se.length];
        for (boolean isNew = true; isNew; ) {
            int draws = sums.getFirst().length;
            double[] largest = new double[draws];
            for (int k = 0; k < se.length; k++) {
                for (int b = 0; b < draws && !rejected[k]; b++) {
                    largest[b] = Math.max(largest[b], Math.abs(sums.get(k)[b]) / se[k]);
                }
            }
            Arrays.sort(largest);
            double critical = largest[1900];
            isNew = false;
            for (int k = 0; k < se.length; k++) {
                if (!rejected[k] && Math.abs(scores[k]) > critical) {
                    rejected[k] = true;
                    isNew = true;
                }
            }
        }
        return rejected;
    }

    @Test
    void theQuantileIsTheHigherOfItsNeighbours() {
        double[] sums = new double[2000];
        Arrays.setAll(sums, b -> b % 2 == 0 ? b : -b);
        assertEquals(1900 / 2.0, new MaxT(List.of(sums), new double[] {2}).criticalValue(0.95));
        assertEquals(0, new MaxT(List.of(), new double[0]).criticalValue(0.95));
        assertEquals(0, new MaxT(List.of(), new double[0]).adjustedP(new double[0]).length);
    }

    @Test
    void pOfOneStatisticCountsDrawsBeyondIt() {
        double[] sums = new double[100];
        Arrays.setAll(sums, b -> b);
        assertArrayEquals(
                new double[] {11 / 101.0},
                new MaxT(List.of(sums), new double[] {1}).adjustedP(new double[] {-90}),
                1e-15);
    }

    @Test
    void holmMultipliesByWhatIsLeft() {
        assertArrayEquals(new double[] {0.06, 0.04, 0.06, 0.8}, MaxT.holm(new double[] {0.02, 0.01, 0.03, 0.8}), 1e-15);
        assertArrayEquals(new double[] {1, 1}, MaxT.holm(new double[] {0.7, 0.9}), 1e-15);
    }
}
