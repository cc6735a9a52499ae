package dev.granular.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A vector of the row goes to all sums before the next is loaded. */
final class VectorRunningRows implements RunningRows {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    @Override
    public void add(double by, double[] row, int from, int columns, double[] sums, int at, int stride, int rows) {
        for (int c = 0; c < columns; c += SPECIES.length()) {
            var value = DoubleVector.fromArray(SPECIES, row, from + c).mul(by);
            for (int r = 0, to = at + c; r < rows; r++, to += stride) {
                DoubleVector.fromArray(SPECIES, sums, to).add(value).intoArray(sums, to);
            }
        }
    }
}
