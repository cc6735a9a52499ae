package dev.granular.kernel;

import dev.granular.vector.VectorSupport;

/** Sums that run on as images are met one after another: a row is added to several of them. */
public interface RunningRows {
    /** Returns the fastest that runs here. */
    static RunningRows preferred() {
        return VectorSupport.available() ? new VectorRunningRows() : new ScalarRunningRows();
    }

    /**
     * Computes {@code sums[at + r·stride + c] += by·row[from + c]} for all rows r and columns c.
     *
     * @param columns a multiple of {@link MatrixProduct#COLUMNS}
     */
    void add(double by, double[] row, int from, int columns, double[] sums, int at, int stride, int rows);
}
