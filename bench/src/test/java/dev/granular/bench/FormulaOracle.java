package dev.granular.bench;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import java.util.Arrays;

/** The method's formulas as they are written, pair by pair, with the Gaussian regulator. */
final class FormulaOracle {
    private final double[] mos;
    private final double[] std;
    private final double[] weight;
    private final double[] score;
    private final double[] mosRank;
    private final double[] scoreRank;

    /** The three correlations at a point. */
    record Values(double plcc, double srcc, double krcc) {
        double of(Method method) {
            return switch (method) {
                case PLCC -> plcc;
                case SRCC -> srcc;
                case KRCC -> krcc;
            };
        }
    }

    FormulaOracle(Ratings ratings, Column scores) {
        mos = ratings.mos().toArray();
        std = ratings.std().toArray();
        score = scores.toArray();
        mosRank = denseRanks(mos);
        scoreRank = denseRanks(score);
        weight = new double[mos.length];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = 1 / density(ratings, i);
        }
    }

    Values at(SurfacePoint point) {
        double ss = 0, xs = 0, xx = 0, rankSs = 0, rankXs = 0, rankXx = 0, sign = 0, sum = 0;
        for (int i = 0; i < mos.length; i++) {
            for (int j = i + 1; j < mos.length; j++) {
                double w = weight(point, i, j);
                double s = mos[i] - mos[j], x = score[i] - score[j];
                double rankS = mosRank[i] - mosRank[j], rankX = scoreRank[i] - scoreRank[j];
                ss += w * s * s;
                xs += w * x * s;
                xx += w * x * x;
                rankSs += w * rankS * rankS;
                rankXs += w * rankX * rankS;
                rankXx += w * rankX * rankX;
                sign += w * Math.signum(x) * Math.signum(s);
                sum += w;
            }
        }
        return new Values(xs / Math.sqrt(ss * xx), rankXs / Math.sqrt(rankSs * rankXx), sign / sum);
    }

    private double weight(SurfacePoint point, int i, int j) {
        if (std[i] == 0 || std[j] == 0) {
            return 0;
        }
        double off = point.qd() - Math.abs(mos[i] - mos[j]);
        return window(point.q(), i)
                * window(point.q(), j)
                * Math.exp(-off * off / (2 * (std[i] * std[i] + std[j] * std[j])));
    }

    private double window(double q, int i) {
        double off = q - mos[i];
        return weight[i] * Math.exp(-off * off / (2 * std[i] * std[i]));
    }

    /** Σ exp(−(b − s')²/2σ'²) over all images at an image's whole unit b of the 0..100 scale, which is a number within 2^−13. */
    static double density(Ratings ratings, int row) {
        double min = ratings.range().min(), scale = 100 / ratings.range().width();
        double scaled = (ratings.mos().get(row) - min) * scale;
        double nearest = Math.rint(scaled);
        double unit = Math.abs(scaled - nearest) <= 0x1p-13 ? nearest : Math.floor(scaled);
        double density = 0;
        for (int k = 0; k < ratings.size(); k++) {
            double off = unit - (ratings.mos().get(k) - min) * scale;
            double std = ratings.std().get(k) * scale + 1e-8;
            density += Math.exp(-off * off / (2 * std * std));
        }
        return density;
    }

    private static double[] denseRanks(double[] values) {
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        return Arrays.stream(values).map(v -> Arrays.binarySearch(distinct, v)).toArray();
    }

    static double[] averageRanks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            for (double other : values) {
                ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
        }
        return ranks;
    }

    static double pearson(double[] x, double[] y) {
        double xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                xy += (x[i] - x[j]) * (y[i] - y[j]);
                xx += (x[i] - x[j]) * (x[i] - x[j]);
                yy += (y[i] - y[j]) * (y[i] - y[j]);
            }
        }
        return xy / Math.sqrt(xx * yy);
    }

    static double tauB(double[] x, double[] y) {
        double both = 0, inX = 0, inY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double signX = Math.signum(x[i] - x[j]), signY = Math.signum(y[i] - y[j]);
                both += signX * signY;
                inX += signX * signX;
                inY += signY * signY;
            }
        }
        return both / Math.sqrt(inX * inY);
    }
}
