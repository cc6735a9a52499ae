package dev.granular.compress;

import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.rating.DenseRanks;
import java.util.List;

/** The formulas as they are written, a plain double loop; shares nothing with the code under test but dense ranks. */
final class SimpleSums {
    private final double[] s;
    private final double[] std;
    private final double[] p;
    private final double[] rankS;
    private final double[][] x;
    private final double[][] rankX;

    SimpleSums(Ratings ratings, double[] weights, List<Predictions> models) {
        s = ratings.mos().toArray();
        std = ratings.std().toArray();
        p = weights;
        rankS = DenseRanks.of(ratings.mos());
        x = models.stream().map(m -> m.scores().toArray()).toArray(double[][]::new);
        rankX = models.stream().map(m -> DenseRanks.of(m.scores())).toArray(double[][]::new);
    }

    /**
     * What a point looks like.
     *
     * @param effectivePairs (Σw)²/Σw²
     * @param correlations by model, then by method
     */
    record Value(double effectivePairs, double[][] correlations) {}

    Value at(SurfacePoint point) {
        double heaviest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < i; j++) {
                heaviest = Math.max(heaviest, exponent(point, i, j));
            }
        }
        double w = 0;
        double ww = 0;
        double[][][] sums = new double[x.length][Method.values().length][3];
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = Math.exp(exponent(point, i, j) - heaviest);
                w += weight;
                ww += weight * weight;
                for (int m = 0; m < x.length && weight > 0; m++) {
                    add(sums[m][0], weight, x[m][i] - x[m][j], s[i] - s[j]);
                    add(sums[m][1], weight, rankX[m][i] - rankX[m][j], rankS[i] - rankS[j]);
                    add(sums[m][2], weight, Math.signum(x[m][i] - x[m][j]), Math.signum(s[i] - s[j]));
                }
            }
        }
        double[][] correlations = new double[x.length][3];
        for (int m = 0; m < x.length; m++) {
            correlations[m][0] = sums[m][0][0] / Math.sqrt(sums[m][0][1] * sums[m][0][2]);
            correlations[m][1] = sums[m][1][0] / Math.sqrt(sums[m][1][1] * sums[m][1][2]);
            correlations[m][2] = sums[m][2][0] / w;
        }
        return new Value(w * w / ww, correlations);
    }

    private static void add(double[] sums, double weight, double dx, double ds) {
        sums[0] += weight * dx * ds;
        sums[1] += weight * dx * dx;
        sums[2] += weight * ds * ds;
    }

    private double exponent(SurfacePoint point, int i, int j) {
        double vi = std[i] * std[i];
        double vj = std[j] * std[j];
        if (vi == 0 || vj == 0 || p[i] == 0 || p[j] == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double qi = point.q() - s[i];
        double qj = point.q() - s[j];
        double off = point.qd() - Math.abs(s[i] - s[j]);
        return Math.log(p[i] * p[j]) - qi * qi / (2 * vi) - qj * qj / (2 * vj) - off * off / (2 * (vi + vj));
    }
}
