package dev.granular.kernel;

import dev.granular.vector.VectorSupport;

/**
 * Sums in single precision: enough for pairs that are a small part of all, such as those of images of a group, and half the
 * work.
 */
public interface SinglePrecision {
    /** Rows are filled up to a multiple of this. */
    int COLUMNS = 16;

    /** Columns of the left factor come in multiples of this. */
    int ROWS = 4;

    /** Returns the fastest that runs here. */
    static SinglePrecision preferred() {
        return VectorSupport.available() ? new VectorSinglePrecision() : new ScalarSinglePrecision();
    }

    /** Returns {@code size} filled up to whole vectors. */
    static int padded(int size) {
        return Math.ceilDiv(size, COLUMNS) * COLUMNS;
    }

    /**
     * Computes {@code t += zᵀ a}, as {@link MatrixProduct#addTransposed}.
     *
     * @param m a multiple of {@link #ROWS}
     * @param n a multiple of {@link #COLUMNS}
     */
    void addTransposed(Block.Single z, Block.Single a, int rows, int m, int n, Block.Single t);

    /**
     * Computes {@code sums[at + r·stride + c] += by·row[from + c]} for all rows r and columns c.
     *
     * @param columns a multiple of {@link #COLUMNS}
     */
    void add(float by, float[] row, int from, int columns, float[] sums, int at, int stride, int rows);
}
