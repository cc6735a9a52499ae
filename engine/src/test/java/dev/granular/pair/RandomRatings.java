package dev.granular.pair;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded ratings with ties, images without spread, and models of several kinds, on a scale of 0 to 10. */
record RandomRatings(Ratings ratings, double[] weights, List<Predictions> models, List<SurfacePoint> points) {
    /**
     * @param spread typical σ, MOS units
     * @param decimals MOS and predictions are rounded to so many, or not at all below 0
     */
    static RandomRatings of(int n, int models, int points, double spread, int decimals, long seed) {
        var random = new SplittableRandom(seed);
        double[] mos = random.doubles(n, 0, 10).map(v -> round(v, decimals)).toArray();
        double[] std = random.doubles(n, 0.5 * spread, 2 * spread).toArray();
        double[] weights = random.doubles(n, 0.1, 3).toArray();
        if (n > 10) {
            std[n / 3] = 0;
            weights[n / 2] = 0;
        }
        var predictions = new ArrayList<Predictions>();
        for (int m = 0; m < models; m++) {
            double noise = 1 + m;
            double[] scores = new double[n];
            for (int i = 0; i < n; i++) {
                scores[i] = round(mos[i] + random.nextDouble(-noise, noise) + 100 * m, decimals);
            }
            predictions.add(new Predictions("m" + m, Column.of(scores)));
        }
        var at = new ArrayList<SurfacePoint>();
        for (int k = 0; k < points; k++) {
            at.add(new SurfacePoint(random.nextDouble(0, 10), random.nextDouble(0, 10)));
        }
        return new RandomRatings(new Ratings(Column.of(mos), Column.of(std)), weights, predictions, at);
    }

    /** As {@link #of}, but image i is rated as image i mod {@code ratings} is. */
    static RandomRatings repeated(int n, int ratings, int models, int points, double spread, int decimals, long seed) {
        RandomRatings all = of(n, models, points, spread, decimals, seed);
        double[] mos = new double[n];
        double[] std = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            mos[i] = all.ratings.mos().get(i % ratings);
            std[i] = all.ratings.std().get(i % ratings);
            weights[i] = all.weights[i % ratings];
        }
        return new RandomRatings(new Ratings(Column.of(mos), Column.of(std)), weights, all.models, all.points);
    }

    /** The same at the crossings of {@code steps} values of Q and as many of Qd, from 0 to 10. */
    RandomRatings onGrid(int steps) {
        var grid = new ArrayList<SurfacePoint>();
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                grid.add(new SurfacePoint(10.0 * i / (steps - 1), 10.0 * j / (steps - 1)));
            }
        }
        return new RandomRatings(ratings, weights, models, grid);
    }

    private static double round(double value, int decimals) {
        double unit = Math.pow(10, decimals);
        return decimals < 0 ? value : Math.rint(value * unit) / unit;
    }

    RatedImages images() {
        return new RatedImages(ratings, weights, 1, models);
    }
}
