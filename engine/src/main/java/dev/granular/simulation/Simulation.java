package dev.granular.simulation;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes rating data that behave like real ones. Images have a true quality (two overlapping groups, more good than bad)
 * and a scene; each is rated from 1 to 100 by 12 to 24 people out of a pool, who differ in how kind they are and
 * disagree most in the middle of the scale. Models see the true quality and fail in different ways: saturating, blind
 * at the low end, noisy, coarse, bent, unsure of small differences, partial to scenes. The same choice gives the same
 * data on every machine.
 *
 * @param images number of images, 2 or more
 * @param models number of models, 0 or more; beyond eight, ways of failing come back stronger
 * @param seed chooses among data sets
 */
public record Simulation(int images, int models, long seed) {
    private static final int POOL = 250;
    private static final int FEWEST_RATERS = 12;
    private static final int MOST_RATERS = 24;
    private static final double LOWEST_OPINION = 1;
    private static final double HIGHEST_OPINION = 100;
    /** Standard deviation of the raters' kindness, in units of the scale. */
    private static final double KINDNESS = 5;

    /** Refuses fewer than two images or a negative number of models. */
    public Simulation {
        if (images < 2) {
            throw new InputException(images + " image(s) to simulate: a correlation needs at least 2");
        }
        if (models < 0) {
            throw new InputException(models + " models to simulate: it cannot be negative");
        }
    }

    /** Returns the data: MOS and σ in opinion units, 1 to 100; predictions in each model's own units. */
    public SimulatedRatings run() {
        var seeds = new SplittableRandom(seed);
        var noise = new Noise(seeds.split());
        double[] quality = new double[images];
        byte[] scene = new byte[images];
        for (int i = 0; i < images; i++) {
            quality[i] = trueQuality(noise);
            scene[i] = (byte) noise.below(FailureMode.SCENES);
        }
        Ratings ratings = rate(quality, new Noise(seeds.split()));
        var predictions = new ArrayList<Predictions>(models);
        for (int model = 0; model < models; model++) {
            predictions.add(predict(model, quality, scene, new Noise(seeds.split())));
        }
        return new SimulatedRatings(ratings, predictions);
    }

    /** In (0, 1); two groups in three images good, one in three bad. */
    private static double trueQuality(Noise noise) {
        double quality = noise.below(3) < 2 ? 0.66 + 0.13 * noise.normal() : 0.32 + 0.11 * noise.normal();
        return Math.clamp(quality, 0.01, 0.99);
    }

    private static Ratings rate(double[] quality, Noise noise) {
        double[] kindness = new double[POOL];
        for (int rater = 0; rater < POOL; rater++) {
            kindness[rater] = KINDNESS * noise.normal();
        }
        double[] mos = new double[quality.length];
        double[] std = new double[quality.length];
        for (int i = 0; i < quality.length; i++) {
            int raters = FEWEST_RATERS + noise.below(MOST_RATERS - FEWEST_RATERS + 1);
            double sum = 0;
            double squares = 0;
            for (int r = 0; r < raters; r++) {
                double opinion = opinion(quality[i], kindness[noise.below(POOL)], noise);
                sum += opinion;
                squares += opinion * opinion;
            }
            mos[i] = sum / raters;
            // Opinions are whole numbers, so the sums are exact and the difference cannot be negative.
            std[i] = Math.sqrt((raters * squares - sum * sum) / ((double) raters * (raters - 1)));
        }
        return new Ratings(Column.of(mos), Column.of(std));
    }

    /** Returns a whole number from 1 to 100. */
    private static double opinion(double quality, double kindness, Noise noise) {
        double spread = 6 + 40 * quality * (1 - quality);
        double felt = LOWEST_OPINION + (HIGHEST_OPINION - LOWEST_OPINION) * quality;
        return Math.clamp(Math.rint(felt + kindness + spread * noise.normal()), LOWEST_OPINION, HIGHEST_OPINION);
    }

    private static Predictions predict(int model, double[] quality, byte[] scene, Noise noise) {
        FailureMode[] modes = FailureMode.values();
        FailureMode mode = modes[model % modes.length];
        int round = model / modes.length;
        double strength = 2 - 1.0 / (1 + round);
        double[] scores = new double[quality.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = mode.score(quality[i], scene[i], strength, noise);
        }
        String name = mode.name().toLowerCase(Locale.ROOT) + (round == 0 ? "" : "-" + (round + 1));
        return new Predictions(name, Column.of(scores));
    }
}
