package dev.granular.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Whole vectors are written; what is too much of one is written over by the next. */
final class VectorProductRow implements ProductRow {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    @Override
    public void fill(double factor, double x, double[] ofStd, int[] depth, double[] out, int offset) {
        double before = factor * x;
        double current = factor;
        int at = offset;
        for (int deep : depth) {
            for (int v = 0; v < deep; v += SPECIES.length()) {
                DoubleVector.fromArray(SPECIES, ofStd, v).mul(current).intoArray(out, at + v);
            }
            at += deep;
            double next = 2 * x * current - before;
            before = current;
            current = next;
        }
        var zero = DoubleVector.zero(SPECIES);
        for (int v = 0; v < ROOM; v += SPECIES.length()) {
            zero.intoArray(out, at + v);
        }
    }
}
