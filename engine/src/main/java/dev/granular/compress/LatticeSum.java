package dev.granular.compress;

import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.kernel.Block;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.PairSums;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums at points many of which have the same quality difference, as those of a grid. Its kernel is then shared by all their
 * qualities: with K over pairs of super points, a over super points and one column for each quality, the sums are
 * {@code aᵀ (K ∘ T) a}, which is a product of matrices.
 */
final class LatticeSum {
    /** Points with the same quality difference from which on this is worth while. */
    private static final int FEW = 16;

    private static final double LOG2_E = 1 / Math.log(2);

    /** Columns of the triangle that are taken at once: what is above the diagonal is 0 and left out. */
    private static final int BLOCK = 32;

    /** Rows of these that are multiplied at once: they and the windows of their super points stay in the nearest cache. */
    private static final int ROWS = 24;

    /** Sums of scaled weights below this may have lost digits to underflow. */
    private static final double UNDERFLOW = 1e-200;

    private final double[] mos;
    private final double[] variance;
    private final NodeMatrices matrices;
    private final MatrixProduct product = MatrixProduct.preferred();
    private final int size;
    private final int stride;
    /** Where each block of columns begins in what follows; rows of a block, from its diagonal on, have BLOCK elements. */
    private final int[] starts;
    /** For every matrix, the elements of pairs (r, c) and those of (c, r), r ≥ c, block by block. */
    private final List<double[]> forward = new ArrayList<>();

    private final List<double[]> backward = new ArrayList<>();

    LatticeSum(double[] mos, double[] variance, NodeMatrices matrices) {
        this.mos = mos;
        this.variance = variance;
        this.matrices = matrices;
        size = mos.length;
        stride = matrices.stride();
        starts = new int[Math.ceilDiv(size, BLOCK) + 1];
        for (int b = 0; b < starts.length - 1; b++) {
            starts[b + 1] = starts[b] + (size - b * BLOCK) * BLOCK;
        }
    }

    /** Returns whether the points are such that this is faster than taking them one by one. */
    static boolean suits(List<SurfacePoint> points) {
        return points.size()
                >= FEW
                        * points.stream()
                                .mapToDouble(SurfacePoint::qd)
                                .distinct()
                                .count();
    }

    /**
     * Puts the sums at every point into {@code sums}.
     *
     * @return numbers of the points whose weights are too small for this
     */
    List<Integer> evaluate(List<SurfacePoint> points, PairSums sums, TaskPool pool, Progress progress) {
        split(pool);
        Map<Double, List<Integer>> byDifference = new LinkedHashMap<>();
        for (int k = 0; k < points.size(); k++) {
            byDifference
                    .computeIfAbsent(points.get(k).qd(), qd -> new ArrayList<>())
                    .add(k);
        }
        List<List<Integer>> lost =
                pool.each(List.copyOf(byDifference.values()), members -> evaluate(points, members, sums), progress);
        return lost.stream().flatMap(List::stream).sorted().toList();
    }

    private void split(TaskPool pool) {
        pool.each(matrices.matrices(), this::halves).forEach(halves -> {
            forward.add(halves[0]);
            backward.add(halves[1]);
        });
    }

    private double[][] halves(double[] matrix) {
        double[] lower = new double[starts[starts.length - 1]];
        double[] upper = new double[lower.length];
        for (int b = 0; b < starts.length - 1; b++) {
            int first = b * BLOCK;
            for (int r = first; r < size; r++) {
                int at = starts[b] + (r - first) * BLOCK;
                int columns = Math.min(BLOCK, r + 1 - first);
                for (int c = 0; c < columns; c++) {
                    lower[at + c] = matrix[r * stride + first + c];
                    upper[at + c] = first + c < r ? matrix[(first + c) * stride + r] : 0;
                }
            }
        }
        return new double[][] {lower, upper};
    }

