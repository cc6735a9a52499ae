package dev.granular.inference;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loop of {@link ScalarDrawKernel} on vectors: four figures by two vectors stay in registers while units stream by. */
final class VectorDrawKernel implements DrawKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void add(double[] influences, double[] draws, int units, int width, double[] sums, int[] to) {
        for (int b = 0; b < width; b += 2 * LANES) {
            twoVectors(influences, draws, units, width, sums, to, b);
        }
    }

    private static void twoVectors(
            double[] influences, double[] draws, int units, int width, double[] sums, int[] to, int b) {
        int at0 = to[0] + b;
        int at1 = to[1] + b;
        int at2 = to[2] + b;
        int at3 = to[3] + b;
        var s00 = DoubleVector.fromArray(SPECIES, sums, at0);
        var s01 = DoubleVector.fromArray(SPECIES, sums, at0 + LANES);
        var s10 = DoubleVector.fromArray(SPECIES, sums, at1);
        var s11 = DoubleVector.fromArray(SPECIES, sums, at1 + LANES);
        var s20 = DoubleVector.fromArray(SPECIES, sums, at2);
        var s21 = DoubleVector.fromArray(SPECIES, sums, at2 + LANES);
        var s30 = DoubleVector.fromArray(SPECIES, sums, at3);
        var s31 = DoubleVector.fromArray(SPECIES, sums, at3 + LANES);
        for (int u = 0; u < units; u++) {
            var e0 = DoubleVector.fromArray(SPECIES, draws, u * width + b);
            var e1 = DoubleVector.fromArray(SPECIES, draws, u * width + b + LANES);
            var i0 = DoubleVector.broadcast(SPECIES, influences[u * FIGURES]);
            var i1 = DoubleVector.broadcast(SPECIES, influences[u * FIGURES + 1]);
            var i2 = DoubleVector.broadcast(SPECIES, influences[u * FIGURES + 2]);
            var i3 = DoubleVector.broadcast(SPECIES, influences[u * FIGURES + 3]);
            s00 = i0.fma(e0, s00);
            s01 = i0.fma(e1, s01);
            s10 = i1.fma(e0, s10);
            s11 = i1.fma(e1, s11);
            s20 = i2.fma(e0, s20);
            s21 = i2.fma(e1, s21);
            s30 = i3.fma(e0, s30);
            s31 = i3.fma(e1, s31);
        }
        s00.intoArray(sums, at0);
        s01.intoArray(sums, at0 + LANES);
        s10.intoArray(sums, at1);
        s11.intoArray(sums, at1 + LANES);
        s20.intoArray(sums, at2);
        s21.intoArray(sums, at2 + LANES);
        s30.intoArray(sums, at3);
        s31.intoArray(sums, at3 + LANES);
    }
}
