package dev.granular.global;

import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Method;
import dev.granular.Unit;
import dev.granular.rating.AverageRanks;
import dev.granular.rating.DenseRanks;

/**
 * Correlation of one model with the MOS over all images, every image counting the same. NaN where undefined: MOS or
 * scores all equal.
 *
 * @param plcc Pearson's linear correlation
 * @param srcc Spearman's rank correlation, tied values sharing their average rank
 * @param krcc Kendall's tau-b
 */
public record GlobalFigures(double plcc, double srcc, double krcc) {
    /**
     * Returns the figures of {@code scores} against {@code mos}, both of length N and finite; O(N log N).
     *
     * @throws IllegalArgumentException if lengths differ
     */
    public static GlobalFigures of(Column mos, Column scores) {
        if (mos.size() != scores.size()) {
            throw new IllegalArgumentException(scores.size() + " scores for " + mos.size() + " images");
        }
        double[] mosRanks = DenseRanks.of(mos);
        double[] scoreRanks = DenseRanks.of(scores);
        return new GlobalFigures(
                pearson(mos.toArray(), scores.toArray()),
                pearson(AverageRanks.of(mosRanks), AverageRanks.of(scoreRanks)),
                KendallTauB.of(mosRanks, scoreRanks));
    }

    /**
     * Returns the figures over pairs of images of the same group. Each is the ratio of sums over all groups: of products of differences
     * of values for PLCC, of average ranks within the group for SRCC, of counts of pairs for KRCC. With one group these are the
     * figures of {@link #of(Column, Column)}.
     *
     * @throws IllegalArgumentException if lengths differ
     */
    public static GlobalFigures within(Column mos, Column scores, Groups groups) {
        if (mos.size() != scores.size() || mos.size() != groups.size()) {
            throw new IllegalArgumentException(
                    scores.size() + " scores and " + groups.size() + " groups for " + mos.size() + " images");
        }
        return GroupFigures.of(mos, scores, groups);
    }

    /** Returns one of them. */
    public double of(Method method) {
        return switch (method) {
            case PLCC -> plcc;
            case SRCC -> srcc;
            case KRCC -> krcc;
        };
    }

    /** Returns Pearson's correlation of two columns, which are changed. */
    static double pearson(double[] x, double[] y) {
        centre(x);
        centre(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0);
    }

    /** Subtracts the mean and scales to at most 1, so that no square overflows; makes a constant exactly 0. */
    private static void centre(double[] x) {
        Unit.of(x).counted(x);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double scale = high > low ? high - low : 1;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] - low) / scale;
            sum += x[i];
        }
        double mean = sum / x.length;
        for (int i = 0; i < x.length; i++) {
            x[i] -= mean;
        }
    }
}
