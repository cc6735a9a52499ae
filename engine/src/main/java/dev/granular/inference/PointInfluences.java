package dev.granular.inference;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.pair.RatedImages;
import dev.granular.pair.RowSums;
import dev.granular.pair.RowSums.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * Influences of units on the correlations at a point, from row sums: pairs without a unit are
 * {@code T(−u) = T − R(u) + I(u)}, where R sums the rows of the unit's images and I pairs inside it.
 */
final class PointInfluences {
    /** Share of images beyond Q below which a point lies at a sparse end. */
    private static final double SPARSE = 0.05;

    /** Share of all ranks below which the rms difference of ranks counts as squeezed there. */
    private static final double SQUEEZED = 0.15;

    private final RatedImages images;
    private final Units units;
    private final List<Method> methods;
    private final int[] unitOf;
    /** Unit that alone has a rank of the MOS, or −1. */
    private final int[] mosOwners;

    private final int[][] scoreOwners;
    private final double[] sortedMos;

    /**
     * A point's figures and their influences.
     *
     * @param values figure of model m by method k in element {@code m·methods + k}; NaN where undefined
     * @param influences of each figure, length G; empty where undefined
     * @param shares each unit's share of the weight of all pairs, length G
     * @param isSparseEnd whether the point lies at a sparse end of the scale
     */
    record AtPoint(double[] values, List<double[]> influences, double[] shares, boolean isSparseEnd) {}

    /**
     * Prepares influences.
     *
     * @param mosRanks dense ranks of all rows' MOS; those of the images are among them
     * @param scoreRanks the same of each model's scores
     * @param sortedMos MOS of all rows, ascending, in the unit of the images
     */
    PointInfluences(
            RatedImages images,
            Units units,
            List<Method> methods,
            double[] mosRanks,
            List<double[]> scoreRanks,
            double[] sortedMos) {
        this.images = images;
        this.units = units;
        this.methods = methods;
        this.sortedMos = sortedMos;
        unitOf = new int[images.size()];
        for (int i = 0; i < unitOf.length; i++) {
            unitOf[i] = units.ofRow()[images.row(i)];
        }
        mosOwners = units.owners(mosRanks);
        scoreOwners = scoreRanks.stream().map(units::owners).toArray(int[][]::new);
    }

    /** Computes all figures and influences at a point, counted in the unit of the images. */
    AtPoint at(SurfacePoint point, RowSums sums) {
        double[] values = new double[images.models() * methods.size()];
        var influences = new ArrayList<double[]>();
        Jackknife.Sum ones = sum(sums, Statistic.ONE, 0);
        for (int m = 0; m < images.models(); m++) {
            for (Method method : methods) {
                Jackknife.Sum a = sum(sums, numerator(method), m);
                Jackknife.Sum b = method == Method.KRCC ? ones : sum(sums, ofMos(method), 0);
                Jackknife.Sum c = method == Method.KRCC ? ones : sum(sums, ofScores(method), m);
                double value = Jackknife.figure(a, b, c);
                double[] ranks = method == Method.SRCC ? rankPart(sums, m, value, b.total(), c.total()) : new double[0];
                values[influences.size()] = value;
                influences.add(Jackknife.influences(a, b, c, ranks));
            }
        }
        return new AtPoint(values, influences, shares(sums), isSparseEnd(point, sums));
    }

    private static Statistic numerator(Method method) {
        return switch (method) {
            case PLCC -> Statistic.SCORE_MOS;
            case SRCC -> Statistic.RANK_SCORE_MOS;
            case KRCC -> Statistic.CONCORDANCE;
        };
    }

    private static Statistic ofMos(Method method) {
        return method == Method.PLCC ? Statistic.MOS_MOS : Statistic.RANK_MOS_MOS;
    }

    private static Statistic ofScores(Method method) {
        return method == Method.PLCC ? Statistic.SCORE_SCORE : Statistic.RANK_SCORE_SCORE;
    }

    private double[] byUnit(double[] rows) {
        double[] sums = new double[units.count()];
        for (int i = 0; i < rows.length; i++) {
            sums[unitOf[i]] += rows[i];
        }
        return sums;
    }

    private Jackknife.Sum sum(RowSums sums, Statistic statistic, int model) {
        double total = sums.total(statistic, model);
        double[] inside = sums.inside(statistic, model);
        double[] without = byUnit(sums.of(statistic, model));
        for (int u = 0; u < without.length; u++) {
            without[u] = total - without[u] + (inside.length > 0 ? inside[u] : 0);
        }
        return new Jackknife.Sum(total, without);
    }

    private double[] shares(RowSums sums) {
        double[] shares = byUnit(sums.of(Statistic.ONE, 0));
        double all = 2 * sums.total(Statistic.ONE, 0);
        for (int u = 0; u < shares.length && all > 0; u++) {
            shares[u] /= all;
        }
        return shares;
    }

    /**
     * Computes by how much SRCC falls without each unit, as dense ranks above the values that it alone has close up. The
     * derivative of SRCC by the rank of image k is {@code θ (R_Δrs(k)/T_a − R_Δrx(k)/T_c)} for scores, likewise for MOS.
     */
    private double[] rankPart(RowSums sums, int m, double value, double b, double c) {
        double[] byMos = sums.of(Statistic.RANK_MOS, 0);
        double[] byScore = sums.of(Statistic.RANK_SCORE, m);
        double[] score = new double[scoreOwners[m].length];
        double[] mos = new double[mosOwners.length];
        // θ / T_a is 1 / sqrt(T_b T_c), which is defined where θ is 0, too.
        double slope = 1 / (Math.sqrt(b) * Math.sqrt(c));
        for (int i = 0; i < byMos.length; i++) {
            score[(int) images.scoreRanks(m)[i]] += slope * byMos[i] - value / c * byScore[i];
            mos[(int) images.mosRank()[i]] += slope * byScore[i] - value / b * byMos[i];
        }
        double[] part = new double[units.count()];
        addAbove(score, scoreOwners[m], part);
        addAbove(mos, mosOwners, part);
        return part;
    }

    /** Adds to the owner of each value what is summed over it and all higher values. */
    private static void addAbove(double[] byValue, int[] owners, double[] part) {
        double above = 0;
        for (int value = byValue.length - 1; value >= 0; value--) {
            above += byValue[value];
            if (owners[value] >= 0) {
                part[owners[value]] += above;
            }
        }
    }

    private boolean isSparseEnd(SurfacePoint point, RowSums sums) {
        if (!methods.contains(Method.SRCC)) {
            return false;
        }
        int below = 0;
        int notAbove = 0;
        for (double mos : sortedMos) {
            below += mos < point.q() ? 1 : 0;
            notAbove += mos <= point.q() ? 1 : 0;
        }
        double least = SPARSE * sortedMos.length;
        boolean isAtEnd = below < least || sortedMos.length - notAbove < least;
        double rms = Math.sqrt(sums.total(Statistic.RANK_MOS_MOS, 0) / sums.total(Statistic.ONE, 0));
        return isAtEnd && rms < SQUEEZED * mosOwners.length;
    }
}
