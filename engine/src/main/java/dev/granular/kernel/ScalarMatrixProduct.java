package dev.granular.kernel;

/** Plain loops. */
final class ScalarMatrixProduct implements MatrixProduct {
    @Override
    public void addTransposed(
            double[] z,
            int zFrom,
            int zStride,
            double[] a,
            int aFrom,
            int aStride,
            int rows,
            int m,
            int n,
            double[] t,
            int tFrom,
            int tStride) {
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < m; u++) {
                double factor = z[zFrom + r * zStride + u];
                for (int v = 0; v < n; v++) {
                    t[tFrom + u * tStride + v] += factor * a[aFrom + r * aStride + v];
                }
            }
        }
    }
}
