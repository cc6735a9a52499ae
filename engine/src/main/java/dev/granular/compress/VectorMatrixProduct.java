package dev.granular.compress;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Four rows by two vectors of t stay in registers while the rows of z and a stream by: six loads feed eight FMAs. */
final class VectorMatrixProduct implements MatrixProduct {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void add(
            double[] z,
            int zFrom,
            int zStep,
            int zStride,
            double[] a,
            int aFrom,
            int aStride,
            int inner,
            int m,
            int n,
            double[] t,
            int tFrom,
            int tStride) {
        for (int u = 0; u < m; u += ROWS) {
            int row = zFrom + u * zStride;
            int at = tFrom + u * tStride;
            int v = 0;
            for (; v <= n - 2 * LANES; v += 2 * LANES) {
                twoVectors(z, row, zStep, zStride, a, aFrom + v, aStride, inner, t, at + v, tStride);
            }
            for (; v < n; v += LANES) {
                oneVector(z, row, zStep, zStride, a, aFrom + v, aStride, inner, t, at + v, tStride);
            }
        }
    }

    private static void twoVectors(
            double[] z,
            int zFrom,
            int zStep,
            int zStride,
            double[] a,
            int aFrom,
            int aStride,
            int inner,
            double[] t,
            int at,
            int tStride) {
        var t00 = DoubleVector.fromArray(SPECIES, t, at);
        var t01 = DoubleVector.fromArray(SPECIES, t, at + LANES);
        var t10 = DoubleVector.fromArray(SPECIES, t, at + tStride);
        var t11 = DoubleVector.fromArray(SPECIES, t, at + tStride + LANES);
        var t20 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t21 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride + LANES);
        var t30 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride);
        var t31 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride + LANES);
        for (int r = 0; r < inner; r++) {
            var a0 = DoubleVector.fromArray(SPECIES, a, aFrom + r * aStride);
            var a1 = DoubleVector.fromArray(SPECIES, a, aFrom + r * aStride + LANES);
            int row = zFrom + r * zStep;
            var z0 = DoubleVector.broadcast(SPECIES, z[row]);
            t00 = z0.fma(a0, t00);
            t01 = z0.fma(a1, t01);
            var z1 = DoubleVector.broadcast(SPECIES, z[row + zStride]);
            t10 = z1.fma(a0, t10);
            t11 = z1.fma(a1, t11);
            var z2 = DoubleVector.broadcast(SPECIES, z[row + 2 * zStride]);
            t20 = z2.fma(a0, t20);
            t21 = z2.fma(a1, t21);
            var z3 = DoubleVector.broadcast(SPECIES, z[row + 3 * zStride]);
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
            double[] z,
            int zFrom,
            int zStep,
            int zStride,
            double[] a,
            int aFrom,
            int aStride,
            int inner,
            double[] t,
            int at,
            int tStride) {
        var t0 = DoubleVector.fromArray(SPECIES, t, at);
        var t1 = DoubleVector.fromArray(SPECIES, t, at + tStride);
        var t2 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t3 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride);
        for (int r = 0; r < inner; r++) {
            var a0 = DoubleVector.fromArray(SPECIES, a, aFrom + r * aStride);
            int row = zFrom + r * zStep;
            t0 = a0.fma(DoubleVector.broadcast(SPECIES, z[row]), t0);
            t1 = a0.fma(DoubleVector.broadcast(SPECIES, z[row + zStride]), t1);
            t2 = a0.fma(DoubleVector.broadcast(SPECIES, z[row + 2 * zStride]), t2);
            t3 = a0.fma(DoubleVector.broadcast(SPECIES, z[row + 3 * zStride]), t3);
        }
        t0.intoArray(t, at);
        t1.intoArray(t, at + tStride);
        t2.intoArray(t, at + 2 * tStride);
        t3.intoArray(t, at + 3 * tStride);
    }

    @Override
    public void addScaled(double factor, double[] x, int xFrom, double[] y, int yFrom, int n) {
        var scale = DoubleVector.broadcast(SPECIES, factor);
        for (int u = 0; u < n; u += LANES) {
            scale.fma(DoubleVector.fromArray(SPECIES, x, xFrom + u), DoubleVector.fromArray(SPECIES, y, yFrom + u))
                    .intoArray(y, yFrom + u);
        }
    }
}
