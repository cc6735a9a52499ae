package dev.granular.pair;

import dev.granular.SurfacePoint;
import dev.granular.pair.RowSums.Statistic;

/** Row sums as they are defined, one pair after another, over the images that take part. */
final class RowOracle {
    private static final double LN_2 = Math.log(2);

    private final RatedImages images;
    private final SurfacePoint point;
    /** Weights of pairs, the heaviest being 1. */
    private final double[][] weights;

    RowOracle(RatedImages images, SurfacePoint point) {
        this.images = images;
        this.point = point;
        weights = new double[images.n][images.n];
        double heaviest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < images.n; i++) {
            for (int j = 0; j < images.n; j++) {
                weights[i][j] = i == j ? Double.NEGATIVE_INFINITY : exponent(i, j);
                heaviest = Math.max(heaviest, weights[i][j]);
            }
        }
        for (double[] row : weights) {
            for (int j = 0; j < images.n; j++) {
                row[j] = Math.exp(row[j] - heaviest);
            }
        }
    }

    private double exponent(int i, int j) {
        double off = point.qd() - Math.abs(images.mos[i] - images.mos[j]);
        return window(i) + window(j) - 0.5 * off * off / (images.variance[i] + images.variance[j]);
    }

    private double window(int i) {
        double off = point.q() - images.mos[i];
        return images.logWeight[i] * LN_2 - 0.5 * off * off / images.variance[i];
    }

    /** Statistic of a pair, differences taken from i. */
    double statistic(Statistic statistic, int model, int i, int j) {
        double[] scores = images.scores[model];
        double[] ranks = images.scoreRanks[model];
        double ds = images.mos[i] - images.mos[j];
        double dx = scores[i] - scores[j];
        double drs = images.mosRank[i] - images.mosRank[j];
        double drx = ranks[i] - ranks[j];
        return switch (statistic) {
            case ONE -> 1;
            case MOS_MOS -> ds * ds;
            case SCORE_MOS -> dx * ds;
            case SCORE_SCORE -> dx * dx;
            case RANK_MOS -> drs;
            case RANK_SCORE -> drx;
            case RANK_MOS_MOS -> drs * drs;
            case RANK_SCORE_MOS -> drx * drs;
            case RANK_SCORE_SCORE -> drx * drx;
            case CONCORDANCE -> Math.signum(dx) * Math.signum(ds);
        };
    }

    /** Sum over the partners of an image, and over what they would be in magnitude. */
    double[] row(Statistic statistic, int model, int i) {
        double sum = 0;
        double magnitude = 0;
        for (int j = 0; j < images.n; j++) {
            double term = weights[i][j] * statistic(statistic, model, i, j);
            sum += term;
            magnitude += Math.abs(term);
        }
        return new double[] {sum, magnitude};
    }

    /** Sum over unordered pairs of some images. */
    double inside(Statistic statistic, int model, int[] some) {
        double sum = 0;
        for (int i : some) {
            for (int j : some) {
                sum += i < j ? weights[i][j] * statistic(statistic, model, i, j) : 0;
            }
        }
        return sum;
    }
}
