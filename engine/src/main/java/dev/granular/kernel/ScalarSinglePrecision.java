package dev.granular.kernel;

/** Element by element. */
final class ScalarSinglePrecision implements SinglePrecision {
    @Override
    public void addTransposed(Block.Single z, Block.Single a, int rows, int m, int n, Block.Single t) {
        for (int r = 0; r < rows; r++) {
            for (int u = 0; u < m; u++) {
                for (int v = 0; v < n; v++) {
                    t.values()[t.from() + u * t.stride() + v] +=
                            z.values()[z.from() + r * z.stride() + u] * a.values()[a.from() + r * a.stride() + v];
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
