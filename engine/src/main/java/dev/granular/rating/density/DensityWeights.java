package dev.granular.rating.density;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.Unit;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Inverse densities of ratings. MOS is scaled to 0..100 and cut to whole units b; an image's weight is the inverse of the
 * density of ratings at its b (arXiv 2601.21738, section 3.2).
 */
public final class DensityWeights {
    /** Numerator of the inverse density, as the published tables have it; cancels in every correlation. */
    static final double NUMERATOR = 100;
    /** Spread of the smoothing kernel of {@link Regulator.Lds}, in bins. */
    private static final double LDS_SIGMA = 2;
    /** Bins on either side that the smoothing kernel of {@link Regulator.Lds} reaches. */
    private static final int LDS_REACH = 2;

    /** Images whose density is taken in one go. */
    private static final int PIECE = 1 << 16;

    private DensityWeights() {}

    /**
     * Computes the weights of all images, with pieces of the work in tasks of {@code pool}.
     *
     * @return length N, finite, zero or more; given ones up to a power of two, which brings the largest to 1 or more and
     *     below 2
     * @throws InputException as {@link dev.granular.rating.RegulatorWeights} says
     */
    public static double[] of(Regulator regulator, Ratings ratings, TaskPool pool) {
        return switch (regulator) {
            case Regulator.Gaussian(), Regulator.Lds() -> ofSums(regulator, ratings, pool);
            case Regulator.Uniform() -> uniform(ratings.size());
            case Regulator.Given(Column weights) -> given(weights, ratings.size());
        };
    }

    private static double[] ofSums(Regulator regulator, Ratings ratings, TaskPool pool) {
        QualityRange range = ratings.range();
        double[] mos = ratings.mos().toArray();
        double[] std = ratings.std().toArray();
        var pieces = new ArrayList<Integer>();
        for (int from = 0; from < mos.length; from += PIECE) {
            pieces.add(from);
        }
        DensitySums sums = pool
                .each(pieces, from -> {
                    int to = Math.min(from + PIECE, mos.length);
                    return DensitySums.of(
                            regulator, range, Arrays.copyOfRange(mos, from, to), Arrays.copyOfRange(std, from, to));
                })
                .stream()
                .reduce(DensitySums::plus)
                .orElseThrow();
        return sums.weights(mos, std, i -> "in row " + (i + 1));
    }

    static double[] smoothed(double[] counts) {
        double[] smoothed = new double[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            int last = Math.min(bin + LDS_REACH, counts.length - 1);
            for (int other = Math.max(bin - LDS_REACH, 0); other <= last; other++) {
                double steps = (other - bin) / LDS_SIGMA;
                smoothed[bin] += counts[other] * Math.exp(-0.5 * steps * steps);
            }
        }
        return smoothed;
    }

    private static double[] uniform(int n) {
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        return weights;
    }

    private static double[] given(Column weights, int n) {
        if (weights.size() != n) {
            throw new InputException(weights.size() + " regulator weights for " + n + " images: they must agree");
        }
        double[] counted = weights.toArray();
        return Unit.of(0, Arrays.stream(counted).max().orElse(0)).counted(counted);
    }
}
