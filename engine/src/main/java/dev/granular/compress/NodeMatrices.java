package dev.granular.compress;

import java.util.ArrayList;
import java.util.List;

/**
 * One matrix over ordered pairs of super points for each statistic, then mass, Σ p_i p_j, and squared mass, Σ p_i² p_j².
 * Element (u, v) of each, {@code u·stride + v}, stands for the pairs of an image at u and a later one at v.
 */
record NodeMatrices(List<double[]> matrices, int stride) {
    double[] statistic(int t) {
        return matrices.get(t);
    }

    double[] mass() {
        return matrices.get(matrices.size() - 2);
    }

    double[] squareMass() {
        return matrices.getLast();
    }

    /** Matrices without what fills up their rows: element (u, v) in {@code u·size + v}. */
    static NodeMatrices ofDense(List<double[]> dense, int size) {
        int stride = MatrixProduct.padded(size);
        return new NodeMatrices(
                dense.stream().map(matrix -> rows(matrix, size, size, stride)).toList(), stride);
    }

    /** What {@link #ofDense} takes. */
    List<double[]> dense(int size) {
        return matrices.stream().map(matrix -> rows(matrix, size, stride, size)).toList();
    }

    private static double[] rows(double[] matrix, int size, int stride, int newStride) {
        double[] rows = new double[size * newStride];
        for (int u = 0; u < size; u++) {
            System.arraycopy(matrix, u * stride, rows, u * newStride, size);
        }
        return rows;
    }

    /** All of these, each plus so many times the other's. */
    NodeMatrices plus(double times, NodeMatrices other) {
        var sums = new ArrayList<double[]>();
        for (int t = 0; t < matrices.size(); t++) {
            double[] sum = matrices.get(t).clone();
            for (int at = 0; at < sum.length; at++) {
                sum[at] += times * other.matrices.get(t)[at];
            }
            sums.add(sum);
        }
        return new NodeMatrices(sums, stride);
    }
}
