package dev.granular.compress;

/** Plain loops. */
final class ScalarMatrixProduct implements MatrixProduct {
    @Override
    public void add(
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
            int tStride) {
        for (int u = 0; u < m; u++) {
            for (int r = 0; r < inner; r++) {
                double factor = z[zFrom + u * zStride + r * zStep];
                for (int v = 0; v < n; v++) {
                    t[tFrom + u * tStride + v] += factor * a[aFrom + r * aStride + v];
                }
            }
        }
    }

    @Override
    public void addScaled(double factor, double[] x, int xFrom, double[] y, int yFrom, int n) {
        for (int u = 0; u < n; u++) {
            y[yFrom + u] += factor * x[xFrom + u];
        }
    }
}
