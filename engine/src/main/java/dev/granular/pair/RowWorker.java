package dev.granular.pair;

import dev.granular.Method;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.Set;

/** One thread's workspace for row sums at a batch of points. */
final class RowWorker {
    private static final int COLUMNS = RowKernel.COLUMNS;

    /**
     * Windows of a batch of points at the classes of some columns.
     *
     * @param values exponents, or powers of two where factored, point k's from {@code k·stride}
     * @param stride whole blocks of columns
     * @param qd quality differences of the points
     * @param factored whether a weight is a product of two windows and a factor of its Qd
     * @param floor base-2 exponent below which no weight goes
     */
    record Windows(double[] values, int stride, double[] qd, boolean[] factored, double floor) {}

    /** Chooses the points at which a block of pairs may count. */
    interface Reach {
        /** Returns whether pairs of a class and a block of columns may count at a point. */
        boolean reaches(int point, int row, int block);
    }

    private final RowColumns columns;
    private final Windows windows;
    private final Reach reach;
    private final RowKernel kernel;
    private final RowTile tile;
    private final int points;
    /** Partial sums of a point, for the images at hand. */
    private int width;
    /** Partial sums of a point's rows; one more point than there are takes what nobody reads. */
    private final double[] sums;

    private final double[] weights = new double[RowKernel.POINTS * COLUMNS];
    private final double[] nearness = new double[COLUMNS];
    private final int[] active;
    private final int[] at = new int[RowKernel.POINTS];

    RowWorker(RowColumns columns, Set<Method> methods, Windows windows, Reach reach, RowKernel kernel) {
        this.columns = columns;
        this.windows = windows;
        this.reach = reach;
        this.kernel = kernel;
        tile = new RowTile(columns, methods, kernel);
        points = windows.qd.length;
        sums = new double[(points + 1) * tile.mostRows() * kernel.lanes()];
        active = new int[points];
    }

    /** Returns the tile, which knows where sums stand. */
    RowTile tile() {
        return tile;
    }

    /**
     * Sums the rows of a class.
     *
     * @param powers gets, for each point, sums of powers of all classes: those of class c from {@code c · tile.powers}
     * @param signs gets, for each point, sums of signs of all images and models; unused without them
     */
    void sum(int c, double[][] powers, double[][] signs) {
        TaskPool.checkpoint();
        for (int from = columns.firstImage[c]; from < columns.firstImage[c + 1]; from += RowTile.IMAGES) {
            int to = Math.min(columns.firstImage[c + 1], from + RowTile.IMAGES);
            width = tile.rows(to - from) * kernel.lanes();
            Arrays.fill(sums, 0, (points + 1) * width, 0);
            for (int block = 0; block < columns.blocks(); block++) {
                int count = activate(c, block);
                if (count > 0) {
                    tile.fill(c, from, to, block);
                    block(c, block, count);
                }
            }
            collect(c, from, to, powers, signs);
        }
    }

    private int activate(int c, int block) {
        int count = 0;
        for (int k = 0; k < points; k++) {
            if (reach.reaches(k, c, block)) {
                active[count++] = k;
            }
        }
        return count;
    }

    private void block(int c, int block, int count) {
        int self = c - block * COLUMNS;
        boolean clearsSelf = self >= 0 && self < COLUMNS && columns.counts[c] == 1;
        double nearnessQd = Double.NaN;
        for (int group = 0; group < count; group += RowKernel.POINTS) {
            for (int slot = 0; slot < RowKernel.POINTS; slot++) {
                boolean isPoint = group + slot < count;
                int k = isPoint ? active[group + slot] : points;
                at[slot] = k * width;
                if (isPoint) {
                    if (windows.factored[k] && nearnessQd != windows.qd[k]) {
                        nearnessQd = windows.qd[k];
                        kernel.nearness(tile.distance, tile.decay, nearnessQd, nearness);
                    }
                    weigh(k, c, block, slot);
                    if (clearsSelf) {
                        // No pair: its weight may be beyond any double, which zeros in the rows would not undo.
                        weights[slot * COLUMNS + self] = 0;
                    }
                }
            }
            kernel.accumulate(weights, tile.values, tile.rows(), sums, at);
        }
    }

    private void weigh(int k, int c, int block, int slot) {
        double[] window = windows.values;
        double here = window[k * windows.stride + c];
        int from = k * windows.stride + block * COLUMNS;
        int to = slot * COLUMNS;
        if (windows.factored[k]) {
            kernel.weighByFactors(nearness, here, window, from, weights, to);
        } else {
            kernel.weigh(tile.distance, tile.decay, here, window, from, windows.qd[k], windows.floor, weights, to);
        }
    }

    private void collect(int c, int from, int to, double[][] powers, double[][] signs) {
        int lanes = kernel.lanes();
        int models = columns.models();
        int ofImages = signs.length == 0 ? 0 : (to - from) * models;
        for (int k = 0; k < points; k++) {
            for (int t = 0; t < tile.powers + ofImages; t++) {
                double sum = 0;
                for (int lane = 0; lane < lanes; lane++) {
                    sum += sums[k * width + t * lanes + lane];
                }
                if (t < tile.powers) {
                    powers[k][c * tile.powers + t] = sum;
                } else {
                    signs[k][from * models + t - tile.powers] = sum;
                }
            }
        }
    }
}
