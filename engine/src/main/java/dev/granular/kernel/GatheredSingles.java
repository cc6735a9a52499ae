package dev.granular.kernel;

import java.util.Arrays;

/** As {@link GatheredRows}, with rows in single precision: so are sums over a few rows, which are then summed in double. */
public final class GatheredSingles {
    private static final int ROWS = 64;

    private final SinglePrecision singles;
    private final float[] left;
    private final float[] right;
    private final float[] few;
    private final double[] sums;
    private final int leftStride;
    private final int rightStride;
    private int count;

    /** Makes room for rows; those on the right are filled up to whole vectors. */
    public GatheredSingles(int leftColumns, int rightStride, SinglePrecision singles) {
        this.singles = singles;
        this.rightStride = rightStride;
        leftStride = Math.ceilDiv(leftColumns, SinglePrecision.ROWS) * SinglePrecision.ROWS;
        left = new float[ROWS * leftStride];
        right = new float[ROWS * rightStride];
        few = new float[leftStride * rightStride];
        sums = new double[few.length];
    }

    /** Adds the product of a left row, which has zeros as far as whole vectors go, and a right one. */
    public void add(float[] leftRow, int leftFrom, float[] rightRow, int rightFrom) {
        System.arraycopy(leftRow, leftFrom, left, count * leftStride, leftStride);
        System.arraycopy(rightRow, rightFrom, right, count * rightStride, rightStride);
        if (++count == ROWS) {
            multiply();
        }
    }

    private void multiply() {
        Arrays.fill(few, 0);
        singles.addTransposed(
                Block.Single.of(left, leftStride),
                Block.Single.of(right, rightStride),
                count,
                leftStride,
                rightStride,
                Block.Single.of(few, rightStride));
        for (int k = 0; k < few.length; k++) {
            sums[k] += few[k];
        }
        count = 0;
    }

    /** Returns the sums, left columns × right ones. */
    public double[] sums() {
        multiply();
        return sums;
    }
}
