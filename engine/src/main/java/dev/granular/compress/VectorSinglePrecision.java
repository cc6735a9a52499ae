package dev.granular.compress;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link VectorMatrixProduct} and {@link VectorRunningRows}, with twice the lanes. */
final class VectorSinglePrecision implements SinglePrecision {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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
        for (int u = 0; u < m; u += ROWS) {
            int v = 0;
            for (; v <= n - 2 * LANES; v += 2 * LANES) {
                twoVectors(z, zFrom + u, zStride, a, aFrom + v, aStride, rows, t, tFrom + u * tStride + v, tStride);
            }
            for (; v < n; v += LANES) {
                oneVector(z, zFrom + u, zStride, a, aFrom + v, aStride, rows, t, tFrom + u * tStride + v, tStride);
            }
        }
    }

    private static void twoVectors(
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
