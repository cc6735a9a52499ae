package dev.granular.pair;

import dev.granular.Method;
import dev.granular.Regulator;
import dev.granular.rating.RegulatorWeights;
import dev.granular.simulation.Simulation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.IntStream;

/**
 * The work of the direct sum's inner loops on one tile in cache: weights of all its pairs at {@link PairKernel#POINTS}
 * points, and the sums of every statistic under them.
 */
public final class PairBlock {
    /** Pairs times points in one pass. */
    public static final int PAIRS_AT_POINTS = PairKernel.POINTS * PairTile.PAIRS;

    /** Images of which the tile shows some; enough that the tile has no edge in it. */
    private static final int IMAGES = 256;

    /** A tile whose rows and columns do not overlap. */
    private static final int FIRST_COLUMN = 128;

    /** Qd of a point, and the step to the next, MOS units. */
    private static final double QD_STEP = 10;

    /** Base-2 exponent of every image's window. */
    private static final double WINDOW = -1;

    private final PairKernel kernel;
    private final RatedImages images;
    private final PairStatistics layout;
    private final PairTile tile;
    private final double[] windows =
            IntStream.range(0, IMAGES).mapToDouble(i -> WINDOW).toArray();
    private final double[] raised = windows.clone();
    private final double[] nearness = new double[PairTile.PAIRS];
    private final double[] weights = new double[PAIRS_AT_POINTS];
    private final double[] sums;
    private final int[] sumOffsets;
    private final int width;

    PairBlock(PairKernel kernel, int models) {
        this.kernel = kernel;
        var set = new Simulation(IMAGES, models, 1).run();
        images = new RatedImages(
                set.ratings(), RegulatorWeights.of(new Regulator.Uniform(), set.ratings()), 1, set.predictions());
        layout = new PairStatistics(EnumSet.allOf(Method.class), models);
        tile = new PairTile(
                new ImagePairs(images, layout, kernel), layout.rows().size(), kernel);
        width = (2 + tile.rows) * kernel.lanes();
        sums = new double[PairKernel.POINTS * width];
        sumOffsets = IntStream.range(0, PairKernel.POINTS)
                .map(k -> k * width + 2 * kernel.lanes())
                .toArray();
        kernel.raise(raised, 0, IMAGES);
        fill();
        weigh();
    }

    /** Returns a block for the kernel that the engine prefers on this machine. */
    public static PairBlock preferred(int models) {
        return new PairBlock(PairKernel.preferred(), models);
    }

    /** Computes what a pair has at every point: distances, decays and statistics. */
    void fill() {
        tile.fill(0, FIRST_COLUMN);
    }

    /** Weights of all pairs at every point. */
    public void weigh() {
        for (int k = 0; k < PairKernel.POINTS; k++) {
            kernel.weigh(
                    tile,
                    windows,
                    0,
                    windows,
                    FIRST_COLUMN,
                    QD_STEP * k,
                    PairKernel.FLOOR,
                    weights,
                    k * PairTile.PAIRS,
                    sums,
                    k * width);
        }
    }

    /** Computes the same at points of one Qd, as products of factors. */
    void weighByFactors() {
        kernel.nearness(tile, QD_STEP, nearness);
        for (int k = 0; k < PairKernel.POINTS; k++) {
            kernel.weighByFactors(
                    raised, 0, raised, FIRST_COLUMN, nearness, weights, k * PairTile.PAIRS, sums, k * width);
        }
    }

    /** Sums every statistic under the weights that are there. */
    public void accumulate() {
        kernel.accumulate(tile, weights, sums, sumOffsets);
    }

    /** Returns the sums so far; partial sums of one sum stand together. */
    double[] sums() {
        return sums;
    }

    /** Returns rows of statistics that {@link #accumulate} works on, those that only fill up included. */
    public int rows() {
        return tile.rows;
    }

    /** Returns partial sums of every sum, added up: for each point Σw, Σw², then every statistic. */
    double[] totals() {
        double[] totals = new double[sums.length / kernel.lanes()];
        for (int i = 0; i < sums.length; i++) {
            totals[i / kernel.lanes()] += sums[i];
        }
        return totals;
    }

    RatedImages images() {
        return images;
    }

    /** Starts all sums again. */
    void clear() {
        Arrays.fill(sums, 0);
    }
}
