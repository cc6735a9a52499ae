package dev.granular.pair;

import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.rating.DenseRanks;

/** The formulas as they are written, one pair after another; shares nothing with the code under test but ranks. */
final class PairOracle {
    private final double[] s;
    private final double[] std;
    private final double[] p;
    private final double[] x;
    private final double[] rankS;
    private final double[] rankX;

    PairOracle(Ratings ratings, double[] weights, Predictions model) {
        s = ratings.mos().toArray();
        std = ratings.std().toArray();
        p = weights;
        x = model.scores().toArray();
        rankS = DenseRanks.of(ratings.mos());
        rankX = DenseRanks.of(model.scores());
    }

    double value(SurfacePoint point, Method method) {
        double heaviest = heaviest(point);
        double w = 0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = Math.exp(exponent(point, i, j) - heaviest);
                double dx = method == Method.SRCC ? rankX[i] - rankX[j] : x[i] - x[j];
                double dy = method == Method.SRCC ? rankS[i] - rankS[j] : s[i] - s[j];
                if (method == Method.KRCC) {
                    dx = Math.signum(dx);
                    dy = Math.signum(dy);
                }
                w += weight;
                xy += weight * dx * dy;
                xx += weight * dx * dx;
                yy += weight * dy * dy;
            }
        }
        return method == Method.KRCC ? xy / w : xy / Math.sqrt(xx * yy);
    }

    double effectivePairs(SurfacePoint point) {
        double heaviest = heaviest(point);
        double w = 0;
        double ww = 0;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = Math.exp(exponent(point, i, j) - heaviest);
                w += weight;
                ww += weight * weight;
            }
        }
        return w * w / ww;
    }

    /** Share of pairs that are at most so many bits lighter than the heaviest. */
    double share(SurfacePoint point, int bits) {
        double least = heaviest(point) - bits * Math.log(2);
        long near = 0;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < i; j++) {
                near += exponent(point, i, j) >= least ? 1 : 0;
            }
        }
        return near / (0.5 * s.length * (s.length - 1.0));
    }

    private double heaviest(SurfacePoint point) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < i; j++) {
                max = Math.max(max, exponent(point, i, j));
            }
        }
        return max;
    }

    private double exponent(SurfacePoint point, int i, int j) {
        double vi = std[i] * std[i];
        double vj = std[j] * std[j];
        if (vi == 0 || vj == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double qi = point.q() - s[i];
        double qj = point.q() - s[j];
        double off = point.qd() - Math.abs(s[i] - s[j]);
        return Math.log(p[i]) + Math.log(p[j]) - qi * qi / (2 * vi) - qj * qj / (2 * vj) - off * off / (2 * (vi + vj));
    }
}
