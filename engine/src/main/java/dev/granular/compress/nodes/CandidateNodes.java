package dev.granular.compress.nodes;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Places in the (MOS, σ) plane at which functions are taken, and how much weight makes use of each. */
public final class CandidateNodes {
    /** Rows into which probes are mixed, for each column, and at least. */
    private static final double ROWS = 1.2;

    private static final int FEWEST_ROWS = 64;

    /** Part of the rows that may be needed: mixed probes do not tell more columns apart. */
    private static final double TOLD = 0.85;

    /** How many times more probes than rows there must be for mixing to be worth while. */
    private static final double WORTHWHILE = 1.5;

    /** Rows that each probe goes to. */
    private static final int SPREAD = 3;

    private static final long SEED = 7;

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

    void addAll(CandidateNodes other) {
        for (int c = 0; c < other.size; c++) {
            add(other.mos[c], other.variance[c], other.use[c]);
        }
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

    /** Returns the weight that makes use of a column, directly or through those that follow from it. */
    double use(int column) {
        return use[column];
    }

    /**
     * Chooses columns from which the probes' values at all others follow.
     *
     * @param relevant numbers of the probes
     * @param tolerance what leaving a column out may do to a sum, relative to it
     */
    PivotedQr decompose(WeightProbes probes, int[] relevant, double tolerance, TaskPool pool) {
        int rows = Math.max(FEWEST_ROWS, (int) (ROWS * size));
        if (rows * WORTHWHILE < relevant.length) {
            PivotedQr mixed = decomposed(mixed(probes, relevant, rows, pool), tolerance, pool);
            if (mixed.chosen().length <= TOLD * rows) {
                return mixed;
            }
        }
        return decomposed(values(probes, relevant, pool), tolerance, pool);
    }

    private PivotedQr decomposed(double[][] values, double tolerance, TaskPool pool) {
        return new ColumnPivoting(values, Arrays.copyOf(use, size), tolerance, pool).decompose();
    }

    private double[][] values(WeightProbes probes, int[] relevant, TaskPool pool) {
        double[][] values = new double[size][relevant.length];
        pool.each(IntStream.range(0, size).boxed().toList(), c -> {
            for (int k = 0; k < relevant.length; k++) {
                values[c][k] = probes.value(relevant[k], mos[c], variance[c]);
            }
            return c;
        });
        return values;
    }

    /** Returns sums of probes with random signs. They keep the norm of what is left of a column, and are fewer. */
    private double[][] mixed(WeightProbes probes, int[] relevant, int rows, TaskPool pool) {
        var random = new SplittableRandom(SEED);
        int[] row = new int[relevant.length * SPREAD];
        double[] sign = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = random.nextInt(rows);
            sign[k] = (random.nextBoolean() ? 1 : -1) / Math.sqrt(SPREAD);
        }
        double[][] values = new double[size][rows];
        pool.each(IntStream.range(0, size).boxed().toList(), c -> {
            double[] mixed = values[c];
            for (int k = 0; k < relevant.length; k++) {
                double value = probes.value(relevant[k], mos[c], variance[c]);
                for (int s = k * SPREAD; s < (k + 1) * SPREAD; s++) {
                    mixed[row[s]] += sign[s] * value;
                }
            }
            return c;
        });
        return values;
    }

    /** Returns the chosen columns, with the use that is made of each once the others are left out. */
    CandidateNodes kept(InterpolativeDecomposition kept) {
        var columns = new CandidateNodes();
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
