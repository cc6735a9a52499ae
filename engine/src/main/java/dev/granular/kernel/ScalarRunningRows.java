package dev.granular.kernel;

/** Element by element. */
final class ScalarRunningRows implements RunningRows {
    @Override
    public void add(double by, double[] row, int from, int columns, double[] sums, int at, int stride, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                sums[at + r * stride + c] += by * row[from + c];
            }
        }
    }
}
