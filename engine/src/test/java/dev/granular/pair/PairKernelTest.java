package dev.granular.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernel against its scalar twin, loop by loop. */
@Tag("kernel")
class PairKernelTest {
    private final PairKernel scalar = new ScalarPairKernel();
    private final PairKernel vector = new VectorPairKernel();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 10})
    void sumsAgree(int models) {
        RandomRatings random = RandomRatings.of(397, models, 0, 1, 1, models);
        for (EnumSet<Method> methods : List.of(EnumSet.allOf(Method.class), EnumSet.of(Method.KRCC))) {
            double[] expected = sums(scalar, random, methods);
            double[] actual = sums(vector, random, methods);
            for (int t = 0; t < expected.length; t++) {
                double scale = Math.max(1, Math.abs(expected[t]));
                assertEquals(expected[t] / scale, actual[t] / scale, 1e-12, "sum " + t);
            }
        }
    }

    /** Sums of several points over a diagonal tile, one below the last image and a plain one, lanes added up. */
    private static double[] sums(PairKernel kernel, RandomRatings random, EnumSet<Method> methods) {
        var layout = new PairStatistics(methods, random.models().size());
        RatedImages images = random.images();
        var tile = new PairTile(
                new ImagePairs(images, layout, kernel), layout.rows().size(), kernel);
        int width = (2 + tile.rows) * kernel.lanes();
        double[] sums = new double[PairKernel.POINTS * width];
        double[] weights = new double[PairKernel.POINTS * PairTile.PAIRS];
        int[] at = IntStream.range(0, PairKernel.POINTS)
                .map(k -> k * width + 2 * kernel.lanes())
                .toArray();
        double[] windows = new SplittableRandom(1).doubles(512, -8, 0).toArray();
        for (int[] corner : new int[][] {{0, 0}, {4, 128}, {388, 384}, {0, 384}}) {
            tile.fill(corner[0], corner[1]);
            for (int k = 0; k < PairKernel.POINTS; k++) {
                kernel.weigh(
                        tile,
                        windows,
                        corner[0],
                        windows,
                        corner[1],
                        1.5 * k,
                        PairKernel.FLOOR,
                        weights,
                        k * PairTile.PAIRS,
                        sums,
                        k * width);
            }
            kernel.accumulate(tile, weights, sums, at);
        }
        int rows = 2 + layout.rows().size();
        double[] reduced = new double[PairKernel.POINTS * rows];
        for (int k = 0; k < PairKernel.POINTS; k++) {
            for (int t = 0; t < rows; t++) {
                for (int lane = 0; lane < kernel.lanes(); lane++) {
                    reduced[k * rows + t] += sums[k * width + t * kernel.lanes() + lane];
                }
            }
        }
        return reduced;
    }

    /** Both kernels, and products of factors beside what they stand for; at the widest σ nothing is cut off. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 2})
    void productsOfFactorsAreWeights(double spread) {
        RandomRatings random = RandomRatings.of(397, 1, 0, spread, -1, 1);
        double[] expected = weights(scalar, random, false);
        assertWeights(expected, weights(vector, random, false));
        assertWeights(expected, weights(scalar, random, true));
        assertWeights(expected, weights(vector, random, true));
    }

    private static void assertWeights(double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            // Where a factor is cut off, a weight is too large, but still nothing.
            assertEquals(expected[i], actual[i], 1e-13 * expected[i] + 0x1p-300, "weight " + i);
        }
    }

    /** Weights of two tiles' pairs at one point, then their sum and that of their squares. */
    private static double[] weights(PairKernel kernel, RandomRatings random, boolean byFactors) {
        var layout = new PairStatistics(EnumSet.of(Method.KRCC), 1);
        var tile = new PairTile(
                new ImagePairs(random.images(), layout, kernel), layout.rows().size(), kernel);
        double[] windows = new SplittableRandom(1).doubles(512, -40, 20).toArray();
        double[] raised = windows.clone();
        kernel.raise(raised, 128, 256);
        double[] nearness = new double[PairTile.PAIRS];
        double[] weights = new double[2 * PairTile.PAIRS];
        double[] sums = new double[2 * kernel.lanes()];
        for (int t = 0; t < 2; t++) {
            int row = 130;
            int column = 128 + 128 * t;
            int to = t * PairTile.PAIRS;
            tile.fill(row, column);
            if (byFactors) {
                kernel.nearness(tile, 1.5, nearness);
                kernel.weighByFactors(raised, row, raised, column, nearness, weights, to, sums, 0);
            } else {
                kernel.weigh(tile, windows, row, windows, column, 1.5, PairKernel.FLOOR, weights, to, sums, 0);
            }
        }
        double[] all = Arrays.copyOf(weights, weights.length + 2);
        for (int lane = 0; lane < kernel.lanes(); lane++) {
            all[weights.length] += sums[lane];
            all[weights.length + 1] += sums[kernel.lanes() + lane];
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 63, 128})
    void geometryAgreesOnAnyPartOfARow(int from) {
        RandomRatings random = RandomRatings.of(300, 1, 0, 1, 1, from);
        RatedImages images = random.images();
        for (int to = from; to <= 128; to += 5) {
            double[][] expected = geometry(scalar, images, from, to);
            double[][] actual = geometry(vector, images, from, to);
            for (int part = 0; part < expected.length; part++) {
                assertArrayEquals(expected[part], actual[part], 0.0);
            }
        }
    }

    private static double[][] geometry(PairKernel kernel, RatedImages images, int from, int to) {
        double[][] out = new double[4][140];
        kernel.geometry(images.mos, images.variance, 3, 130, from, to, out[0], out[1], 5);
        kernel.products(images.scores[0], images.mos, 3, 130, from, to, out[2], 5);
        kernel.signs(images.scoreRanks[0], images.mosRank, 3, 130, from, to, out[3], 5);
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 63, 128})
    void classProductsAgreeOnAnyPartOfARow(int from) {
        RandomRatings random = RandomRatings.repeated(900, 300, 1, 0, 1, -1, from);
        RatedImages images = random.images();
        RatingClasses classes = RatingClasses.of(images).orElseThrow();
        var mos = ClassMoments.of(classes, images.mos);
        var score = ClassMoments.of(classes, images.scores[0]);
        double[] counts =
                IntStream.range(0, classes.size()).mapToDouble(classes::count).toArray();
        for (ClassMoments other : List.of(mos, score)) {
            for (int to = from; to <= 128; to += 5) {
                double[] expected = new double[140];
                double[] actual = new double[140];
                scalar.classProducts(score, other, counts, 3, 130, from, to, expected, 5);
                vector.classProducts(score, other, counts, 3, 130, from, to, actual, 5);
                assertArrayEquals(expected, actual, 1e-9);
            }
        }
    }
}
