package dev.granular.bench;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.rating.BetaStd;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The certainty of the opinions in a simulated set. It makes a set easy or hard to compress. */
public enum SigmaProfile {
    /** As the simulated people spread. */
    RATED {
        @Override
        Ratings ratings(Ratings rated) {
            return rated;
        }
    },
    /** σ around 0.15 of the range of MOS. */
    WIDE {
        @Override
        Ratings ratings(Ratings rated) {
            return spread(rated, 0.15, 0.15);
        }
    },
    /** σ by the Beta estimate, 0 at both ends of the range. */
    BETA {
        @Override
        Ratings ratings(Ratings rated) {
            return new Ratings(rated.mos(), Column.of(BetaStd.of(rated.mos(), BetaStd.DEFAULT_PHI)));
        }
    },
    /** σ around 0.02 of the range: people agree almost entirely. */
    NARROW {
        @Override
        Ratings ratings(Ratings rated) {
            return spread(rated, 0.02, 0.02);
        }
    },
    /** Every other image with σ around 0.01 of the range, the others 0.2. */
    MIXED {
        @Override
        Ratings ratings(Ratings rated) {
            return spread(rated, 0.01, 0.2);
        }
    },
    /** {@link #WIDE}, with MOS and predictions to one decimal, so that many tie. */
    ROUNDED {
        @Override
        Ratings ratings(Ratings rated) {
            Ratings wide = WIDE.ratings(rated);
            return new Ratings(toOneDecimal(wide.mos()), wide.std());
        }

        @Override
        Column scores(Column scores) {
            return toOneDecimal(scores);
        }
    },
    /** σ from a log-normal distribution, two thirds of it within a factor of two around 0.08 of the range. */
    LOG_NORMAL {
        @Override
        Ratings ratings(Ratings rated) {
            double centre = 0.08 * QualityRange.of(rated.mos()).width();
            var random = new SplittableRandom(SEED);
            double[] std = new double[rated.size()];
            Arrays.setAll(std, i -> centre * Math.pow(2, random.nextGaussian()));
            return new Ratings(rated.mos(), Column.of(std));
        }
    };

    static final long SEED = 1;

    /** How far σ strays from its centre, relative. */
    private static final double STRAY = 0.2;

    abstract Ratings ratings(Ratings rated);

    Column scores(Column scores) {
        return scores;
    }

    /** Returns a set of this kind; the same arguments give the same set. */
    SimulatedRatings simulate(int images, int models) {
        return simulate(images, models, SEED);
    }

    /** Simulates as {@link #simulate(int, int)} does, with other images and models. */
    SimulatedRatings simulate(int images, int models, long seed) {
        var set = new Simulation(images, models, seed).run();
        List<Predictions> predictions = set.predictions().stream()
                .map(p -> new Predictions(p.model(), scores(p.scores())))
                .toList();
        return new SimulatedRatings(ratings(set.ratings()), predictions);
    }

    /** Returns σ of even and odd rows around these fractions of the range. */
    private static Ratings spread(Ratings rated, double even, double odd) {
        double range = QualityRange.of(rated.mos()).width();
        var random = new SplittableRandom(SEED);
        double[] std = new double[rated.size()];
        for (int i = 0; i < std.length; i++) {
            double centre = range * (i % 2 == 0 ? even : odd);
            std[i] = centre * (1 + STRAY * (2 * random.nextDouble() - 1));
        }
        return new Ratings(rated.mos(), Column.of(std));
    }

    private static Column toOneDecimal(Column values) {
        return Column.of(
                Arrays.stream(values.toArray()).map(v -> Math.rint(10 * v) / 10).toArray());
    }
}
