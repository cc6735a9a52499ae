package dev.granular.mapping;

import dev.granular.Column;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Fits of mappings by least squares. The globally best curve of a family is searched for, not only a local one. */
public final class MappingFit {
    private MappingFit() {}

    /**
     * Fits a mapping.
     *
     * @param scores length N, finite, higher meaning better
     * @param mos length N, finite
     * @throws IllegalArgumentException if lengths differ or N is 0
     */
    public static FittedMapping of(Mapping mapping, Column scores, Column mos) {
        return of(mapping, scores.toArray(), mos.toArray(), TaskPool.ONE);
    }

    /** Fits a mapping to arrays, which are not changed, with parts of the search in tasks. */
    @SuppressWarnings("exports") // For the engine alone: nobody else can name a pool.
    public static FittedMapping of(Mapping mapping, double[] scores, double[] mos, TaskPool pool) {
        Objects.requireNonNull(mapping, "mapping");
        if (scores.length != mos.length || scores.length == 0) {
            throw new IllegalArgumentException(scores.length + " scores for " + mos.length + " images");
        }
        if (mapping == Mapping.NONE) {
            return FittedMapping.of(mapping, new Curve.Identity(), Minimiser.FINITE, List.of(), scores, mos);
        }
        int different = different(scores, Mapping.LOGISTIC_5.freeParameters());
        if (different == 1 || different(mos, 2) == 1) {
            return constant(mapping, scores, mos);
        }
        if (mapping == Mapping.LINEAR) {
            return line(mapping, Minimiser.FINITE, scores, mos);
        }
        if (different < mapping.freeParameters()) {
            return line(mapping, Minimiser.TOO_FEW_SCORES, scores, mos);
        }
        return switch (mapping) {
            case LOGISTIC_4 -> LogisticFit.of(mapping, 0, scores, mos, pool);
            case LOGISTIC_5 -> LogisticFit.of(mapping, covariance(scores, mos) < 0 ? -1 : 1, scores, mos, pool);
            case MONOTONE_CUBIC -> MonotoneCubicFit.of(scores, mos);
            case NONE, LINEAR -> throw new AssertionError(mapping);
        };
    }

    /** Takes the mean of the MOS in a mapping's place. */
    static FittedMapping constant(Mapping mapping, double[] x, double[] y) {
        var curve = new Curve.Cubic(0, 1, mean(y), 0, 0, 0);
        return FittedMapping.of(mapping, curve, Minimiser.CONSTANT, List.of(), x, y);
    }

    /** Fits the straight line; the mean in place of a falling one if the mapping must not fall. */
    static FittedMapping line(Mapping mapping, Minimiser minimiser, double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (x[i] - meanX) * (x[i] - meanX);
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = products / squares;
        if (mapping == Mapping.MONOTONE_CUBIC && !(slope > 0)) {
            return constant(mapping, x, y);
        }
        var curve = new Curve.Cubic(meanX, 1, meanY, slope, 0, 0);
        return FittedMapping.of(mapping, curve, minimiser, List.of(meanY - slope * meanX, slope), x, y);
    }

    private static int different(double[] values, int enough) {
        double[] found = new double[enough];
        int count = 0;
        for (double value : values) {
            boolean known = false;
            for (int k = 0; k < count; k++) {
                known |= found[k] == value;
            }
            if (!known) {
                found[count++] = value;
            }
            if (count == enough) {
                break;
            }
        }
        return count;
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
        }
        return products;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
