package dev.granular.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A mapping fitted to one model.
 *
 * @param mapping the family asked for
 * @param curve the best curve found; never null
 * @param minimiser what kind of optimum it is
 * @param parameters textbook parameters in the order of {@link Mapping}'s formulas, in units of the scores and MOS: b1 to
 *     b4, b1 to b5, or coefficients of powers of the score, lowest first; empty if no finite ones are best
 * @param freeParameters parameters that count as fitted: those of the family, 2 for a line in its place, 1 for the mean
 * @param sse sum of squared differences between MOS and curve, squared MOS units
 * @param largestDrop by how much the curve falls below an earlier height between the scores at hand, MOS units; 0 if it
 *     rises throughout
 */
public record FittedMapping(
        Mapping mapping,
        Curve curve,
        Minimiser minimiser,
        List<Double> parameters,
        int freeParameters,
        double sse,
        double largestDrop) {
    /** Refuses nulls, copies the parameters. */
    public FittedMapping {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(minimiser, "minimiser");
        parameters = List.copyOf(parameters);
    }

    /** Returns whether the curve falls somewhere between the scores at hand. */
    public boolean falls() {
        return largestDrop > 0;
    }

    /** Maps scores, in MOS units, into a new array of the same length. */
    public double[] of(double[] scores) {
        double[] mapped = new double[scores.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = curve.at(scores[i]);
        }
        return mapped;
    }

    /** Measures a curve on the data. */
    static FittedMapping of(
            Mapping mapping, Curve curve, Minimiser minimiser, List<Double> parameters, double[] x, double[] y) {
        double sse = 0;
        for (int i = 0; i < x.length; i++) {
            double error = y[i] - curve.at(x[i]);
            sse += error * error;
        }
        int free = switch (minimiser) {
            case STRAIGHT_LINE, TOO_FEW_SCORES -> Mapping.LINEAR.freeParameters();
            case CONSTANT -> 1;
            case FINITE, EXPONENTIAL_LIMIT, STEP_LIMIT, FLAT_LIMIT -> Math.max(1, mapping.freeParameters());
        };
        return new FittedMapping(mapping, curve, minimiser, parameters, free, sse, largestDrop(curve, x));
    }

    private static double largestDrop(Curve curve, double[] x) {
        double[] ascending = x.clone();
        Arrays.sort(ascending);
        double highest = Double.NEGATIVE_INFINITY;
        double drop = 0;
        for (double score : ascending) {
            double height = curve.at(score);
            highest = Math.max(highest, height);
            drop = Math.max(drop, highest - height);
        }
        return drop;
    }
}
