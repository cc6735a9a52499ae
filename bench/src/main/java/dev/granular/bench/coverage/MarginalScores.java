package dev.granular.bench.coverage;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/** The distribution of a model's scores given the MOS, in a {@link Population}, by quadrature. */
final class MarginalScores {
    private static final double SQRT_2 = Math.sqrt(2);
    /** Scores at which their distribution function is tabulated. */
    private static final double LOWEST = -150;

    private static final double STEP = 0.1;
    private static final int STEPS = 4001;
    /** Standard normal numbers and their weights, by the trapezoid rule, which is exact here but for rounding. */
    private static final double[] NORMALS = new double[161];

    private static final double[] NORMAL_WEIGHTS = new double[NORMALS.length];

    static {
        double total = 0;
        for (int h = 0; h < NORMALS.length; h++) {
            NORMALS[h] = (h - (NORMALS.length - 1) / 2) * 0.1;
            NORMAL_WEIGHTS[h] = Math.exp(-0.5 * NORMALS[h] * NORMALS[h]);
            total += NORMAL_WEIGHTS[h];
        }
        for (int h = 0; h < NORMALS.length; h++) {
            NORMAL_WEIGHTS[h] /= total;
        }
    }

    private final double[] mean;
    private final double[] spread;
    private final double[] factors;
    private final double[] factorShares;
    private final double[] rank;
    private final double[] rankVariance;

    MarginalScores(Population population, MadeUpModel model, double[] mos, double[] shares) {
        mean = Arrays.stream(mos).map(model::mean).toArray();
        spread = Arrays.stream(mos).map(s -> population.spread(model, s)).toArray();
        factors = population.errors().factors();
        factorShares = population.errors().shares();
        rank = new double[mos.length];
        rankVariance = new double[mos.length];
        double[] below = distribution(shares);
        for (int i = 0; i < mos.length; i++) {
            double second = 0;
            for (int k = 0; k < factors.length; k++) {
                for (int h = 0; h < NORMALS.length; h++) {
                    double at = interpolated(below, mean[i] + spread[i] * factors[k] * NORMALS[h]);
                    double weight = factorShares[k] * NORMAL_WEIGHTS[h];
                    rank[i] += weight * at;
                    second += weight * at * at;
                }
            }
            rankVariance[i] = second - rank[i] * rank[i];
        }
    }

    /** Tabulates the share of all images with a lower score. */
    private double[] distribution(double[] shares) {
        double[] below = new double[STEPS];
        for (int g = 0; g < STEPS; g++) {
            double score = LOWEST + g * STEP;
            for (int i = 0; i < mean.length; i++) {
                for (int k = 0; k < factors.length; k++) {
                    double z = (score - mean[i]) / (spread[i] * factors[k]);
                    below[g] += shares[i] * factorShares[k] * 0.5 * (1 + Erf.erf(z / SQRT_2));
                }
            }
        }
        return below;
    }

    private static double interpolated(double[] below, double score) {
        double at = Math.clamp((score - LOWEST) / STEP, 0, STEPS - 1.0);
        int g = Math.min((int) at, STEPS - 2);
        return below[g] + (at - g) * (below[g + 1] - below[g]);
    }

    /** Returns the mean score at node {@code i}. */
    double mean(int i) {
        return mean[i];
    }

    /** Returns the mean rank of the score at node {@code i}, from 0 to 1. */
    double rank(int i) {
        return rank[i];
    }

    /** Returns the expected square of the difference of the scores of two images. */
    double square(int i, int j) {
        double far = mean[i] - mean[j];
        return far * far + spread[i] * spread[i] + spread[j] * spread[j];
    }

    /** Returns the expected square of the difference of their ranks. */
    double rankSquare(int i, int j) {
        double far = rank[i] - rank[j];
        return far * far + rankVariance[i] + rankVariance[j];
    }

    /** Returns the probability that the first scores higher, minus that of the second. */
    double concordance(int i, int j) {
        double sum = 0;
        for (int k = 0; k < factors.length; k++) {
            for (int l = 0; l < factors.length; l++) {
                double std = Math.hypot(spread[i] * factors[k], spread[j] * factors[l]);
                sum += factorShares[k] * factorShares[l] * Erf.erf((mean[i] - mean[j]) / (std * SQRT_2));
            }
        }
        return sum;
    }
}
