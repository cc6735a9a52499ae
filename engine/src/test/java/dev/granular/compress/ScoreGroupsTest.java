package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Ratings;
import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        var groups = new ScoreGroups(sorted, score, images(n), most, 0, n);
        assertTrue(groups.count() <= 2 * most + 1);
        int[][] met = met(groups, sorted, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                boolean together = groups.of(i) == groups.of(j);
                if (score[i] == score[j]) {
                    assertTrue(together, "ties stay together");
                }
                if (i == j) {
                    continue;
                }
                int expected = together ? (int) Math.signum(score[i] - score[j]) : 0;
                assertEquals(expected, met[i][j], i + " meets " + j);
            }
        }
        int[] ascending = Arrays.stream(sorted).map(groups::of).toArray();
        assertArrayEquals(Arrays.stream(ascending).sorted().toArray(), ascending);
    }

    private static int[][] met(ScoreGroups groups, int[] sorted, int n) {
        int[][] met = new int[n][n];
        groups.walkWithin(new ScoreGroups.Walker() {
            private final int[] charged = new int[n];

            @Override
            public void begin(int from, int to) {
                Arrays.fill(charged, 0);
            }

            @Override
            public void charge(int place, double by) {
                charged[sorted[place]] += (int) by;
            }

            @Override
            public void meet(int place) {
                met[sorted[place]] = charged.clone();
            }
        });
        return met;
    }

    private static PlacedImages images(int n) {
        double[] mos = IntStream.range(0, n).asDoubleStream().toArray();
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        var images = new RatedImages(new Ratings(Column.of(mos), Column.of(ones)), ones, 1, List.of());
        return new PlacedImages(images, ones, new ArrayList<>(), new byte[n]);
    }
}
