package dev.granular.pair;

import dev.granular.Method;
import java.util.Map;
import java.util.Set;

/**
 * Row sums at one surface point: for each image i, Σ_j w_ij h_ij over its partners j, for every statistic h that the
 * methods need. Weights are those of {@link DirectSum} up to a factor that is common to all pairs of the point. Every
 * array belongs to this object and is not to be changed.
 */
public final class RowSums {
    /** A statistic h of a pair; differences are taken from the row's image, Δx = x_i − x_j. */
    public enum Statistic {
        /** 1. */
        ONE,
        /** Δs². */
        MOS_MOS,
        /** Δx Δs. */
        SCORE_MOS,
        /** Δx². */
        SCORE_SCORE,
        /** Δs of dense ranks, signed. */
        RANK_MOS,
        /** Δx of dense ranks, signed. */
        RANK_SCORE,
        /** Δs² of dense ranks. */
        RANK_MOS_MOS,
        /** Δx Δs of dense ranks. */
        RANK_SCORE_MOS,
        /** Δx² of dense ranks. */
        RANK_SCORE_SCORE,
        /** sign(Δx) sign(Δs). */
        CONCORDANCE;

        /** Returns whether the statistic has a score in it, so that each model has its own. */
        public boolean isOfModels() {
            return switch (this) {
                case ONE, MOS_MOS, RANK_MOS, RANK_MOS_MOS -> false;
                case SCORE_MOS, SCORE_SCORE, RANK_SCORE, RANK_SCORE_MOS, RANK_SCORE_SCORE, CONCORDANCE -> true;
            };
        }

        /** Returns whether any of {@code methods} needs it. */
        boolean isNeeded(Set<Method> methods) {
            return switch (this) {
                case ONE -> true;
                case MOS_MOS, SCORE_MOS, SCORE_SCORE -> methods.contains(Method.PLCC);
                case RANK_MOS, RANK_SCORE, RANK_MOS_MOS, RANK_SCORE_MOS, RANK_SCORE_SCORE ->
                    methods.contains(Method.SRCC);
                case CONCORDANCE -> methods.contains(Method.KRCC);
            };
        }
    }

    private final Map<Statistic, double[][]> rows;
    private final Map<Statistic, double[][]> inside;

    /**
     * Takes over arrays.
     *
     * @param rows for each statistic: one array of length n per model, or one for all
     * @param inside for each statistic: sums over pairs inside each cluster, likewise; empty without clusters
     */
    RowSums(Map<Statistic, double[][]> rows, Map<Statistic, double[][]> inside) {
        this.rows = rows;
        this.inside = inside;
    }

    /**
     * Returns the row sums of each image, by position in MOS order, length n.
     *
     * @param model ignored where the statistic has no score in it
     */
    public double[] of(Statistic statistic, int model) {
        return rows.get(statistic)[statistic.isOfModels() ? model : 0];
    }

    /** Returns the sums over unordered pairs inside each cluster; length: number of clusters, 0 without clusters. */
    public double[] inside(Statistic statistic, int model) {
        double[][] sums = inside.get(statistic);
        return sums == null ? new double[0] : sums[statistic.isOfModels() ? model : 0];
    }

    /** Returns the sum over all unordered pairs: half the sum of the rows. */
    public double total(Statistic statistic, int model) {
        double sum = 0;
        for (double row : of(statistic, model)) {
            sum += row;
        }
        return sum / 2;
    }
}
