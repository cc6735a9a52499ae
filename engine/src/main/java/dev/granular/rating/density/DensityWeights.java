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

    /**
     * Distance from a whole number, on the 0..100 scale, within which a rating counts as one. Covers MOS in single
     * precision up to five times as large as their range, and is no number of ten decimals that a rating may hit.
     */
    private static final double WHOLE = 0x1p-13;

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
            case Regulator.Gaussian() -> gaussian(ratings, pool);
            case Regulator.Lds() -> lds(ratings);
            case Regulator.Uniform() -> uniform(ratings.size());
            case Regulator.Given(Column weights) -> given(weights, ratings.size());
        };
    }

    private static double[] gaussian(Ratings ratings, TaskPool pool) {
        QualityRange inMosUnits = ratings.range();
        Unit unit = Unit.of(inMosUnits);
        QualityRange range = unit.counted(inMosUnits);
        var pieces = new ArrayList<Integer>();
        for (int from = 0; from < ratings.size(); from += PIECE) {
            pieces.add(from);
        }
        var density = new GaussianDensity(SCALE + 1);
        double[] mos = unit.counted(ratings.mos().toArray());
        double[] std = unit.counted(ratings.std().toArray());
        for (GaussianDensity piece : pool.each(pieces, from -> density(mos, std, range, from))) {
            density.add(piece);
        }
        double[] weights = new double[mos.length];
        for (int i = 0; i < weights.length; i++) {
            double weight = NUMERATOR / density.at(bin(mos[i], range));
            weights[i] = Double.isFinite(weight) ? weight : withoutDensity(ratings, i);
        }
        return weights;
    }

    private static GaussianDensity density(double[] mos, double[] std, QualityRange range, int from) {
        var density = new GaussianDensity(SCALE + 1);
        for (int i = from; i < Math.min(from + PIECE, mos.length); i++) {
            density.add(scaled(mos[i], range), std[i] * (SCALE / range.width()) + STD_FLOOR);
        }
        return density;
    }

    private static double withoutDensity(Ratings ratings, int row) {
        if (ratings.std().get(row) > 0) {
            throw new InputException("std is " + ratings.std().get(row) + " in row " + (row + 1)
                    + ": too small for the Gaussian regulator, which finds no ratings near; use lds or uniform");
        }
        return 0;
    }

    private static double[] lds(Ratings ratings) {
        QualityRange inMosUnits = ratings.range();
        Unit unit = Unit.of(inMosUnits);
        QualityRange range = unit.counted(inMosUnits);
        double[] mos = unit.counted(ratings.mos().toArray());
        int n = mos.length;
        double[] counts = new double[SCALE + 1];
        for (double value : mos) {
            counts[bin(value, range)]++;
        }
        double[] smoothed = smoothed(counts);
        double total = Arrays.stream(smoothed).sum();
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = NUMERATOR / (smoothed[bin(mos[i], range)] * n / total);
        }
        return weights;
    }

    private static double[] smoothed(double[] counts) {
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

    /** On the 0..100 scale. */
    private static double scaled(double mos, QualityRange range) {
        return SCALE * (mos - range.min()) / range.width();
    }

    /** Cuts to a whole unit; rounding must not decide into which unit a whole number falls. */
    private static int bin(double mos, QualityRange range) {
        double scaled = scaled(mos, range);
        double nearest = Math.rint(scaled);
        return (int) (Math.abs(scaled - nearest) <= WHOLE ? nearest : Math.floor(scaled));
    }
}
