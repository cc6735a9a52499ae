package dev.granular.compress;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.pair.RatedImages;
import dev.granular.rating.RegulatorWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded ratings of the kinds that are hard to compress, on a scale of about 0 to 100, with three models. */
record TrialSet(Ratings ratings, double[] weights, List<Predictions> models) {
    /** How σ and values are distributed. */
    enum Kind {
        /** σ about 0.15 of the range. */
        EVEN,
        /** σ by the Beta assumption, 0 at both ends. */
        BETA,
        /** σ about 0.02 of the range. */
        NARROW,
        /** Half of all σ 0.01 of the range, half 0.2. */
        MIXED,
        /** MOS and predictions rounded to one decimal of a scale of 0 to 10. */
        ROUNDED,
        /** σ from very narrow to very wide. */
        SPREAD,
        /** All MOS and σ among a few values. */
        REPEATED
    }

    static TrialSet of(Kind kind, int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            double value = random.nextInt(3) < 2 ? 62 + 15 * random.nextGaussian() : 30 + 12 * random.nextGaussian();
            double inside = value >= 0 && value <= 100 ? value : 100 * random.nextDouble();
            s[i] = switch (kind) {
                case ROUNDED -> Math.rint(inside);
                case REPEATED -> 10 * Math.rint(inside / 10);
                default -> inside;
            };
        }
        double low = Arrays.stream(s).min().orElse(0);
        double range = Arrays.stream(s).max().orElse(0) - low;
        double[] std = new double[n];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            double mu = (s[i] - low) / range;
            std[i] = range
                    * switch (kind) {
                        case EVEN, ROUNDED -> 0.15 * (0.7 + 0.6 * u);
                        case BETA -> Math.sqrt(mu * (1 - mu) / 9);
                        case NARROW -> 0.02 * (0.5 + u);
                        case MIXED -> i % 2 == 0 ? 0.01 : 0.2;
                        case SPREAD -> 0.1 * Math.exp(1.2 * random.nextGaussian());
                        case REPEATED -> 0.1;
                    };
        }
        var models = new ArrayList<Predictions>();
        for (int m = 0; m < 3; m++) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                double mu = (s[i] - low) / range;
                double noise = random.nextGaussian();
                double score = switch (m) {
                    case 0 -> 1000 + 10 * (mu + 0.1 * noise);
                    case 1 -> Math.exp(4 * mu + 0.3 * noise);
                    default -> Math.rint(12 * (mu + 0.2 * noise));
                };
                x[i] = kind == Kind.ROUNDED ? Math.rint(10 * score) / 10 : score;
            }
            models.add(new Predictions("m" + m, Column.of(x)));
        }
        var ratings = new Ratings(Column.of(s), Column.of(std));
        return new TrialSet(ratings, RegulatorWeights.of(new Regulator.Gaussian(), ratings), models);
    }

    RatedImages images() {
        return new RatedImages(ratings, weights, 1, models);
    }

    List<SurfacePoint> points(int count, long seed) {
        var random = new SplittableRandom(seed);
        double low = ratings.range().min();
        double width = ratings.range().max() - low;
        var points = new ArrayList<SurfacePoint>();
        for (int k = 0; k < count; k++) {
            points.add(new SurfacePoint(low + width * random.nextDouble(), width * random.nextDouble()));
        }
        return points;
    }
}
