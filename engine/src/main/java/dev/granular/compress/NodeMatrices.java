package dev.granular.compress;

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
