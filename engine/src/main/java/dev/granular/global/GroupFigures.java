package dev.granular.global;

import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Unit;
import dev.granular.rating.AverageRanks;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;

/**
 * Correlations over the pairs within groups. Differences within a group of n images, multiplied and summed over its pairs, are n
 * times the sum of products of distances from the group's means.
 */
final class GroupFigures {
    private final Moments values = new Moments();
    private final Moments ranks = new Moments();
    private KendallTauB.Counts counts = KendallTauB.Counts.NONE;

    private GroupFigures() {}

    static GlobalFigures of(Column mos, Column scores, Groups groups) {
        double[] allMos = counted(mos);
        double[] allScores = counted(scores);
        var figures = new GroupFigures();
        for (int[] rows : groups.rows()) {
            figures.add(Gather.of(allMos, rows), Gather.of(allScores, rows));
        }
        return new GlobalFigures(figures.values.correlation(), figures.ranks.correlation(), figures.counts.tauB());
    }

    /** Returns values in a unit that all values span, so that no square overflows. */
    private static double[] counted(Column column) {
        double[] values = column.toArray();
        return Unit.of(values).counted(values);
    }

    private void add(double[] mos, double[] scores) {
        double[] mosRanks = DenseRanks.of(Column.of(mos));
        double[] scoreRanks = DenseRanks.of(Column.of(scores));
        counts = counts.plus(KendallTauB.count(mosRanks, scoreRanks));
        values.add(mos, scores);
        ranks.add(AverageRanks.of(mosRanks), AverageRanks.of(scoreRanks));
    }

    /** Sums of products of differences over pairs. */
    private static final class Moments {
        private double xx;
        private double xy;
        private double yy;

        void add(double[] x, double[] y) {
            double meanX = mean(x);
            double meanY = mean(y);
            for (int i = 0; i < x.length; i++) {
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                xx += x.length * dx * dx;
                xy += x.length * dx * dy;
                yy += x.length * dy * dy;
            }
        }

        /** Computes the mean, counted from the lowest value, so that a constant has itself as its mean. */
        private static double mean(double[] values) {
            double low = Arrays.stream(values).min().orElse(0);
            return low + Arrays.stream(values).map(value -> value - low).sum() / values.length;
        }

        double correlation() {
            return xx > 0 && yy > 0 ? Math.clamp(xy / (Math.sqrt(xx) * Math.sqrt(yy)), -1, 1) : Double.NaN;
        }
    }
}
