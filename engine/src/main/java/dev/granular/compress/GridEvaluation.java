package dev.granular.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * All points of a grid at once: at a fixed Qd every Q shares the kernel between nodes, so that with A[v, q] the window of
 * node v on quality q, sums are the columns' products of A with (K∘T)·A, block by block of strips.
 */
final class GridEvaluation {
    /** Where no pair of a block weighs more than this, as a power of e, the block is left out. */
    private static final double NOTHING = -280;

    private final CompressedSet set;
    private final NodeMatrices matrices;
    private final MatrixProduct product;
    private final double[] q;
    /** Qualities, filled up to whole vectors. */
    private final int stride;
    /** Window of node u on quality k in element {@code u·stride + k}. */
    private final double[] window;

    private final double[] squareWindow;
    /** First node of each strip, and after the last. */
    private final int[] strips;
    /** Largest exponent of the product of two strips' windows. */
    private final double[][] highest;

    GridEvaluation(CompressedSet set, NodeMatrices matrices, int[] strips, double[] q, MatrixProduct product) {
        this.set = set;
        this.matrices = matrices;
        this.strips = strips;
        this.q = q;
        this.product = product;
        stride = MatrixProduct.padded(q.length);
        window = new double[set.size() * stride];
        squareWindow = new double[window.length];
        double[][] most = new double[strips.length - 1][q.length];
        for (int s = 0; s < most.length; s++) {
            Arrays.fill(most[s], Double.NEGATIVE_INFINITY);
            for (int u = strips[s]; u < strips[s + 1]; u++) {
                for (int k = 0; k < q.length; k++) {
                    double off = q[k] - set.mos()[u];
                    double exponent = -off * off / (2 * set.variance()[u]);
                    window[u * stride + k] = Math.exp(exponent);
                    squareWindow[u * stride + k] = window[u * stride + k] * window[u * stride + k];
                    most[s][k] = Math.max(most[s][k], exponent);
                }
            }
        }
        highest = new double[most.length][most.length];
        for (int a = 0; a < most.length; a++) {
            for (int b = a; b < most.length; b++) {
                highest[a][b] = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < q.length; k++) {
                    highest[a][b] = Math.max(highest[a][b], most[a][k] + most[b][k]);
                }
            }
        }
    }

    /** One piece of work for each Qd: Σw, Σw² and the statistics at every Q, one after another. */
    List<Callable<double[]>> tasks(double[] qd) {
        var tasks = new ArrayList<Callable<double[]>>();
        for (double difference : qd) {
            tasks.add(() -> row(difference));
        }
        return tasks;
    }

    private double[] row(double qd) {
        int width = 2 + matrices.statistics.length;
        double[] sums = new double[width * stride];
        for (int a = 0; a + 1 < strips.length; a++) {
            for (int b = a; b + 1 < strips.length; b++) {
                block(qd, a, b, sums);
            }
        }
        double[] byPoint = new double[q.length * width];
        for (int k = 0; k < q.length; k++) {
            for (int t = 0; t < width; t++) {
                byPoint[k * width + t] = sums[t * stride + k];
            }
        }
        return byPoint;
    }

    private void block(double qd, int a, int b, double[] sums) {
        int rows = strips[a + 1] - strips[a];
        int columns = strips[b + 1] - strips[b];
        double[] kernel = new double[rows * columns];
        double most = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double exponent = exponent(qd, strips[a] + r, strips[b] + c);
                kernel[r * columns + c] = exponent;
                most = Math.max(most, exponent);
            }
        }
        if (!(most + highest[a][b] > NOTHING)) {
            return;
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = Math.exp(kernel[k]);
        }
        int padded = Math.ceilDiv(rows, MatrixProduct.ROWS) * MatrixProduct.ROWS;
        double[] masses = new double[padded * columns];
        double[] products = new double[padded * stride];
        sum(kernel, matrices.mass, a, b, masses, window, products, sums, 0);
        for (int t = 0; t < matrices.statistics.length; t++) {
            sum(kernel, matrices.statistics[t], a, b, masses, window, products, sums, (2 + t) * stride);
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] *= kernel[k];
        }
        sum(kernel, matrices.squareMass, a, b, masses, squareWindow, products, sums, stride);
    }

    private double exponent(double qd, int u, int v) {
        double off = qd - (set.mos()[v] - set.mos()[u]);
        return -off * off / (2 * (set.variance()[u] + set.variance()[v]));
    }

    private void sum(
            double[] kernel,
            double[] matrix,
            int a,
            int b,
            double[] masses,
            double[] windows,
            double[] products,
            double[] sums,
            int at) {
        int rows = strips[a + 1] - strips[a];
        int columns = strips[b + 1] - strips[b];
        for (int r = 0; r < rows; r++) {
            int from = (strips[a] + r) * matrices.nodes + strips[b];
            for (int c = 0; c < columns; c++) {
                masses[r * columns + c] = kernel[r * columns + c] * matrix[from + c];
            }
        }
        Arrays.fill(products, 0);
        product.add(
                masses,
                0,
                1,
                columns,
                windows,
                strips[b] * stride,
                stride,
                columns,
                products.length / stride,
                stride,
                products,
                0,
                stride);
        for (int r = 0; r < rows; r++) {
            int from = (strips[a] + r) * stride;
            for (int k = 0; k < stride; k++) {
                sums[at + k] += windows[from + k] * products[r * stride + k];
            }
        }
    }
}
