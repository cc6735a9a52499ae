package dev.granular.inference;

import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The limit that the raters' disagreement sets. MOS of finitely many raters are off the true opinion, with variance σ²/n: not even
 * a model that knows the true opinion correlates perfectly with them. Raters count as independent and without a bias that
 * they share, and every opinion as equally likely beforehand; that makes results too high by at most 0.013 with 20 raters
 * and 0.027 with 10, so fewer are refused.
 *
 * <pre>{@code
 * RaterLimits limits = RaterNoise.of(ratings, 30)
 *         .limits(models -> Evaluation.of(ratings).points(grid).correlations(models));
 * }</pre>
 */
public final class RaterNoise {
    /** Fewest raters of an image. */
    public static final int FEWEST_RATERS = 10;

    /** Simulated models whose surfaces are averaged; those of single ones differ by 0.006 at most (standard deviation). */
    private static final int REPLICATES = 10;

    /** Sets the streams apart from those of draws. */
    private static final long STREAM = 0x526174657273L;

    private final Ratings ratings;
    private final double[] raters;
    private final long seed;

    private RaterNoise(Ratings ratings, double[] raters, long seed) {
        this.ratings = ratings;
        this.raters = raters;
        this.seed = seed;
    }

    /**
     * Takes as many raters for every image.
     *
     * @param raters {@value #FEWEST_RATERS} or more
     * @throws InputException if there are fewer
     */
    public static RaterNoise of(Ratings ratings, int raters) {
        double[] all = new double[ratings.size()];
        Arrays.fill(all, raters);
        return of(ratings, Column.of(all));
    }

    /**
     * Takes each image's own number of raters.
     *
     * @param raters length N, each finite and {@value #FEWEST_RATERS} or more
     * @throws InputException if lengths differ or an image has fewer (row counted from 1)
     */
    public static RaterNoise of(Ratings ratings, Column raters) {
        if (raters.size() != ratings.size()) {
            throw new InputException(
                    raters.size() + " numbers of raters for " + ratings.size() + " images: they must agree");
        }
        int row = raters.next(0, count -> !(count >= FEWEST_RATERS && Double.isFinite(count)));
        if (row < raters.size()) {
            throw new InputException(raters.get(row) + " raters in row " + (row + 1) + ": with fewer than "
                    + FEWEST_RATERS + " no ceiling can be told");
        }
        return new RaterNoise(ratings, raters.toArray(), 1);
    }

    /** Chooses the seed of the simulated models; the same seed gives the same models on every machine. */
    public RaterNoise seed(long number) {
        return new RaterNoise(ratings, raters, number);
    }

    /**
     * Computes what a model that knows the true opinion of every image would reach, and another panel of as many raters.
     *
     * @param evaluation evaluates models against these ratings; called once
     */
    public RaterLimits limits(Function<List<Predictions>, Correlations> evaluation) {
        var models = new ArrayList<Predictions>(models(1));
        models.addAll(models(2));
        Correlations values = evaluation.apply(models);
        return new RaterLimits(values.points(), mean(values, 0), mean(values, REPLICATES));
    }

    /** Simulates opinions that are off the MOS by rater noise of so many panels. */
    private List<Predictions> models(int panels) {
        var generator = new CounterGenerator(STREAM * panels ^ seed);
        double[] mos = ratings.mos().toArray();
        double[] std = ratings.std().toArray();
        var models = new ArrayList<Predictions>();
        for (int k = 0; k < REPLICATES; k++) {
            double[] scores = new double[mos.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = mos[i] + std[i] * Math.sqrt(panels / raters[i]) * generator.normal(i, k);
            }
            models.add(new Predictions("panel " + panels + "-" + (k + 1), Column.of(scores)));
        }
        return models;
    }

    /** Averages the replicates that begin with a model. */
    private static Map<Method, double[]> mean(Correlations values, int from) {
        Map<Method, double[]> means = new EnumMap<>(Method.class);
        for (Method method : values.methods()) {
            double[] mean = new double[values.points().size()];
            Arrays.setAll(
                    mean,
                    k -> IntStream.range(from, from + REPLICATES)
                                    .mapToDouble(m -> values.value(m, method, k))
                                    .sum()
                            / REPLICATES);
            means.put(method, mean);
        }
        return means;
    }
}
