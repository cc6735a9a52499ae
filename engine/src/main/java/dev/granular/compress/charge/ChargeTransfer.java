package dev.granular.compress.charge;

import dev.granular.kernel.RunningRows;
import java.util.Arrays;

/** A sparse matrix that turns charges of a narrow interval's columns into charges of a wider one's. */
final class ChargeTransfer {
    private final RunningRows running = RunningRows.preferred();
    private final int rows;
    private int[] row = new int[64];
    private int[] column = new int[64];
    private double[] factor = new double[64];
    private int count;
    private double[] half = new double[0];
    private double[] turned = new double[0];

    /** @param rows columns of the wider interval */
    ChargeTransfer(int rows) {
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
     * Adds sums over pairs of narrow columns, raised on both sides, to sums over pairs of wide ones that are turned over:
     * pair (u, v) in {@code v·wideStride + u}. So all inner loops run along rows.
     *
     * @param narrow by rows, filled up to whole vectors
     * @param wideStride columns of the wider interval, filled up to whole vectors
     */
    void addTurned(double[] narrow, int narrowSize, int narrowStride, double[] wide, int wideStride) {
        half = cleared(half, rows * narrowStride);
        for (int k = 0; k < count; k++) {
            running.add(factor[k], narrow, column[k] * narrowStride, narrowStride, half, row[k] * narrowStride, 0, 1);
        }
        turned = cleared(turned, narrowSize * wideStride);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < narrowSize; c++) {
                turned[c * wideStride + r] = half[r * narrowStride + c];
            }
        }
        for (int k = 0; k < count; k++) {
            running.add(factor[k], turned, column[k] * wideStride, wideStride, wide, row[k] * wideStride, 0, 1);
        }
    }

    private static double[] cleared(double[] scratch, int size) {
        if (scratch.length != size) {
            return new double[size];
        }
        Arrays.fill(scratch, 0);
        return scratch;
    }
}
