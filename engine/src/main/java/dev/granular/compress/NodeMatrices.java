package dev.granular.compress;

import java.util.ArrayList;
import java.util.concurrent.Callable;

/**
 * One matrix over ordered pairs of nodes for each statistic, and two for masses. Element (u, v) of each stands for the
 * pairs of an image at u and a later one at v. Rows have some slack, so that whole vectors can be added to them.
 */
final class NodeMatrices {
    final int nodes;
    final int stride;
    /** Statistic t of pair (u, v) in {@code statistics[t][u·stride + v]}. */
    final double[][] statistics;
    /** Σ p_i p_j over the images of a pair of nodes. */
    final double[] mass;
    /** Σ p_i² p_j². */
    final double[] squareMass;

    NodeMatrices(int nodes, int rows) {
        this.nodes = nodes;
        stride = MatrixProduct.padded(nodes) + MatrixProduct.COLUMNS;
        int size = (MatrixProduct.padded(nodes) + MatrixProduct.COLUMNS) * stride;
        statistics = new double[rows][size];
        mass = new double[size];
        squareMass = new double[size];
    }

    /** The same sums over pairs of the chosen nodes, in the order of choice. */
    NodeMatrices kept(InterpolativeDecomposition kept, MatrixProduct product, TaskPool pool) {
        var small = new NodeMatrices(kept.rank(), statistics.length);
        int padded = MatrixProduct.padded(nodes);
        int width = MatrixProduct.padded(kept.rank());
        double[] byNode = new double[padded * width];
        for (int k = 0; k < kept.rank(); k++) {
            for (int u = 0; u < nodes; u++) {
                byNode[u * width + k] = kept.weights()[k * nodes + u];
            }
        }
        var tasks = new ArrayList<Callable<double[]>>();
        for (int t = 0; t < statistics.length + 2; t++) {
            double[] from = matrix(t);
            double[] to = small.matrix(t);
            tasks.add(() -> {
                double[] half = new double[padded * width];
                product.addTransposed(from, 0, stride, byNode, 0, width, nodes, padded, width, half, 0, width);
                product.addTransposed(half, 0, width, byNode, 0, width, nodes, width, width, to, 0, small.stride);
                return to;
            });
        }
        pool.all(tasks);
        return small;
    }

    private double[] matrix(int t) {
        return t < statistics.length ? statistics[t] : t == statistics.length ? mass : squareMass;
    }

    /** Adds a block to one of the matrices: rows and columns from {@code (u, v)}. */
    static void addBlock(
            double[] block, int blockStride, int rows, int columns, double[] matrix, int stride, int u, int v) {
        for (int r = 0; r < rows; r++) {
            int from = r * blockStride;
            int to = (u + r) * stride + v;
            for (int c = 0; c < columns; c++) {
                matrix[to + c] += block[from + c];
            }
        }
    }
}
