package dev.granular.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaviestPairsTest {
    private static RatedImages images(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] mos = new double[n];
        double[] std = new double[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            mos[i] = Math.rint(random.nextDouble(0, 400)) / 4;
            std[i] = random.nextDouble(0.5, 20);
            scores[i] = mos[i] + random.nextDouble(-30, 30);
        }
        double[] weights = random.doubles(n, 0.1, 3).toArray();
        var model = new Predictions("model", Column.of(scores));
        return new RatedImages(new Ratings(Column.of(mos), Column.of(std)), weights, 1, List.of(model));
    }

    private static double log2Weight(RatedImages images, SurfacePoint at, int i, int j) {
        double a = at.q() - images.mos[i];
        double b = at.q() - images.mos[j];
        double off = at.qd() - (images.mos[j] - images.mos[i]);
        double exponent = a * a / images.variance[i]
                + b * b / images.variance[j]
                + off * off / (images.variance[i] + images.variance[j]);
        return images.logWeight[i] + images.logWeight[j] - exponent / 2 / Math.log(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 31, 32, 33, 64, 65, 257, 700})
    void findsWhatALoopOverAllPairsFinds(int n) {
        RatedImages images = images(n, n);
        double[] ranks = images.scoreRanks[0];
        HeaviestPairs.Choice discordant = (i, j) -> images.mosRank[i] < images.mosRank[j] && ranks[i] > ranks[j];
        for (SurfacePoint at : List.of(new SurfacePoint(50, 5), new SurfacePoint(0, 100), new SurfacePoint(97, 0))) {
            var expected = new ArrayList<Double>();
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    if (discordant.test(i, j)) {
                        expected.add(log2Weight(images, at, i, j));
                    }
                }
            }
            expected.sort(Comparator.reverseOrder());
            HeaviestPairs.Found found = new HeaviestPairs(images).find(at, discordant, 12);
            assertTrue(found.isComplete());
            assertEquals(Math.min(12, expected.size()), found.pairs().size());
            for (int k = 0; k < found.pairs().size(); k++) {
                HeaviestPairs.Pair pair = found.pairs().get(k);
                assertTrue(discordant.test(pair.first(), pair.second()));
                assertEquals(expected.get(k), pair.log2Weight(), 1e-9 * Math.max(1, Math.abs(expected.get(k))));
                assertEquals(
                        log2Weight(images, at, pair.first(), pair.second()),
                        pair.log2Weight(),
                        1e-9 * Math.max(1, Math.abs(pair.log2Weight())));
            }
        }
    }

    @Test
    void saysWhereItGaveUp() {
        RatedImages images = images(2000, 1);
        HeaviestPairs.Found found = new HeaviestPairs(images, 5000).find(new SurfacePoint(50, 5), (_, _) -> false, 3);
        assertFalse(found.isComplete());
        assertEquals(List.of(), found.pairs());
        assertTrue(new HeaviestPairs(images)
                .find(new SurfacePoint(50, 5), (_, _) -> false, 3)
                .isComplete());
    }

    @Test
    void givesTiesInTheOrderOfPositions() {
        double[] mos = new double[200];
        double[] std = new double[200];
        Arrays.fill(std, 5);
        for (int i = 0; i < mos.length; i++) {
            mos[i] = i < 100 ? 10 : 20;
        }
        var images = new RatedImages(new Ratings(Column.of(mos), Column.of(std)), std.clone(), 1, List.of());
        List<HeaviestPairs.Pair> found = new HeaviestPairs(images)
                .find(new SurfacePoint(15, 10), (_, _) -> true, 3)
                .pairs();
        assertEquals(
                List.of(100, 101, 102),
                found.stream().map(HeaviestPairs.Pair::second).toList());
        assertEquals(
                List.of(0, 0, 0), found.stream().map(HeaviestPairs.Pair::first).toList());
    }
}
