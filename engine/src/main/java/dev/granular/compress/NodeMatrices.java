package dev.granular.compress;

/**
 * One matrix over ordered pairs of nodes for each statistic, and two for masses. Element (u, v) of each stands for the
 * pairs of an image at u and a later one at v.
 */
final class NodeMatrices {
    final int nodes;
    /** Statistic t of pair (u, v) in {@code statistics[t][u·nodes + v]}. */
    final double[][] statistics;
    /** Σ p_i p_j over the images of a pair of nodes. */
    final double[] mass;
    /** Σ p_i² p_j². */
    final double[] squareMass;

    NodeMatrices(int nodes, int rows) {
        this.nodes = nodes;
        int size = Math.multiplyExact(nodes, nodes);
        statistics = new double[rows][size];
        mass = new double[size];
        squareMass = new double[size];
    }

    /** Adds a block, from an offset in its array, to one of the matrices: rows and columns from {@code (u, v)}. */
    static void addBlock(
            double[] block,
            int blockFrom,
            int blockStride,
            int rows,
            int columns,
            double[] matrix,
            int stride,
            int u,
            int v) {
        for (int r = 0; r < rows; r++) {
            int from = blockFrom + r * blockStride;
            int to = (u + r) * stride + v;
            for (int c = 0; c < columns; c++) {
                matrix[to + c] += block[from + c];
            }
        }
    }
}
