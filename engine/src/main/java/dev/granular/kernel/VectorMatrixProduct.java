package dev.granular.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Keeps eight or four rows by two vectors of t in registers while z and a stream by. */
final class VectorMatrixProduct implements MatrixProduct {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Whether there are 32 registers; narrower vectors may have to do with 16. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    @Override
    public void addTransposed(Block z, Block a, int rows, int m, int n, Block t) {
        int u = 0;
        for (; WIDE && u <= m - 2 * ROWS; u += 2 * ROWS) {
            int v = 0;
            for (; v <= n - 2 * LANES; v += 2 * LANES) {
                eightRows(z, u, a, v, rows, t);
            }
            for (; v < n; v += LANES) {
                for (int k = u; k < u + 2 * ROWS; k += ROWS) {
                    oneVector(z, k, a, v, rows, t);
                }
            }
        }
        for (; u < m; u += ROWS) {
            int v = 0;
            for (; v <= n - 2 * LANES; v += 2 * LANES) {
                fourRows(z, u, a, v, rows, t);
            }
            for (; v < n; v += LANES) {
                oneVector(z, u, a, v, rows, t);
            }
        }
    }

    /** Eight rows by two vectors: ten loads feed sixteen FMAs, which take half of 32 registers. */
    private static void eightRows(Block left, int row, Block right, int column, int rows, Block sums) {
        double[] z = left.values();
        double[] a = right.values();
        double[] t = sums.values();
        int zStride = left.stride();
        int aStride = right.stride();
        int tStride = sums.stride();
        int u = left.from() + row;
        int v = right.from() + column;
        int at = sums.from() + row * tStride + column;
        int below = at + 4 * tStride;
        var t00 = DoubleVector.fromArray(SPECIES, t, at);
        var t01 = DoubleVector.fromArray(SPECIES, t, at + LANES);
        var t10 = DoubleVector.fromArray(SPECIES, t, at + tStride);
        var t11 = DoubleVector.fromArray(SPECIES, t, at + tStride + LANES);
        var t20 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t21 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride + LANES);
        var t30 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride);
        var t31 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride + LANES);
        var t40 = DoubleVector.fromArray(SPECIES, t, below);
        var t41 = DoubleVector.fromArray(SPECIES, t, below + LANES);
        var t50 = DoubleVector.fromArray(SPECIES, t, below + tStride);
        var t51 = DoubleVector.fromArray(SPECIES, t, below + tStride + LANES);
        var t60 = DoubleVector.fromArray(SPECIES, t, below + 2 * tStride);
        var t61 = DoubleVector.fromArray(SPECIES, t, below + 2 * tStride + LANES);
        var t70 = DoubleVector.fromArray(SPECIES, t, below + 3 * tStride);
        var t71 = DoubleVector.fromArray(SPECIES, t, below + 3 * tStride + LANES);
        for (int r = 0; r < rows; r++) {
            var a0 = DoubleVector.fromArray(SPECIES, a, r * aStride + v);
            var a1 = DoubleVector.fromArray(SPECIES, a, r * aStride + v + LANES);
            int place = r * zStride + u;
            var z0 = DoubleVector.broadcast(SPECIES, z[place]);
            t00 = z0.fma(a0, t00);
            t01 = z0.fma(a1, t01);
            var z1 = DoubleVector.broadcast(SPECIES, z[place + 1]);
            t10 = z1.fma(a0, t10);
            t11 = z1.fma(a1, t11);
            var z2 = DoubleVector.broadcast(SPECIES, z[place + 2]);
            t20 = z2.fma(a0, t20);
            t21 = z2.fma(a1, t21);
            var z3 = DoubleVector.broadcast(SPECIES, z[place + 3]);
            t30 = z3.fma(a0, t30);
            t31 = z3.fma(a1, t31);
            var z4 = DoubleVector.broadcast(SPECIES, z[place + 4]);
            t40 = z4.fma(a0, t40);
            t41 = z4.fma(a1, t41);
            var z5 = DoubleVector.broadcast(SPECIES, z[place + 5]);
            t50 = z5.fma(a0, t50);
            t51 = z5.fma(a1, t51);
            var z6 = DoubleVector.broadcast(SPECIES, z[place + 6]);
            t60 = z6.fma(a0, t60);
            t61 = z6.fma(a1, t61);
            var z7 = DoubleVector.broadcast(SPECIES, z[place + 7]);
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
    private static void fourRows(Block left, int row, Block right, int column, int rows, Block sums) {
        double[] z = left.values();
        double[] a = right.values();
        double[] t = sums.values();
        int zStride = left.stride();
        int aStride = right.stride();
        int tStride = sums.stride();
        int u = left.from() + row;
        int v = right.from() + column;
        int at = sums.from() + row * tStride + column;
        var t00 = DoubleVector.fromArray(SPECIES, t, at);
        var t01 = DoubleVector.fromArray(SPECIES, t, at + LANES);
        var t10 = DoubleVector.fromArray(SPECIES, t, at + tStride);
        var t11 = DoubleVector.fromArray(SPECIES, t, at + tStride + LANES);
        var t20 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t21 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride + LANES);
        var t30 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride);
        var t31 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride + LANES);
        for (int r = 0; r < rows; r++) {
            var a0 = DoubleVector.fromArray(SPECIES, a, r * aStride + v);
            var a1 = DoubleVector.fromArray(SPECIES, a, r * aStride + v + LANES);
            int place = r * zStride + u;
            var z0 = DoubleVector.broadcast(SPECIES, z[place]);
            t00 = z0.fma(a0, t00);
            t01 = z0.fma(a1, t01);
            var z1 = DoubleVector.broadcast(SPECIES, z[place + 1]);
            t10 = z1.fma(a0, t10);
            t11 = z1.fma(a1, t11);
            var z2 = DoubleVector.broadcast(SPECIES, z[place + 2]);
            t20 = z2.fma(a0, t20);
            t21 = z2.fma(a1, t21);
            var z3 = DoubleVector.broadcast(SPECIES, z[place + 3]);
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

    private static void oneVector(Block left, int row, Block right, int column, int rows, Block sums) {
        double[] z = left.values();
        double[] a = right.values();
        double[] t = sums.values();
        int zStride = left.stride();
        int aStride = right.stride();
        int tStride = sums.stride();
        int u = left.from() + row;
        int v = right.from() + column;
        int at = sums.from() + row * tStride + column;
        var t0 = DoubleVector.fromArray(SPECIES, t, at);
        var t1 = DoubleVector.fromArray(SPECIES, t, at + tStride);
        var t2 = DoubleVector.fromArray(SPECIES, t, at + 2 * tStride);
        var t3 = DoubleVector.fromArray(SPECIES, t, at + 3 * tStride);
        for (int r = 0; r < rows; r++) {
            var a0 = DoubleVector.fromArray(SPECIES, a, r * aStride + v);
            int place = r * zStride + u;
            t0 = a0.fma(DoubleVector.broadcast(SPECIES, z[place]), t0);
            t1 = a0.fma(DoubleVector.broadcast(SPECIES, z[place + 1]), t1);
            t2 = a0.fma(DoubleVector.broadcast(SPECIES, z[place + 2]), t2);
            t3 = a0.fma(DoubleVector.broadcast(SPECIES, z[place + 3]), t3);
        }
        t0.intoArray(t, at);
        t1.intoArray(t, at + tStride);
        t2.intoArray(t, at + 2 * tStride);
        t3.intoArray(t, at + 3 * tStride);
    }
}
