package dev.granular.inference;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loop of {@link ScalarDrawKernel} on vectors: four figures by two vectors stay in registers while units stream by. */
final class VectorDrawKernel implements DrawKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void add(double[] influences, int first, double[] draws, int panel, int units, double[] sums, int to) {
        for (int b = 0; b < PANEL; b += 2 * LANES) {
            twoVectors(influences, first, draws, panel + b, units, sums, to + b);
        }
    }

    private static void twoVectors(
            double[] influences, int first, double[] draws, int from, int units, double[] sums, int to) {
        var s00 = DoubleVector.fromArray(SPECIES, sums, to);
        var s01 = DoubleVector.fromArray(SPECIES, sums, to + LANES);
        var s10 = DoubleVector.fromArray(SPECIES, sums, to + PANEL);
        var s11 = DoubleVector.fromArray(SPECIES, sums, to + PANEL + LANES);
        var s20 = DoubleVector.fromArray(SPECIES, sums, to + 2 * PANEL);
        var s21 = DoubleVector.fromArray(SPECIES, sums, to + 2 * PANEL + LANES);
        var s30 = DoubleVector.fromArray(SPECIES, sums, to + 3 * PANEL);
        var s31 = DoubleVector.fromArray(SPECIES, sums, to + 3 * PANEL + LANES);
        for (int u = 0; u < units; u++) {
            var e0 = DoubleVector.fromArray(SPECIES, draws, from + u * PANEL);
            var e1 = DoubleVector.fromArray(SPECIES, draws, from + u * PANEL + LANES);
            var i0 = DoubleVector.broadcast(SPECIES, influences[first + u * FIGURES]);
            var i1 = DoubleVector.broadcast(SPECIES, influences[first + u * FIGURES + 1]);
            var i2 = DoubleVector.broadcast(SPECIES, influences[first + u * FIGURES + 2]);
            var i3 = DoubleVector.broadcast(SPECIES, influences[first + u * FIGURES + 3]);
            s00 = i0.fma(e0, s00);
            s01 = i0.fma(e1, s01);
            s10 = i1.fma(e0, s10);
            s11 = i1.fma(e1, s11);
            s20 = i2.fma(e0, s20);
            s21 = i2.fma(e1, s21);
            s30 = i3.fma(e0, s30);
            s31 = i3.fma(e1, s31);
        }
        s00.intoArray(sums, to);
        s01.intoArray(sums, to + LANES);
        s10.intoArray(sums, to + PANEL);
        s11.intoArray(sums, to + PANEL + LANES);
        s20.intoArray(sums, to + 2 * PANEL);
        s21.intoArray(sums, to + 2 * PANEL + LANES);
        s30.intoArray(sums, to + 3 * PANEL);
        s31.intoArray(sums, to + 3 * PANEL + LANES);
    }
}
