package dev.granular.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests of several statistics at once by the largest of their magnitudes in each draw, which heeds how they move together
 * (Romano and Wolf, Exact and approximate stepdown methods for multiple hypothesis testing, 2005).
 */
final class MaxT {
    /** Magnitude of each statistic in each draw, in units of its standard error. */
    private final List<double[]> magnitudes;

    private final int draws;

    /**
     * Divides sums by standard errors.
     *
     * @param sums of each statistic, length B each
     * @param se above 0
     */
    MaxT(List<double[]> sums, double[] se) {
        magnitudes = IntStream.range(0, se.length)
                .mapToObj(k -> magnitudes(sums.get(k), se[k]))
                .toList();
        draws = magnitudes.isEmpty() ? 0 : magnitudes.getFirst().length;
    }

    private static double[] magnitudes(double[] sums, double se) {
        double[] magnitudes = new double[sums.length];
        for (int b = 0; b < sums.length; b++) {
            magnitudes[b] = Math.abs(sums[b]) / se;
        }
        return magnitudes;
    }

    /** Computes the value that the largest magnitude stays below with the given confidence; 0 without statistics. */
    double criticalValue(double confidence) {
        double[] largest = new double[draws];
        magnitudes.forEach(some -> raise(largest, some));
        Arrays.sort(largest);
        return draws == 0 ? 0 : largest[(int) Math.ceil((draws - 1) * confidence)];
    }

    private static void raise(double[] largest, double[] some) {
        for (int b = 0; b < largest.length; b++) {
            largest[b] = Math.max(largest[b], some[b]);
        }
    }

    /**
     * Computes step-down p values: of the largest score against the largest of all magnitudes, of the next against those of
     * the rest, and so on, never falling. The least of them is the p value of the hypothesis that nothing differs at all.
     *
     * @param scores observed, of either sign
     */
    double[] adjustedP(double[] scores) {
        int[] ascending = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> Math.abs(scores[k])))
                .mapToInt(k -> k)
                .toArray();
        double[] p = new double[scores.length];
        double[] largest = new double[draws];
        for (int k : ascending) {
            raise(largest, magnitudes.get(k));
            double score = Math.abs(scores[k]);
            int beyond = 0;
            for (double max : largest) {
                beyond += max >= score ? 1 : 0;
            }
            p[k] = (1.0 + beyond) / (draws + 1.0);
        }
        for (int rank = ascending.length - 2; rank >= 0; rank--) {
            p[ascending[rank]] = Math.max(p[ascending[rank]], p[ascending[rank + 1]]);
        }
        return p;
    }

    /** Computes Holm's adjustment of p values (Scandinavian Journal of Statistics 6, 1979). */
    static double[] holm(double[] p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> p[k]))
                .mapToInt(k -> k)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            least = Math.max(least, Math.min(1, (p.length - rank) * p[ascending[rank]]));
            adjusted[ascending[rank]] = least;
        }
        return adjusted;
    }
}
