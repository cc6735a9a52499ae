package dev.granular.pair;

import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Runs a batch of points as units of work, one per block row of the triangle of pairs. Results are added in the order of the
 * rows, whichever thread computed them.
 */
final class PairSchedule {
    private static final int BLOCK = PointWindows.BLOCK;

    private final PairSource source;
    private final PairStatistics layout;
    private final PairKernel kernel;
    private final TaskPool pool;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final long pairBlocks;
    private long total;

    /** @param batches how many batches will be evaluated, as far as is known */
    PairSchedule(
            PairSource source,
            PairStatistics layout,
            PairKernel kernel,
            TaskPool pool,
            Progress progress,
            int batches) {
        this.source = source;
        this.layout = layout;
        this.kernel = kernel;
        this.pool = pool;
        this.progress = progress;
        int blocks = Math.ceilDiv(source.size(), BLOCK);
        long count = 0;
        for (int b = 0; b < blocks; b++) {
            int last = Math.min(source.size(), (b + 1) * BLOCK) - 1;
            count += Math.ceilDiv(source.endPartner(last), BLOCK)
                    - Math.min(source.firstPartner(b * BLOCK), source.size() - 1) / BLOCK;
        }
        pairBlocks = count;
        expect(batches);
    }

    /** Adds {@code batches} to the expected total. */
    void expect(int batches) {
        total += batches * pairBlocks;
    }

    /**
     * Returns sums over all pairs but those that are provably lighter than the heaviest by more than {@code reach} bits.
     *
     * @param floor exponent below which no weight goes
     */
    PairSums evaluate(List<SurfacePoint> points, double reach, double floor) {
        var windows = new PointWindows(source, points.toArray(SurfacePoint[]::new));
        inParallel(points.size(), () -> k -> {
            windows.open(k, points.get(k).q());
            if (floor == PairKernel.FLOOR) {
                windows.factor(k, kernel);
            }
        });
        var partial = new double[windows.blocks][];
        inParallel(windows.blocks, () -> {
            var worker = new Worker(windows, reach, floor);
            return row -> partial[row] = worker.blockRow(row);
        });
        var sums = new PairSums(layout, points.size());
        for (double[] row : partial) {
            for (int k = 0; k < points.size(); k++) {
                sums.add(k, row, k * sums.width());
            }
        }
        for (int k = 0; k < points.size(); k++) {
            sums.scale(k, windows.scale(k));
        }
        return sums;
    }

    /** A task per thread; each makes its own workspace and takes the next unit until none is left. */
    private interface Task {
        IntConsumer begin();
    }

    private void inParallel(int units, Task task) {
        var next = new AtomicInteger();
        Callable<Boolean> loop = () -> {
            try {
                IntConsumer unit = task.begin();
                for (int u = next.getAndIncrement(); u < units && !stopped.get(); u = next.getAndIncrement()) {
                    TaskPool.checkpoint();
                    unit.accept(u);
                }
                return true;
            } catch (RuntimeException | Error e) {
                stopped.set(true);
                throw e;
            }
        };
        int workers = Math.clamp(units, 1, pool.threads());
        pool.all(Collections.nCopies(workers, loop));
        if (stopped.get()) {
            throw new CancellationException("evaluation stopped by its progress listener");
        }
    }

    private void advance(long units) {
        if (!progress.advanced(done.addAndGet(units), total)) {
            stopped.set(true);
        }
    }

    /** One thread's workspace: allocated once, shared with nobody. */
    private final class Worker {
        private final PointWindows windows;
        private final double reach;
        private final double floor;
        private final int points;
        /** One point's sums: Σw, Σw², statistics. */
        private final int width = 2 + layout.rows().size();
        /** Lanes of those, and of rows that only fill up. */
        private final int sumWidth;

        private final PairTile tile;
        private final double[] weights = new double[PairKernel.POINTS * PairTile.PAIRS];
        /** One more point than there are: where a group that is not full puts what nobody reads. */
        private final double[] sums;

        /** What the pairs of the tile at hand have at all points of one Qd, and that Qd; NaN for none. */
        private final double[] nearness = new double[PairTile.PAIRS];

        private double nearnessQd;

        /** Points that a row of the block at hand may count at, and how many there are. */
        private final int[] reachedPoints;

