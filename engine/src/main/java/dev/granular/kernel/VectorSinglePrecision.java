package dev.granular.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link VectorMatrixProduct} and {@link VectorRunningRows}, with twice the lanes. */
final class VectorSinglePrecision implements SinglePrecision {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Whether there are 32 registers; narrower vectors may have to do with 16. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

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
        int u = 0;
        for (; WIDE && u <= m - 2 * ROWS; u += 2 * ROWS) {
            int v = 0;
            for (; v <= n - 2 * LANES; v += 2 * LANES) {
                eightRows(z, zFrom + u, zStride, a, aFrom + v, aStride, rows, t, tFrom + u * tStride + v, tStride);
            }
            for (; v < n; v += LANES) {
                for (int k = u; k < u + 2 * ROWS; k += ROWS) {
                    oneVector(z, zFrom + k, zStride, a, aFrom + v, aStride, rows, t, tFrom + k * tStride + v, tStride);
                }
            }
        }
        for (; u < m; u += ROWS) {
            int v = 0;
            for (; v <= n - 2 * LANES; v += 2 * LANES) {
                fourRows(z, zFrom + u, zStride, a, aFrom + v, aStride, rows, t, tFrom + u * tStride + v, tStride);
            }
            for (; v < n; v += LANES) {
                oneVector(z, zFrom + u, zStride, a, aFrom + v, aStride, rows, t, tFrom + u * tStride + v, tStride);
            }
        }
    }

    /** Eight rows by two vectors: ten loads feed sixteen FMAs, which take half of 32 registers. */
    private static void eightRows(
            float[] z, int u, int zStride, float[] a, int v, int aStride, int rows, float[] t, int at, int tStride) {
        int below = at + 4 * tStride;
        var t00 = FloatVector.fromArray(SPECIES, t, at);
        var t01 = FloatVector.fromArray(SPECIES, t, at + LANES);
        var t10 = FloatVector.fromArray(SPECIES, t, at + tStride);
        var t11 = FloatVector.fromArray(SPECIES, t, at + tStride + LANES);
        var t20 = FloatVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t21 = FloatVector.fromArray(SPECIES, t, at + 2 * tStride + LANES);
        var t30 = FloatVector.fromArray(SPECIES, t, at + 3 * tStride);
        var t31 = FloatVector.fromArray(SPECIES, t, at + 3 * tStride + LANES);
        var t40 = FloatVector.fromArray(SPECIES, t, below);
        var t41 = FloatVector.fromArray(SPECIES, t, below + LANES);
        var t50 = FloatVector.fromArray(SPECIES, t, below + tStride);
        var t51 = FloatVector.fromArray(SPECIES, t, below + tStride + LANES);
        var t60 = FloatVector.fromArray(SPECIES, t, below + 2 * tStride);
        var t61 = FloatVector.fromArray(SPECIES, t, below + 2 * tStride + LANES);
        var t70 = FloatVector.fromArray(SPECIES, t, below + 3 * tStride);
        var t71 = FloatVector.fromArray(SPECIES, t, below + 3 * tStride + LANES);
        for (int r = 0; r < rows; r++) {
            var a0 = FloatVector.fromArray(SPECIES, a, r * aStride + v);
            var a1 = FloatVector.fromArray(SPECIES, a, r * aStride + v + LANES);
            int row = r * zStride + u;
            var z0 = FloatVector.broadcast(SPECIES, z[row]);
            t00 = z0.fma(a0, t00);
            t01 = z0.fma(a1, t01);
            var z1 = FloatVector.broadcast(SPECIES, z[row + 1]);
            t10 = z1.fma(a0, t10);
            t11 = z1.fma(a1, t11);
            var z2 = FloatVector.broadcast(SPECIES, z[row + 2]);
            t20 = z2.fma(a0, t20);
            t21 = z2.fma(a1, t21);
            var z3 = FloatVector.broadcast(SPECIES, z[row + 3]);
            t30 = z3.fma(a0, t30);
            t31 = z3.fma(a1, t31);
            var z4 = FloatVector.broadcast(SPECIES, z[row + 4]);
            t40 = z4.fma(a0, t40);
            t41 = z4.fma(a1, t41);
            var z5 = FloatVector.broadcast(SPECIES, z[row + 5]);
            t50 = z5.fma(a0, t50);
            t51 = z5.fma(a1, t51);
            var z6 = FloatVector.broadcast(SPECIES, z[row + 6]);
            t60 = z6.fma(a0, t60);
            t61 = z6.fma(a1, t61);
            var z7 = FloatVector.broadcast(SPECIES, z[row + 7]);
            t70 = z7.fma(a0, t70);
            t71 = z7.fma(a1, t71);
        }
        t00.intoArray(t, at);
        t01.intoArray(t, at + LANES);
        t10.intoArray(t, at + tStride);
        t11.intoArray(t, at + tStride + LANES);
        t20.intoArray(t, at + 2 * tStride);
        t21.intoArray(t, at + 2 * tStride + LANES);
        t30.intoArray(t, at + 3 * tStride);
        t31.intoArray(t, at + 3 * tStride + LANES);
        t40.intoArray(t, below);
        t41.intoArray(t, below + LANES);
        t50.intoArray(t, below + tStride);
        t51.intoArray(t, below + tStride + LANES);
        t60.intoArray(t, below + 2 * tStride);
        t61.intoArray(t, below + 2 * tStride + LANES);
        t70.intoArray(t, below + 3 * tStride);
        t71.intoArray(t, below + 3 * tStride + LANES);
    }

    /** Six loads feed eight FMAs. */
    private static void fourRows(
            float[] z, int u, int zStride, float[] a, int v, int aStride, int rows, float[] t, int at, int tStride) {
        var t00 = FloatVector.fromArray(SPECIES, t, at);
        var t01 = FloatVector.fromArray(SPECIES, t, at + LANES);
        var t10 = FloatVector.fromArray(SPECIES, t, at + tStride);
        var t11 = FloatVector.fromArray(SPECIES, t, at + tStride + LANES);
        var t20 = FloatVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t21 = FloatVector.fromArray(SPECIES, t, at + 2 * tStride + LANES);
        var t30 = FloatVector.fromArray(SPECIES, t, at + 3 * tStride);
        var t31 = FloatVector.fromArray(SPECIES, t, at + 3 * tStride + LANES);
        for (int r = 0; r < rows; r++) {
            var a0 = FloatVector.fromArray(SPECIES, a, r * aStride + v);
            var a1 = FloatVector.fromArray(SPECIES, a, r * aStride + v + LANES);
            int row = r * zStride + u;
            var z0 = FloatVector.broadcast(SPECIES, z[row]);
            t00 = z0.fma(a0, t00);
            t01 = z0.fma(a1, t01);
            var z1 = FloatVector.broadcast(SPECIES, z[row + 1]);
            t10 = z1.fma(a0, t10);
            t11 = z1.fma(a1, t11);
            var z2 = FloatVector.broadcast(SPECIES, z[row + 2]);
            t20 = z2.fma(a0, t20);
            t21 = z2.fma(a1, t21);
            var z3 = FloatVector.broadcast(SPECIES, z[row + 3]);
            t30 = z3.fma(a0, t30);
            t31 = z3.fma(a1, t31);
        }
        t00.intoArray(t, at);
        t01.intoArray(t, at + LANES);
        t10.intoArray(t, at + tStride);
        t11.intoArray(t, at + tStride + LANES);
        t20.intoArray(t, at + 2 * tStride);
        t21.intoArray(t, at + 2 * tStride + LANES);
        t30.intoArray(t, at + 3 * tStride);
        t31.intoArray(t, at + 3 * tStride + LANES);
    }

    private static void oneVector(
            float[] z, int u, int zStride, float[] a, int v, int aStride, int rows, float[] t, int at, int tStride) {
        var t0 = FloatVector.fromArray(SPECIES, t, at);
        var t1 = FloatVector.fromArray(SPECIES, t, at + tStride);
        var t2 = FloatVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t3 = FloatVector.fromArray(SPECIES, t, at + 3 * tStride);
        for (int r = 0; r < rows; r++) {
            var a0 = FloatVector.fromArray(SPECIES, a, r * aStride + v);
            int row = r * zStride + u;
            t0 = a0.fma(FloatVector.broadcast(SPECIES, z[row]), t0);
            t1 = a0.fma(FloatVector.broadcast(SPECIES, z[row + 1]), t1);
            t2 = a0.fma(FloatVector.broadcast(SPECIES, z[row + 2]), t2);
            t3 = a0.fma(FloatVector.broadcast(SPECIES, z[row + 3]), t3);
        }
        t0.intoArray(t, at);
        t1.intoArray(t, at + tStride);
        t2.intoArray(t, at + 2 * tStride);
        t3.intoArray(t, at + 3 * tStride);
    }

    @Override
    public void add(float by, float[] row, int from, int columns, float[] sums, int at, int stride, int rows) {
        for (int c = 0; c < columns; c += LANES) {
            var value = FloatVector.fromArray(SPECIES, row, from + c).mul(by);
            for (int r = 0, to = at + c; r < rows; r++, to += stride) {
                FloatVector.fromArray(SPECIES, sums, to).add(value).intoArray(sums, to);
            }
        }
    }
}
