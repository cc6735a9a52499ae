package dev.granular.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the benchmarks of the inner loops time is the right answer. */
class PairBenchmarkTest {
    private static final int FIRST_COLUMN = 128;

    /** Sums over the tile, one pair after the other, from the formulas. */
    @ParameterizedTest
    @CsvSource({"vector,1", "scalar,1", "vector,6", "scalar,6"})
    void blocks(String kernel, int models) {
        var benchmark = new PairKernelBenchmark();
        benchmark.kernel = kernel;
        benchmark.models = models;
        benchmark.prepare();
        benchmark.block.clear();
        benchmark.fill();
        benchmark.block();
        double[] totals = benchmark.block.totals();
        int width = totals.length / PairKernel.POINTS;
        for (int k = 0; k < PairKernel.POINTS; k++) {
            assertSums(benchmark.block.images(), 10 * k, models, totals, k * width);
        }
    }

    @ParameterizedTest
    @CsvSource({"vector,1", "scalar,6"})
    void weightsByFactors(String kernel, int models) {
        var benchmark = new PairKernelBenchmark();
        benchmark.kernel = kernel;
        benchmark.models = models;
        benchmark.prepare();
        benchmark.block.clear();
        benchmark.weighByFactors();
        benchmark.accumulate();
        double[] totals = benchmark.block.totals();
        int width = totals.length / PairKernel.POINTS;
        for (int k = 0; k < PairKernel.POINTS; k++) {
            assertSums(benchmark.block.images(), 10, models, totals, k * width);
        }
    }

    private static void assertSums(RatedImages images, double qd, int models, double[] totals, int at) {
        double[] expected = new double[4 + 5 * models];
        for (int i = 0; i < PairTile.ROWS; i++) {
            for (int j = FIRST_COLUMN; j < FIRST_COLUMN + PairTile.COLUMNS; j++) {
                add(images, i, j, qd, models, expected);
            }
        }
        for (int t = 0; t < expected.length; t++) {
            assertEquals(expected[t], totals[at + t], 1e-11 * Math.max(1, Math.abs(expected[t])), "sum " + t);
        }
    }

    private static void add(RatedImages images, int i, int j, double qd, int models, double[] sums) {
        double distance = images.mos()[j] - images.mos()[i];
        double spread = 2 * (images.variance()[i] + images.variance()[j]);
        // Every window of the block is 1/2.
        double w = Math.max(0.25 * Math.exp(-(qd - distance) * (qd - distance) / spread), 0x1p-400);
        double rank = images.mosRank()[j] - images.mosRank()[i];
        sums[0] += w;
        sums[1] += w * w;
        sums[2] += w * distance * distance;
        sums[3] += w * rank * rank;
        for (int m = 0; m < models; m++) {
            double score = images.scores(m)[j] - images.scores(m)[i];
            double scoreRank = images.scoreRanks(m)[j] - images.scoreRanks(m)[i];
            int at = 4 + 5 * m;
            sums[at] += w * score * distance;
            sums[at + 1] += w * score * score;
            sums[at + 2] += w * scoreRank * rank;
            sums[at + 3] += w * scoreRank * scoreRank;
            sums[at + 4] += w * Math.signum(scoreRank) * Math.signum(rank);
        }
    }
}
