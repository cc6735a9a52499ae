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

    /** Columns of the triangle that are multiplied at once: what is above the diagonal is 0 and left out. */
    private static final int BLOCK = 32;

    /** Sums of scaled weights below this may have lost digits to underflow. */
    private static final double UNDERFLOW = 1e-200;

    private final double[] mos;
    private final double[] variance;
    private final NodeMatrices matrices;
    private final MatrixProduct product = MatrixProduct.preferred();
    private final int size;
    private final int stride;
    /** For every matrix, the element of pair (r, c) and that of (c, r), in {@code r·stride + c} with r ≥ c. */
    private final List<double[]> forward = new ArrayList<>();

    private final List<double[]> backward = new ArrayList<>();

    LatticeSum(double[] mos, double[] variance, NodeMatrices matrices) {
        this.mos = mos;
        this.variance = variance;
        this.matrices = matrices;
        size = mos.length;
        stride = matrices.stride();
    }

    /** Whether the points are such that this is faster than taking them one by one. */
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
        double[] lower = new double[size * stride];
        double[] upper = new double[size * stride];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c <= r; c++) {
                lower[r * stride + c] = matrix[r * stride + c];
                upper[r * stride + c] = c < r ? matrix[c * stride + r] : 0;
            }
        }
        return new double[][] {lower, upper};
    }

    /** All points of one quality difference. */
    private List<Integer> evaluate(List<SurfacePoint> points, List<Integer> members, PairSums sums) {
        int count = members.size();
        int width = MatrixProduct.padded(count);
        double[] windows = new double[stride * width];
        double[] scale = new double[count];
        for (int k = 0; k < count; k++) {
            scale[k] = 2 * window(points.get(members.get(k)).q(), windows, width, k);
        }
        double[] ahead = new double[size * stride];
        double[] behind = new double[size * stride];
        double common = kernel(points.get(members.getFirst()).qd(), ahead, behind);
        int rows = matrices.matrices().size();
        double[][] found = new double[rows][];
        double[] weighted = new double[size * stride];
        double[] half = new double[stride * width];
        for (int t = 0; t < rows - 1; t++) {
            TaskPool.checkpoint();
            found[t] = sum(t, ahead, behind, windows, width, weighted, half);
        }
        square(ahead);
        square(behind);
        square(windows);
        found[rows - 1] = sum(rows - 1, ahead, behind, windows, width, weighted, half);
        var tooSmall = new ArrayList<Integer>();
        for (int k = 0; k < count; k++) {
            double weight = found[rows - 2][k];
            double squares = found[rows - 1][k];
            if (!(weight > UNDERFLOW && squares > UNDERFLOW)) {
                tooSmall.add(members.get(k));
            }
            double[] values = new double[rows];
            values[0] = weight;
            values[1] = squares;
            for (int t = 0; t < rows - 2; t++) {
                values[2 + t] = found[t][k];
            }
            sums.set(members.get(k), values, (scale[k] + common) * LOG2_E);
        }
        return tooSmall;
    }

    /** Windows on Q of all super points, up to a factor whose logarithm is returned, into column {@code k}. */
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

    /** Kernels on Qd of all pairs (r, c) and (c, r), r ≥ c, up to a factor whose logarithm is returned. */
    private double kernel(double qd, double[] ahead, double[] behind) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c <= r; c++) {
                double distance = mos[c] - mos[r];
                double decay = -0.5 / (variance[r] + variance[c]);
                int at = r * stride + c;
                ahead[at] = decay * (qd - distance) * (qd - distance);
                behind[at] = decay * (qd + distance) * (qd + distance);
                highest = Math.max(highest, Math.max(ahead[at], behind[at]));
            }
        }
        for (int r = 0; r < size; r++) {
            for (int at = r * stride; at <= r * stride + r; at++) {
                ahead[at] = Math.exp(ahead[at] - highest);
                behind[at] = Math.exp(behind[at] - highest);
            }
        }
        return highest;
    }

    private static void square(double[] values) {
        for (int k = 0; k < values.length; k++) {
            values[k] *= values[k];
        }
    }

    /** Sum of matrix {@code t} at every point. */
    private double[] sum(
            int t, double[] ahead, double[] behind, double[] windows, int width, double[] weighted, double[] half) {
        double[] there = forward.get(t);
        double[] back = backward.get(t);
        for (int r = 0; r < size; r++) {
            for (int at = r * stride; at <= r * stride + r; at++) {
                weighted[at] = ahead[at] * there[at] + behind[at] * back[at];
            }
        }
        Arrays.fill(half, 0);
        for (int u = 0; u < size; u += BLOCK) {
            int columns = Math.min(BLOCK, stride - u);
            product.addTransposed(
                    new Block(weighted, u * stride + u, stride),
                    new Block(windows, u * width, width),
                    size - u,
                    columns,
                    width,
                    new Block(half, u * width, width));
        }
        double[] sums = new double[width];
        for (int u = 0; u < size; u++) {
            for (int k = 0; k < width; k++) {
                sums[k] += windows[u * width + k] * half[u * width + k];
            }
        }
        return sums;
    }
}
