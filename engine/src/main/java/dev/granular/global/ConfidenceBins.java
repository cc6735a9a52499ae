package dev.granular.global;

import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of confidence over pairs of images, in cells of the difference between their mapped scores. Confidence says how surely people prefer the image that the model prefers. Images are sorted by mapped score, so that an image's partners in a cell lie side by
 * side. Sums are taken in an order that does not depend on threads.
 */
final class ConfidenceBins {
    /** Cells over the range of differences. */
    static final int CELLS = 20;

    /** Images whose pairs are summed in one task. */
    private static final int BLOCK = 64;

    private final double[] edges = new double[CELLS + 1];
    final long[] pairs = new long[CELLS];
    /** Sums of confidences. */
    final double[] confidence = new double[CELLS];

    /** @param mapped scores, ascending */
    private ConfidenceBins(double[] mapped) {
        int n = mapped.length;
        double low = Double.POSITIVE_INFINITY;
        for (int i = 1; i < n; i++) {
            low = Math.min(low, mapped[i] - mapped[i - 1]);
        }
        double high = mapped[n - 1] - mapped[0];
        double step = (high - low) / CELLS;
        for (int k = 0; k < CELLS; k++) {
            edges[k] = low + step * k;
        }
        edges[CELLS] = high;
    }

    /** Returns the lower edge of cell {@code k}; that of {@link #CELLS} is the largest difference. */
    double edge(int k) {
        return edges[k];
    }

    /** Returns whether differences do not vary, so that there are no cells. */
    boolean isEmpty() {
        return !(edges[CELLS] > edges[0]);
    }

    /**
     * Returns sums over all pairs.
     *
     * @param mapped scores, ascending
     * @param mos in the same order
     * @param variance squared standard errors of the MOS, in the same order
     */
    static ConfidenceBins of(double[] mapped, double[] mos, double[] variance, TaskPool pool) {
        var bins = new ConfidenceBins(mapped);
        if (!bins.isEmpty()) {
            List<Integer> blocks = IntStream.range(0, Math.ceilDiv(mapped.length, BLOCK))
                    .boxed()
                    .toList();
            pool.each(blocks, block -> bins.block(block * BLOCK, mapped, mos, variance))
                    .forEach(bins::add);
        }
        return bins;
    }

    /** Makes cells of the same edges without pairs. */
    static ConfidenceBins empty(double[] mapped) {
        return new ConfidenceBins(mapped);
    }

    /** One task's sums. */
    private record Part(long[] pairs, double[] confidence) {}

    private void add(Part part) {
        for (int k = 0; k < CELLS; k++) {
            pairs[k] += part.pairs[k];
            confidence[k] += part.confidence[k];
        }
    }

    /** Adds cells of the same edges to these; returns these. */
    ConfidenceBins plus(ConfidenceBins other) {
        add(new Part(other.pairs, other.confidence));
        return this;
    }

    /** Adds one pair. */
    void add(double difference, double z) {
        int cell = 0;
        while (cell < CELLS - 1 && difference >= edges[cell + 1]) {
            cell++;
        }
        pairs[cell]++;
        confidence[cell] += difference == 0 ? 0.5 : NormalTable.at(z);
    }

    private Part block(int from, double[] mapped, double[] mos, double[] variance) {
        TaskPool.checkpoint();
        var part = new Part(new long[CELLS], new double[CELLS]);
        double[] z = new double[mapped.length];
        for (int i = from; i < Math.min(from + BLOCK, mapped.length); i++) {
            int n = mapped.length;
            for (int j = i + 1; j < n; j++) {
                z[j] = (mos[j] - mos[i]) / Math.sqrt(variance[j] + variance[i]);
            }
            int tied = firstAtOrAbove(mapped, i, Double.MIN_VALUE, i + 1);
            int start = i + 1;
            for (int cell = 0; cell < CELLS && start < n; cell++) {
                int end = cell == CELLS - 1 ? n : firstAtOrAbove(mapped, i, edges[cell + 1], start);
                int firstUntied = Math.clamp(tied, start, end);
                double sum = 0.5 * (firstUntied - start);
                for (int j = firstUntied; j < end; j++) {
                    sum += NormalTable.at(z[j]);
                }
                part.confidence[cell] += sum;
                part.pairs[cell] += end - start;
                start = end;
            }
        }
        return part;
    }

    /** Finds the first partner of image i, from a place on, that is at least so far above it. */
    private static int firstAtOrAbove(double[] mapped, int i, double distance, int start) {
        int from = start;
        int to = mapped.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (mapped[middle] - mapped[i] < distance) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