        private int reached;
        private final int[] active;
        private final int[] sumOffsets = new int[PairKernel.POINTS];

        Worker(PointWindows windows, double reach, double floor) {
            this.windows = windows;
            this.reach = reach;
            this.floor = floor;
            points = windows.qd.length;
            tile = new PairTile(source, layout.rows().size(), kernel);
            sumWidth = (2 + tile.rows) * kernel.lanes();
            sums = new double[(points + 1) * sumWidth];
            active = new int[points];
            reachedPoints = new int[points];
        }

        /**
         * Returns sums of the rows of block {@code b}: per point Σw, Σw² and the layout's rows. Partial sums are collected block by
         * block, as they round less the fewer pairs they hold.
         */
        double[] blockRow(int b) {
            double[] totals = new double[points * width];
            reached = 0;
            for (int k = 0; k < points; k++) {
                if (windows.reaches(k, b, reach)) {
                    reachedPoints[reached++] = k;
                }
            }
            if (reached == 0) {
                advance(windows.endBlock(b) - windows.firstBlock(b));
                return totals;
            }
            tile.open(b * BLOCK, end(b));
            for (int c = windows.firstBlock(b); c < windows.endBlock(b) && !stopped.get(); c++) {
                int count = activate(b, c);
                if (count > 0) {
                    block(b, c, count);
                    collect(count, totals);
                }
                advance(1);
            }
            return totals;
        }

        private int activate(int b, int c) {
            int count = 0;
            for (int r = 0; r < reached; r++) {
                if (windows.bound(reachedPoints[r], b, c) >= -reach) {
                    active[count++] = reachedPoints[r];
                }
            }
            return count;
        }

        private int end(int block) {
            return Math.min(source.size(), (block + 1) * BLOCK);
        }

        private void block(int b, int c, int count) {
            int column = c * BLOCK;
            for (int row = b * BLOCK; row < end(b); row += PairTile.ROWS) {
                if (tile.hasPairs(row, column)) {
                    tile.fill(row, column);
                    nearnessQd = Double.NaN;
                    for (int group = 0; group < count; group += PairKernel.POINTS) {
                        group(row, column, group, count);
                    }
                }
            }
        }

        private void group(int row, int column, int group, int count) {
            int real = Math.min(PairKernel.POINTS, count - group);
            for (int slot = 0; slot < PairKernel.POINTS; slot++) {
                int k = slot < real ? active[group + slot] : points;
                int at = k * sumWidth;
                sumOffsets[slot] = at + 2 * kernel.lanes();
                if (slot < real) {
                    weigh(k, k * windows.stride + row, k * windows.stride + column, slot, at);
                }
            }
            kernel.accumulate(tile, weights, sums, sumOffsets);
        }

        /** Weights of the tile's pairs at point k, in place {@code slot}, and their sums, in {@code sums} from {@code at}. */
        private void weigh(int k, int rowWindow, int columnWindow, int slot, int at) {
            int to = slot * PairTile.PAIRS;
            int ofOnes = source.hasMasses() ? points * sumWidth : at;
            double qd = windows.qd[k];
            double[] window = windows.window;
            if (windows.factored[k]) {
                if (nearnessQd != qd) {
                    kernel.nearness(tile, qd, nearness);
                    nearnessQd = qd;
                }
                kernel.weighByFactors(window, rowWindow, window, columnWindow, nearness, weights, to, sums, ofOnes);
            } else {
                kernel.weigh(tile, window, rowWindow, window, columnWindow, qd, floor, weights, to, sums, ofOnes);
            }
            if (source.hasMasses()) {
                kernel.weighMasses(tile, weights, to, sums, at);
            }
        }

        /** Moves the partial sums of active points into their totals. */
        private void collect(int count, double[] totals) {
            int lanes = kernel.lanes();
            for (int a = 0; a < count; a++) {
                int k = active[a];
                int next = k * sumWidth;
                for (int t = 0; t < width; t++) {
                    double sum = 0;
                    for (int lane = 0; lane < lanes; lane++) {
                        sum += sums[next++];
                    }
                    totals[k * width + t] += sum;
                }
                Arrays.fill(sums, k * sumWidth, (k + 1) * sumWidth, 0);
            }
        }
    }
}
