package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.ExpansionSums;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.Moments;
import dev.granular.compress.charge.PairLoop;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.SampleImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.compress.nodes.StripLayout;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.Product;
import dev.granular.pair.RatedImages;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All statistics of the pairs within a strip, against a loop over pairs. */
class PairTreeTest {
    private static final PairStatistics STATISTICS = new PairStatistics(EnumSet.allOf(Method.class), 2);

    /** A strip that is not divided is summed in all columns. */
    @ParameterizedTest
    @CsvSource({"0, 0, 20", "0, 3, 20", "0, 1, 20", "0, 0, 2", "0, 0, 1"})
    void fewImagesAreSummedInAllColumns(int mosValues, int scoreValues, int size) {
        int compared = assertSums(mosValues, scoreValues, size, false);
        assertTrue(size == 1 ? compared == 0 : compared > 20, compared + " sums");
    }

    /** A strip that is divided keeps the sums over first columns, which are sums over pairs of its bands. */
    @ParameterizedTest
    @CsvSource({"0, 0, 100000", "0, 3, 100000", "0, 1, 100000", "300, 0, 100000", "30, 5, 100000", "2, 0, 100000"})
    void sumsOverPairsOfBandsStayWhenAStripIsDivided(int mosValues, int scoreValues, int size) {
        int compared = assertSums(mosValues, scoreValues, size, true);
        assertTrue(compared > 10, compared + " sums");
    }

    private static int assertSums(int mosValues, int scoreValues, int size, boolean divided) {
        RatedImages rated = SampleImages.of(divided ? 2500 : 600, mosValues, scoreValues, 9);
        StripLayout layout = SampleImages.layout(rated, 1e-5);
        PlacedImages images = layout.placed();
        Strip whole = layout.strips().get(layout.strips().size() / 2);
        int to = Math.min(whole.to(), whole.from() + size);
        Strip strip = whole.over(whole.from(), to, images.weight(whole.from(), to));
        var interval = Interval.of(strip, SampleImages.byScore(rated, strip));
        assertTrue(divided != interval.isSmall());

        ExpansionSums sums = tree(rated, images).all(interval);

        Expansion frame = sums.frame();
        var loop = divided
                ? new PairLoop(
                        frame,
                        images,
                        IntStream.range(0, frame.bands())
                                .map(frame::firstColumn)
                                .toArray())
                : new PairLoop(frame, images);
        // Of two images of the same MOS, or nearly, either may come first.
        boolean bothOrders = mosValues > 0 || size == 2;
        int compared = 0;
        for (int t = 0; t < STATISTICS.rows().size() + 2; t++) {
            double[][] expected = loop.sums(strip.from(), strip.to(), statistic(rated, images, t));
            double[] actual = sums.sums()[t];
            compared += loop.assertSums(
                    bothOrders ? bothOrders(expected) : expected,
                    bothOrders ? bothOrders(actual, sums.stride()) : actual,
                    sums.stride(),
                    "statistic " + t);
        }
        return compared;
    }

    private static PairTree tree(RatedImages rated, PlacedImages images) {
        double[][] ranks = {rated.scoreRanks(0), rated.scoreRanks(1)};
        int[] rows = IntStream.range(0, STATISTICS.rows().size())
                .filter(t -> STATISTICS.rows().get(t) instanceof Product.Concordance)
                .toArray();
        var moments = new Moments(rated, STATISTICS);
        return new PairTree(images, moments, ranks, rows, STATISTICS.rows().size() + 2, MatrixProduct.preferred());
    }

    private static PairLoop.Statistic statistic(RatedImages rated, PlacedImages images, int t) {
        List<Product> products = STATISTICS.rows();
        if (t < products.size()) {
            return PairLoop.of(rated, products.get(t));
        }
        return t == products.size() ? (i, j) -> 1 : (i, j) -> images.weight(i) * images.weight(j);
    }

    private static double[][] bothOrders(double[][] sums) {
        double[][] both = new double[sums.length][sums.length];
        for (int u = 0; u < sums.length; u++) {
            for (int v = 0; v < sums.length; v++) {
                both[u][v] = sums[u][v] + sums[v][u];
            }
        }
        return both;
    }

    private static double[] bothOrders(double[] sums, int stride) {
        double[] both = new double[sums.length];
        for (int at = 0; at < sums.length; at++) {
            both[at] = sums[at] + sums[at % stride * stride + at / stride];
        }
        return both;
    }
}
