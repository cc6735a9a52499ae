package dev.granular.compress;

import dev.granular.pair.VectorSupport;

/** The matrix products in which nearly all the work of a compression is done. */
interface MatrixProduct {
    /** Columns of {@code a} and {@code t} come in multiples of this. */
    int COLUMNS = 8;

    /** Rows of {@code t} come in multiples of this. */
    int ROWS = 4;

    /** The fastest that runs here. */
    static MatrixProduct preferred() {
        return VectorSupport.available() ? new VectorMatrixProduct() : new ScalarMatrixProduct();
    }

    /** {@code size} filled up to whole vectors. */
    static int padded(int size) {
        return Math.ceilDiv(size, COLUMNS) * COLUMNS;
    }

    /**
     * {@code t += z a} with t m × n, z m × inner and a inner × n.
     *
     * @param zStep distance in {@code z} from an element to the next in its row
     * @param zStride distance in {@code z} from row to row: {@code zStep = 1} takes a matrix as it lies,
     *     {@code zStride = 1} its transpose
     * @param m a multiple of {@link #ROWS}
     * @param n a multiple of {@link #COLUMNS}
     */
    default void add(
            double[] z,
            int zStep,
            int zStride,
            double[] a,
            int aStride,
            int inner,
            int m,
            int n,
            double[] t,
            int tStride) {
        add(z, 0, zStep, zStride, a, 0, aStride, inner, m, n, t, 0, tStride);
    }

    /** {@code y += factor x} over {@code n} elements, a multiple of {@link #COLUMNS}. */
    void addScaled(double factor, double[] x, int xFrom, double[] y, int yFrom, int n);

    /** {@code t += leftᵀ block right}, of which block is {@code rows × columns}, t {@code m × n}, each without gaps. */
    default void congruent(
            double[] block, int rows, int columns, double[] left, int m, double[] right, int n, double[] t) {
        double[] half = new double[rows * n];
        add(block, 1, columns, right, n, columns, rows, n, half, n);
        add(left, m, 1, half, n, rows, m, n, t, n);
    }

    /** As the other, each matrix beginning at an offset in its array. */
    void add(
            double[] z,
            int zFrom,
            int zStep,
            int zStride,
            double[] a,
            int aFrom,
            int aStride,
            int inner,
            int m,
            int n,
            double[] t,
            int tFrom,
            int tStride);
}
