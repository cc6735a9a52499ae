package dev.granular.kernel;

/** Plain loops. */
final class ScalarMatrixProduct implements MatrixProduct {
    @Override
    public void addTransposed(Block z, Block a, int rows, int m, int n, Block t) {
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < m; u++) {
                double factor = z.values()[z.from() + r * z.stride() + u];
                for (int v = 0; v < n; v++) {
                    t.values()[t.from() + u * t.stride() + v] += factor * a.values()[a.from() + r * a.stride() + v];
                }
            }
        }
    }
}
