package dev.granular.kernel;

import dev.granular.vector.VectorSupport;

/** Products of Chebyshev polynomials at one image: the innermost step of all charges. */
public interface ProductRow {
    /** Room that is needed after a row; what is there does not last. */
    int ROOM = MatrixProduct.COLUMNS;

    /** Returns the fastest that runs here. */
    static ProductRow preferred() {
        return VectorSupport.available() ? new VectorProductRow() : new ScalarProductRow();
    }

    /**
     * Computes {@code factor·T_a(x)·ofStd[v]} for all a and all {@code v < depth[a]}, in this order, and after them {@link #ROOM}
     * zeros.
     *
     * @param x −1 to 1
     * @param ofStd with {@link #ROOM} after its last
     */
    void fill(double factor, double x, double[] ofStd, int[] depth, double[] out, int offset);
}
