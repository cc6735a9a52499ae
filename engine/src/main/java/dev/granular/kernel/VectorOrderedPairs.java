package dev.granular.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A lane is a statistic, so that however few columns there are, vectors are full. */
final class VectorOrderedPairs implements OrderedPairs {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    @Override
    public void add(
            double[] running,
            double[] sums,
            int columns,
            int first,
            int count,
            double[] row,
            int at,
            double[] moments,
            int lanes) {
        for (int f = 0; f < lanes; f += SPECIES.length()) {
            meet(running, sums, columns, first, count, row, at, moments, lanes, f);
            charge(running, first, count, row, at, moments, lanes, f);
        }
    }

    private static void meet(
            double[] running,
            double[] sums,
            int columns,
            int first,
            int count,
            double[] row,
            int at,
            double[] moments,
            int lanes,
            int f) {
        var one = DoubleVector.fromArray(SPECIES, moments, f);
        var minusA = DoubleVector.fromArray(SPECIES, moments, lanes + f).neg();
        var minusB = DoubleVector.fromArray(SPECIES, moments, 2 * lanes + f).neg();
        var product = DoubleVector.fromArray(SPECIES, moments, 3 * lanes + f);
        for (int c = 0; c < columns; c++) {
            int z = 4 * c * lanes + f;
            var met = DoubleVector.fromArray(SPECIES, running, z).mul(product);
            met = DoubleVector.fromArray(SPECIES, running, z + lanes).fma(minusB, met);
            met = DoubleVector.fromArray(SPECIES, running, z + 2 * lanes).fma(minusA, met);
            met = DoubleVector.fromArray(SPECIES, running, z + 3 * lanes).fma(one, met);
            int t = (c * columns + first) * lanes + f;
            for (int d = 0; d < count; d++, t += lanes) {
                met.fma(DoubleVector.broadcast(SPECIES, row[at + d]), DoubleVector.fromArray(SPECIES, sums, t))
                        .intoArray(sums, t);
            }
        }
    }

    private static void charge(
            double[] running, int first, int count, double[] row, int at, double[] moments, int lanes, int f) {
        for (int d = 0; d < count; d++) {
            var value = DoubleVector.broadcast(SPECIES, row[at + d]);
            for (int k = 0; k < MOMENTS; k++) {
                int z = (4 * (first + d) + k) * lanes + f;
                value.fma(
                                DoubleVector.fromArray(SPECIES, moments, k * lanes + f),
                                DoubleVector.fromArray(SPECIES, running, z))
                        .intoArray(running, z);
            }
        }
    }
}
