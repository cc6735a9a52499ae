package dev.granular.kernel;

import dev.granular.vector.VectorSupport;

/** The matrix product in which nearly all the work of a compression is done. */
public interface MatrixProduct {
    /** Columns of {@code a} and {@code t} come in multiples of this, columns of {@code z} in multiples of {@link #ROWS}. */
    int COLUMNS = 8;

    /** See {@link #COLUMNS}. */
    int ROWS = 4;

    /** Returns the fastest that runs here. */
    static MatrixProduct preferred() {
        return VectorSupport.available() ? new VectorMatrixProduct() : new ScalarMatrixProduct();
    }

    /** Returns {@code size} filled up to whole vectors. */
    static int padded(int size) {
        return Math.ceilDiv(size, COLUMNS) * COLUMNS;
    }

    /**
     * Computes {@code t += zᵀ a}: t is m × n, z is rows × m, a is rows × n, each by rows, with a
     * first element and a stride of its own.
     *
     * @param m a multiple of {@link #ROWS}
     * @param n a multiple of {@link #COLUMNS}
     */
    void addTransposed(Block z, Block a, int rows, int m, int n, Block t);
}
