package dev.granular.bench.coverage;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * A made-up population of images: MOS between 0 and 100 with more good than bad ones, σ largest in the middle of the scale, and
 * models whose errors have heavy tails and belong together.
 *
 * @param width factor on σ; 1 gives one of a fifth of the scale
 * @param models that score the images
 * @param errors distribution of the models' errors
 * @param scenes what images of one scene share
 */
record Population(double width, List<MadeUpModel> models, ErrorMixture errors, SceneEffect scenes) {
    static final double HIGHEST = 100;

    /** Three levels of σ at the same MOS, and how many images have each. */
    private static final double[] LEVELS = {0.85, 1, 1.15};

    private static final double[] LEVEL_SHARES = {0.3, 0.4, 0.3};

    private static final double BAD_SHARE = 0.25;
    private static final BetaDistribution BAD = new BetaDistribution(1.3, 1.8);
    private static final BetaDistribution GOOD = new BetaDistribution(4.2, 2.6);
    /** Above the density anywhere on the scale of 0 to 1. */
    private static final double DENSEST = 2.2;

    Population {
        models = List.copyOf(models);
    }

    static double[] levels() {
        return LEVELS.clone();
    }

    static double[] levelShares() {
        return LEVEL_SHARES.clone();
    }

    /** Returns the density of MOS, on the scale of 0 to 1. */
    static double density(double mos) {
        double at = mos / HIGHEST;
        return BAD_SHARE * BAD.density(at) + (1 - BAD_SHARE) * GOOD.density(at);
    }

    /** Returns σ of an image of the middle level. */
    double std(double mos) {
        double at = mos / HIGHEST;
        return width * (10 + 13 * 4 * at * (1 - at));
    }

    /** Returns the standard deviation of a model's scores of images of a MOS. */
    double spread(MadeUpModel model, double mos) {
        double own = model.noise(mos);
        return Math.sqrt(own * own + scenes.variance(mos));
    }

    /**
     * Draws a set of images.
     *
     * @param perScene images of each scene
     * @param common share of the variance of errors that all models have in common
     */
    StudySet draw(int images, int perScene, double common, SplittableRandom random) {
        double[] mos = new double[images];
        double[] std = new double[images];
        double[] together = new double[images];
        String[] scene = new String[images];
        for (int i = 0; i < images; i++) {
            mos[i] = drawMos(random);
            std[i] = std(mos[i]) * LEVELS[drawLevel(random)];
            together[i] = random.nextGaussian();
            scene[i] = "scene" + i / perScene;
        }
        int count = (images + perScene - 1) / perScene;
        double[][] shared = {normals(count, random), normals(count, random)};
        var predictions = new ArrayList<Predictions>();
        for (int m = 0; m < models.size(); m++) {
            double[] shifts = effects(shared[0], random);
            double[] slopes = effects(shared[1], random);
            double[] scores = new double[images];
            for (int i = 0; i < images; i++) {
                double own = Math.sqrt(common) * together[i] + Math.sqrt(1 - common) * random.nextGaussian();
                scores[i] = models.get(m).mean(mos[i])
                        + models.get(m).noise(mos[i]) * errors.draw(random) * own
                        + scenes.shift() * shifts[i / perScene]
                        + scenes.slope() * slopes[i / perScene] * SceneEffect.distance(mos[i]);
            }
            predictions.add(new Predictions("model" + m, Column.of(scores)));
        }
        return new StudySet(
                new Ratings(Column.of(mos), Column.of(std)), List.copyOf(predictions), Arrays.asList(scene));
    }

    private static double drawMos(SplittableRandom random) {
        while (true) {
            double mos = HIGHEST * random.nextDouble();
            if (random.nextDouble() * DENSEST < density(mos)) {
                return mos;
            }
        }
    }

    private static int drawLevel(SplittableRandom random) {
        double at = random.nextDouble();
        return at < LEVEL_SHARES[0] ? 0 : at < LEVEL_SHARES[0] + LEVEL_SHARES[1] ? 1 : 2;
    }

    private static double[] normals(int count, SplittableRandom random) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, _ -> random.nextGaussian());
        return numbers;
    }

    /** Returns normal numbers that have half their variance in common with {@code shared}. */
    private static double[] effects(double[] shared, SplittableRandom random) {
        double[] effects = new double[shared.length];
        Arrays.setAll(effects, u -> Math.sqrt(0.5) * (shared[u] + random.nextGaussian()));
        return effects;
    }
}
