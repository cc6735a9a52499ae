package dev.granular.bench;

import java.util.Collection;

/** The middle of several measurements, which one disturbed measurement does not move. */
final class Median {
    private Median() {}

    /** Computes the median of at least one number; between the middle two where their number is even. */
    static double of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
