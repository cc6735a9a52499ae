package dev.granular.compress;

import java.util.Arrays;

/** Places in the (MOS, σ) plane at which functions are taken, and how much weight makes use of each. */
final class Columns {
    private double[] mos = new double[64];
    private double[] variance = new double[64];
    private double[] use = new double[64];
    private int size;

    void add(double atMos, double atVariance, double weight) {
        if (size == mos.length) {
            mos = Arrays.copyOf(mos, 2 * size);
            variance = Arrays.copyOf(variance, 2 * size);
            use = Arrays.copyOf(use, 2 * size);
        }
        mos[size] = atMos;
        variance[size] = atVariance;
        use[size++] = weight;
    }

    int size() {
        return size;
    }

    double mos(int column) {
        return mos[column];
    }

    double variance(int column) {
        return variance[column];
    }

    /** Weight that makes use of a column, directly or through those that follow from it. */
    double use(int column) {
        return use[column];
    }

    /**
     * Chooses columns from which the probes' values at all others follow.
     *
     * @param relevant numbers of the probes
     * @param tolerance what leaving a column out may do to a sum, relative to it
     */
    PivotedQr decompose(WeightProbes probes, int[] relevant, double tolerance) {
        double[][] values = new double[size][relevant.length];
        for (int c = 0; c < size; c++) {
            for (int k = 0; k < relevant.length; k++) {
                values[c][k] = probes.value(relevant[k], mos[c], variance[c]);
            }
        }
        return new ColumnPivoting(values, Arrays.copyOf(use, size), tolerance).decompose();
    }

    /** The chosen columns, with the use that is made of each once the others are left out. */
    Columns kept(InterpolativeDecomposition kept) {
        var columns = new Columns();
        for (int k = 0; k < kept.rank(); k++) {
            int chosen = kept.chosen()[k];
            double used = 0;
            for (int c = 0; c < size; c++) {
                used += Math.abs(kept.weight(k, c)) * use[c];
            }
            columns.add(mos[chosen], variance[chosen], used);
        }
        return columns;
    }
}