    /** Returns all points of one quality difference. */
    private List<Integer> evaluate(List<SurfacePoint> points, List<Integer> members, PairSums sums) {
        int count = members.size();
        int width = MatrixProduct.padded(count);
        double[] windows = new double[stride * width];
        double[] scale = new double[count];
        for (int k = 0; k < count; k++) {
            scale[k] = 2 * window(points.get(members.get(k)).q(), windows, width, k);
        }
        double[] squares = windows.clone();
        square(squares);
        double qd = points.get(members.getFirst()).qd();
        double common = highest(qd);
        int rows = matrices.matrices().size();
        double[][] found = new double[rows][width];
        var block = new Columns(width);
        for (int b = 0; b < starts.length - 1; b++) {
            TaskPool.checkpoint();
            block.open(b, qd, common);
            for (int t = 0; t < rows - 1; t++) {
                block.add(t, windows, found[t]);
            }
            square(block.ahead);
            square(block.behind);
            block.add(rows - 1, squares, found[rows - 1]);
        }
        var tooSmall = new ArrayList<Integer>();
        for (int k = 0; k < count; k++) {
            double weight = found[rows - 2][k];
            double squared = found[rows - 1][k];
            if (!(weight > UNDERFLOW && squared > UNDERFLOW)) {
                tooSmall.add(members.get(k));
            }
            double[] values = new double[rows];
            values[0] = weight;
            values[1] = squared;
            for (int t = 0; t < rows - 2; t++) {
                values[2 + t] = found[t][k];
            }
            sums.set(members.get(k), values, (scale[k] + common) * LOG2_E);
        }
        return tooSmall;
    }

    /** Writes windows on Q of all super points, up to a factor whose logarithm is returned, into column {@code k}. */
    private double window(double q, double[] windows, int width, int k) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int u = 0; u < size; u++) {
            double off = q - mos[u];
            windows[u * width + k] = -off * off / (2 * variance[u]);
            highest = Math.max(highest, windows[u * width + k]);
        }
        for (int u = 0; u < size; u++) {
            windows[u * width + k] = Math.exp(windows[u * width + k] - highest);
        }
        return highest;
    }

    /** Returns the highest logarithm of the kernels on Qd of all pairs (r, c) and (c, r), r ≥ c. */
    private double highest(double qd) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c <= r; c++) {
                double distance = mos[c] - mos[r];
                double decay = -0.5 / (variance[r] + variance[c]);
                highest = Math.max(highest, decay * (qd - distance) * (qd - distance));
                highest = Math.max(highest, decay * (qd + distance) * (qd + distance));
            }
        }
        return highest;
    }

    private static void square(double[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] *= values[k];
        }
    }

    /** The pairs of a block of columns, weighted by their kernels on Qd. */
    private final class Columns {
        private final int width;
        private final double[] ahead = new double[size * BLOCK];
        private final double[] behind = new double[size * BLOCK];
        private final double[] weighted = new double[ROWS * BLOCK];
        private final double[] half;
        private int block;

        /** @param width of the windows, one column for each quality */
        private Columns(int width) {
            this.width = width;
            half = new double[BLOCK * width];
        }

        /** Kernels of pairs (r, c) and (c, r), r ≥ c, up to a factor whose logarithm is given. */
        private void open(int block, double qd, double highest) {
            this.block = block;
            int first = block * BLOCK;
            Arrays.fill(ahead, 0);
            Arrays.fill(behind, 0);
            for (int r = first; r < size; r++) {
                for (int c = first; c <= Math.min(r, first + BLOCK - 1); c++) {
                    double distance = mos[c] - mos[r];
                    double decay = -0.5 / (variance[r] + variance[c]);
                    int at = (r - first) * BLOCK + c - first;
                    ahead[at] = Math.exp(decay * (qd - distance) * (qd - distance) - highest);
                    behind[at] = Math.exp(decay * (qd + distance) * (qd + distance) - highest);
                }
            }
        }

        /** Adds what these columns have of matrix {@code t} at every quality. */
        private void add(int t, double[] windows, double[] sums) {
            int first = block * BLOCK;
            int columns = Math.min(BLOCK, stride - first);
            Arrays.fill(half, 0);
            for (int r = first; r < size; r += ROWS) {
                int rows = Math.min(ROWS, size - r);
                weigh(t, (r - first) * BLOCK, rows * BLOCK);
                product.addTransposed(
                        Block.of(weighted, BLOCK),
                        new Block(windows, r * width, width),
                        rows,
                        columns,
                        width,
                        Block.of(half, width));
            }
            for (int c = 0; c < Math.min(BLOCK, size - first); c++) {
                for (int k = 0; k < width; k++) {
                    sums[k] += windows[(first + c) * width + k] * half[c * width + k];
                }
            }
        }

        private void weigh(int t, int from, int count) {
            double[] there = forward.get(t);
            double[] back = backward.get(t);
            int at = starts[block] + from;
            for (int i = 0; i < count; i++) {
                weighted[i] = ahead[from + i] * there[at + i] + behind[from + i] * back[at + i];
            }
        }
    }
}
