package dev.granular.compress.concord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreGroupsTest {
    /** Few values make ties, some larger than a group. */
    @ParameterizedTest
    @CsvSource({"200, 1000000, 10", "200, 30, 10", "200, 3, 50", "200, 1, 7", "5, 100, 1"})
    void aWalkChargesEveryPairOfAGroupWithItsOrder(int n, int values, int most) {
        var random = new SplittableRandom(n + values);
        double[] score = random.ints(n, 0, values).asDoubleStream().toArray();
        int[] sorted = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(score[a], score[b]))
                .mapToInt(i -> i)
                .toArray();
        var groups = new ScoreGroups(sorted, score, _ -> 1, (double) n / most);
        int[] groupOf = new int[n];
        int count = 0;
        for (int from = 0; from < n; count++) {
            int to = groups.end(from);
            assertTrue(to > from);
            for (int k = from; k < to; k++) {
                groupOf[sorted[k]] = count;
            }
            assertMeets(groups, from, to, sorted, score);
            from = to;
        }
        assertTrue(count <= 2 * most + 1);
        for (int k = 1; k < n; k++) {
            if (score[sorted[k]] == score[sorted[k - 1]]) {
                assertEquals(groupOf[sorted[k]], groupOf[sorted[k - 1]], "ties stay together");
            }
        }
    }

    /** Charges, less one for each image of the group, are signs. */
    private static void assertMeets(ScoreGroups groups, int from, int to, int[] sorted, double[] score) {
        assertEquals(score[sorted[from]] == score[sorted[to - 1]], groups.isTied(from, to));
        double[] charged = new double[to - from];
        groups.walk(from, to, new ScoreGroups.Walker() {
            @Override
            public void charge(int place, double by) {
                charged[place - from] += by;
            }

            @Override
            public void meet(int place) {
                for (int k = from; k < to; k++) {
                    if (k != place) {
                        assertEquals(
                                Math.signum(score[sorted[place]] - score[sorted[k]]),
                                charged[k - from] - 1,
                                place + " meets " + k);
                    }
                }
            }
        });
        for (double all : charged) {
            assertEquals(2, all, "each counts fully in the end");
        }
    }
}
