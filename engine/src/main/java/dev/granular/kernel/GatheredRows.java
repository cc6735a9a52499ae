package dev.granular.kernel;

import java.util.Arrays;

/** A sum of outer products of rows, gathered until there are enough to be multiplied at once. */
public final class GatheredRows {
    private static final int ROWS = 64;

    private final MatrixProduct product;
    private final double[] left;
    private final double[] right;
    private final double[] sums;
    private final int leftStride;
    private final int rightStride;
    private final int leftColumns;
    private final int rightColumns;
    private int count;

    /** Makes room for rows of {@code leftColumns} and {@code rightColumns} elements. */
    public GatheredRows(int leftColumns, int rightColumns, MatrixProduct product) {
        this.product = product;
        this.leftColumns = leftColumns;
        this.rightColumns = rightColumns;
        leftStride = Math.ceilDiv(leftColumns, MatrixProduct.ROWS) * MatrixProduct.ROWS;
        rightStride = MatrixProduct.padded(rightColumns);
        left = new double[ROWS * leftStride];
        right = new double[ROWS * rightStride];
        sums = new double[leftStride * rightStride];
    }

    /** Adds the product of a left and a right row. */
    public void add(double[] leftRow, int leftFrom, double[] rightRow, int rightFrom) {
        System.arraycopy(leftRow, leftFrom, left, count * leftStride, leftColumns);
        System.arraycopy(rightRow, rightFrom, right, count * rightStride, rightColumns);
        if (++count == ROWS) {
            multiply();
        }
    }

    private void multiply() {
        product.addTransposed(
                Block.of(left, leftStride),
                Block.of(right, rightStride),
                count,
                leftStride,
                rightStride,
                Block.of(sums, rightStride));
        count = 0;
    }

    /** Returns the sums, left columns × stride; to be read before more is added. */
    public double[] sums() {
        multiply();
        return sums;
    }

    public int stride() {
        return rightStride;
    }

    public void clear() {
        Arrays.fill(sums, 0);
    }
}
