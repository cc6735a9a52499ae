package dev.granular.compress;

/** Plain loops. */
final class ScalarMatrixProduct implements MatrixProduct {
    @Override
    public void addTransposed(
            double[] z, int zStride, double[] a, int aStride, int rows, int m, int n, double[] t, int tStride) {
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < m; u++) {
                double factor = z[r * zStride + u];
                for (int v = 0; v < n; v++) {
                    t[u * tStride + v] += factor * a[r * aStride + v];
                }
            }
        }
    }
}
