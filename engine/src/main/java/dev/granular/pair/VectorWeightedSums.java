package dev.granular.pair;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product of weights and rows, on vectors: Σ w·y for {@value PairKernel#POINTS} points and every row y. As many sums as
 * registers hold are advanced at once, which hides the latency of multiply-adds; sums that went to memory in between would
 * take a quarter longer.
 */
final class VectorWeightedSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Whether there are 32 registers; narrower vectors may have to do with 16. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    private static final int ROWS_AT_ONCE = WIDE ? 4 : 2;

    private VectorWeightedSums() {}

    /** Returns the least number of rows, {@code rows} or more, that can be taken. */
    static int paddedRows(int rows) {
        return Math.ceilDiv(rows, ROWS_AT_ONCE) * ROWS_AT_ONCE;
    }

    /**
     * Adds the products of weights and rows to partial sums.
     *
     * @param y rows × length
     * @param rows a padded number
     * @param length of a row, whole vectors
     * @param weights {@value PairKernel#POINTS} × length
     * @param sums of point k and row t in a vector from {@code at[k] + t·lanes}
     */
    static void add(double[] y, int rows, int length, double[] weights, double[] sums, int[] at) {
        for (int t = 0; t < rows; t += ROWS_AT_ONCE) {
            if (WIDE) {
                fourRows(y, t, length, weights, sums, at);
            } else {
                twoRows(y, t, length, weights, sums, at);
            }
        }
    }

    /** Sixteen sums: 8 loads feed 16 multiply-adds. */
    private static void fourRows(double[] y, int t, int length, double[] weights, double[] sums, int[] at) {
        int y0 = t * length;
        int y1 = y0 + length;
        int y2 = y1 + length;
        int y3 = y2 + length;
        int s0 = at[0] + t * LANES;
        int s1 = at[1] + t * LANES;
        int s2 = at[2] + t * LANES;
        int s3 = at[3] + t * LANES;
        var a00 = DoubleVector.fromArray(SPECIES, sums, s0);
        var a01 = DoubleVector.fromArray(SPECIES, sums, s0 + LANES);
        var a02 = DoubleVector.fromArray(SPECIES, sums, s0 + 2 * LANES);
        var a03 = DoubleVector.fromArray(SPECIES, sums, s0 + 3 * LANES);
        var a10 = DoubleVector.fromArray(SPECIES, sums, s1);
        var a11 = DoubleVector.fromArray(SPECIES, sums, s1 + LANES);
        var a12 = DoubleVector.fromArray(SPECIES, sums, s1 + 2 * LANES);
        var a13 = DoubleVector.fromArray(SPECIES, sums, s1 + 3 * LANES);
        var a20 = DoubleVector.fromArray(SPECIES, sums, s2);
        var a21 = DoubleVector.fromArray(SPECIES, sums, s2 + LANES);
        var a22 = DoubleVector.fromArray(SPECIES, sums, s2 + 2 * LANES);
        var a23 = DoubleVector.fromArray(SPECIES, sums, s2 + 3 * LANES);
        var a30 = DoubleVector.fromArray(SPECIES, sums, s3);
        var a31 = DoubleVector.fromArray(SPECIES, sums, s3 + LANES);
        var a32 = DoubleVector.fromArray(SPECIES, sums, s3 + 2 * LANES);
        var a33 = DoubleVector.fromArray(SPECIES, sums, s3 + 3 * LANES);
        for (int c = 0; c < length; c += LANES) {
            var b0 = DoubleVector.fromArray(SPECIES, y, y0 + c);
            var b1 = DoubleVector.fromArray(SPECIES, y, y1 + c);
            var b2 = DoubleVector.fromArray(SPECIES, y, y2 + c);
            var b3 = DoubleVector.fromArray(SPECIES, y, y3 + c);
            var w0 = DoubleVector.fromArray(SPECIES, weights, c);
            a00 = w0.fma(b0, a00);
            a01 = w0.fma(b1, a01);
            a02 = w0.fma(b2, a02);
            a03 = w0.fma(b3, a03);
            var w1 = DoubleVector.fromArray(SPECIES, weights, length + c);
            a10 = w1.fma(b0, a10);
            a11 = w1.fma(b1, a11);
            a12 = w1.fma(b2, a12);
            a13 = w1.fma(b3, a13);
            var w2 = DoubleVector.fromArray(SPECIES, weights, 2 * length + c);
            a20 = w2.fma(b0, a20);
            a21 = w2.fma(b1, a21);
            a22 = w2.fma(b2, a22);
            a23 = w2.fma(b3, a23);
            var w3 = DoubleVector.fromArray(SPECIES, weights, 3 * length + c);
            a30 = w3.fma(b0, a30);
            a31 = w3.fma(b1, a31);
            a32 = w3.fma(b2, a32);
            a33 = w3.fma(b3, a33);
        }
        a00.intoArray(sums, s0);
        a01.intoArray(sums, s0 + LANES);
        a02.intoArray(sums, s0 + 2 * LANES);
        a03.intoArray(sums, s0 + 3 * LANES);
        a10.intoArray(sums, s1);
        a11.intoArray(sums, s1 + LANES);
        a12.intoArray(sums, s1 + 2 * LANES);
        a13.intoArray(sums, s1 + 3 * LANES);
        a20.intoArray(sums, s2);
        a21.intoArray(sums, s2 + LANES);
        a22.intoArray(sums, s2 + 2 * LANES);
        a23.intoArray(sums, s2 + 3 * LANES);
        a30.intoArray(sums, s3);
        a31.intoArray(sums, s3 + LANES);
        a32.intoArray(sums, s3 + 2 * LANES);
        a33.intoArray(sums, s3 + 3 * LANES);
    }

    /** Eight sums: 6 loads feed 8 multiply-adds. */
    private static void twoRows(double[] y, int t, int length, double[] weights, double[] sums, int[] at) {
        int y0 = t * length;
        int y1 = y0 + length;
        int s0 = at[0] + t * LANES;
        int s1 = at[1] + t * LANES;
        int s2 = at[2] + t * LANES;
        int s3 = at[3] + t * LANES;
        var a00 = DoubleVector.fromArray(SPECIES, sums, s0);
        var a01 = DoubleVector.fromArray(SPECIES, sums, s0 + LANES);
        var a10 = DoubleVector.fromArray(SPECIES, sums, s1);
        var a11 = DoubleVector.fromArray(SPECIES, sums, s1 + LANES);
        var a20 = DoubleVector.fromArray(SPECIES, sums, s2);
        var a21 = DoubleVector.fromArray(SPECIES, sums, s2 + LANES);
        var a30 = DoubleVector.fromArray(SPECIES, sums, s3);
        var a31 = DoubleVector.fromArray(SPECIES, sums, s3 + LANES);
        for (int c = 0; c < length; c += LANES) {
            var b0 = DoubleVector.fromArray(SPECIES, y, y0 + c);
            var b1 = DoubleVector.fromArray(SPECIES, y, y1 + c);
            var w0 = DoubleVector.fromArray(SPECIES, weights, c);
            a00 = w0.fma(b0, a00);
            a01 = w0.fma(b1, a01);
            var w1 = DoubleVector.fromArray(SPECIES, weights, length + c);
            a10 = w1.fma(b0, a10);
            a11 = w1.fma(b1, a11);
            var w2 = DoubleVector.fromArray(SPECIES, weights, 2 * length + c);
            a20 = w2.fma(b0, a20);
            a21 = w2.fma(b1, a21);
            var w3 = DoubleVector.fromArray(SPECIES, weights, 3 * length + c);
            a30 = w3.fma(b0, a30);
            a31 = w3.fma(b1, a31);
        }
        a00.intoArray(sums, s0);
        a01.intoArray(sums, s0 + LANES);
        a10.intoArray(sums, s1);
        a11.intoArray(sums, s1 + LANES);
        a20.intoArray(sums, s2);
        a21.intoArray(sums, s2 + LANES);
        a30.intoArray(sums, s3);
        a31.intoArray(sums, s3 + LANES);
    }
}
