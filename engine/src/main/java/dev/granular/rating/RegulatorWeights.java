package dev.granular.rating;

import dev.granular.Column;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;

/**
 * Distribution-regulator weights p (arXiv 2601.21738, section 3.2). MOS is scaled to 0..100 and cut to whole units b;
 * an image's weight is the inverse of the density of ratings at its b.
 */
public final class RegulatorWeights {
    /** Top of the scale on which densities are taken. */
    private static final int SCALE = 100;
    /** Numerator of the inverse density, as the published tables have it; cancels in every correlation. */
    private static final double NUMERATOR = 100;
    /** Keeps σ = 0 from dividing by zero, in units of the 0..100 scale. */
    private static final double STD_FLOOR = 1e-8;
    /** Spread of the smoothing kernel of {@link Regulator.Lds}, in bins. */
    private static final double LDS_SIGMA = 2;
    /** Bins on either side that the smoothing kernel of {@link Regulator.Lds} reaches. */
    private static final int LDS_REACH = 2;

    private RegulatorWeights() {}

    /** Weights of {@code ratings}, length N, zero or more. */
    public static double[] of(Regulator regulator, Ratings ratings) {
        return switch (regulator) {
            case Regulator.Gaussian() -> gaussian(ratings);
            case Regulator.Lds() -> lds(ratings);
            case Regulator.Uniform() -> uniform(ratings.size());
            case Regulator.Given(Column weights) -> given(weights, ratings.size());
        };
    }

    private static double[] gaussian(Ratings ratings) {
        int n = ratings.size();
        QualityRange range = ratings.range();
        double[] density = new double[SCALE + 1];
        for (int i = 0; i < n; i++) {
            double mos = scaled(ratings.mos().get(i), range);
            double std = ratings.std().get(i) / range.width() * SCALE + STD_FLOOR;
            double factor = -0.5 / (std * std);
            for (int bin = 0; bin <= SCALE; bin++) {
                density[bin] += Math.exp((bin - mos) * (bin - mos) * factor);
            }
        }
        return inverse(density, ratings);
    }

    private static double[] lds(Ratings ratings) {
        int n = ratings.size();
        QualityRange range = ratings.range();
        double[] counts = new double[SCALE + 1];
        for (int i = 0; i < n; i++) {
            counts[bin(ratings.mos().get(i), range)]++;
        }
        double[] smoothed = new double[SCALE + 1];
        double total = 0;
        for (int bin = 0; bin <= SCALE; bin++) {
            for (int step = -LDS_REACH; step <= LDS_REACH; step++) {
                if (bin + step >= 0 && bin + step <= SCALE) {
                    smoothed[bin] += counts[bin + step] * Math.exp(-0.5 * step * step / (LDS_SIGMA * LDS_SIGMA));
                }
            }
            total += smoothed[bin];
        }
        for (int bin = 0; bin <= SCALE; bin++) {
            smoothed[bin] *= n / total;
        }
        return inverse(smoothed, ratings);
    }

    private static double[] inverse(double[] density, Ratings ratings) {
        QualityRange range = ratings.range();
        double[] weights = new double[ratings.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = NUMERATOR / density[bin(ratings.mos().get(i), range)];
        }
        return weights;
    }

    private static double[] uniform(int n) {
        double[] weights = new double[n];
        java.util.Arrays.fill(weights, 1);
        return weights;
    }

    private static double[] given(Column weights, int n) {
        if (weights.size() != n) {
            throw new dev.granular.InputException(
                    weights.size() + " regulator weights for " + n + " images: they must agree");
        }
        return weights.toArray();
    }

    private static double scaled(double mos, QualityRange range) {
        return (mos - range.min()) / range.width() * SCALE;
    }

    private static int bin(double mos, QualityRange range) {
        return (int) Math.floor(scaled(mos, range));
    }
}
