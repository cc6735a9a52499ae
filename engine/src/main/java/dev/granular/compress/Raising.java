package dev.granular.compress;

import java.util.Arrays;

/** A sparse matrix that turns charges of a narrow interval's columns into charges of a wider one's. */
final class Raising {
    private final int rows;
    private int[] row = new int[64];
    private int[] column = new int[64];
    private double[] factor = new double[64];
    private int count;

    /** @param rows columns of the wider interval */
    Raising(int rows) {
        this.rows = rows;
    }

    void add(int wideColumn, int narrowColumn, double by) {
        if (count == row.length) {
            row = Arrays.copyOf(row, 2 * count);
            column = Arrays.copyOf(column, 2 * count);
            factor = Arrays.copyOf(factor, 2 * count);
        }
        row[count] = wideColumn;
        column[count] = narrowColumn;
        factor[count++] = by;
    }

    /**
     * Adds sums over pairs of narrow columns, raised on both sides, to sums over pairs of wide ones.
     *
     * @param narrow by rows
     * @param wide by rows
     */
    void addPairs(double[] narrow, int narrowSize, int narrowStride, double[] wide, int wideStride) {
        // Twice from the left, turned over in between, so that inner loops run along rows.
        double[] half = new double[rows * narrowSize];
        multiply(narrow, narrowStride, half, narrowSize, narrowSize);
        double[] turned = new double[narrowSize * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < narrowSize; c++) {
                turned[c * rows + r] = half[r * narrowSize + c];
            }
        }
        double[] raised = new double[rows * rows];
        multiply(turned, rows, raised, rows, rows);
        for (int c = 0; c < rows; c++) {
            for (int r = 0; r < rows; r++) {
                wide[r * wideStride + c] += raised[c * rows + r];
            }
        }
    }

    private void multiply(double[] from, int fromStride, double[] to, int toStride, int length) {
        for (int k = 0; k < count; k++) {
            int source = column[k] * fromStride;
            int target = row[k] * toStride;
            double by = factor[k];
            for (int c = 0; c < length; c++) {
                to[target + c] += by * from[source + c];
            }
        }
    }
}
