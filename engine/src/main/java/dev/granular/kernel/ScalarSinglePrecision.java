package dev.granular.kernel;

/** Element by element. */
final class ScalarSinglePrecision implements SinglePrecision {
    @Override
    public void addTransposed(
            float[] z,
            int zFrom,
            int zStride,
            float[] a,
            int aFrom,
            int aStride,
            int rows,
            int m,
            int n,
            float[] t,
            int tFrom,
            int tStride) {
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < m; u++) {
                for (int v = 0; v < n; v++) {
                    t[tFrom + u * tStride + v] += z[zFrom + r * zStride + u] * a[aFrom + r * aStride + v];
                }
            }
        }
    }

    @Override
    public void add(float by, float[] row, int from, int columns, float[] sums, int at, int stride, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                sums[at + r * stride + c] += by * row[from + c];
            }
        }
    }
}
