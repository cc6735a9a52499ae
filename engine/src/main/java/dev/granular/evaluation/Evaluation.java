package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import dev.granular.rating.RegulatorWeights;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates models against ratings: choose, then {@link #run}. Each choice returns the same object; not for use by
 * several threads at once.
 */
public final class Evaluation {
    private final Ratings ratings;
    private Set<Method> methods = EnumSet.allOf(Method.class);
    private Regulator regulator = new Regulator.Gaussian();
    private Points points = new Points.LatinHypercube(100, 1);
    private Accuracy accuracy = new Accuracy.Automatic();
    private double stdScale = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.NONE;

    private Evaluation(Ratings ratings) {
        this.ratings = ratings;
    }

    /** An evaluation against {@code ratings}: all methods, Gaussian regulator, 100 points, all processors. */
    public static Evaluation of(Ratings ratings) {
        return new Evaluation(ratings);
    }

    /** Which correlations to compute; at least one. */
    public Evaluation methods(Set<Method> methods) {
        if (methods.isEmpty()) {
            throw new InputException("no method chosen: name at least one of plcc, srcc, krcc");
        }
        this.methods = EnumSet.copyOf(methods);
        return this;
    }

    /** How images are weighted. */
    public Evaluation regulator(Regulator regulator) {
        this.regulator = regulator;
        return this;
    }

    /** Where to evaluate. */
    public Evaluation points(Points points) {
        this.points = points;
        return this;
    }

    /** How exactly to evaluate. */
    public Evaluation accuracy(Accuracy accuracy) {
        this.accuracy = accuracy;
        return this;
    }

    /** Multiplies every σ in the windows (not in the regulator); a positive number. */
    public Evaluation stdScale(double stdScale) {
        if (!(stdScale > 0) || Double.isInfinite(stdScale)) {
            throw new InputException("std-scale is " + stdScale + ": it must be a positive number");
        }
        this.stdScale = stdScale;
        return this;
    }

    /** How many threads may work, 1 or more; the result does not depend on it. */
    public Evaluation threads(int threads) {
        if (threads < 1) {
            throw new InputException("threads is " + threads + ": it must be at least 1");
        }
        this.threads = threads;
        return this;
    }

    /** Who hears of the progress and may cancel. */
    public Evaluation progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Evaluates {@code models}, each of the ratings' length.
     *
     * @throws InputException if lengths differ or the ratings are all equal; or if compression does not serve, as where σ
     *     is very small, and a direct sum that was not asked for by {@link Accuracy.Exact} would take more than an hour
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it
     */
    public Correlations run(List<Predictions> models) {
        List<SurfacePoint> at = SurfacePoints.of(points, ratings.range());
        for (Predictions model : models) {
            if (model.scores().size() != ratings.size()) {
                throw new InputException("model " + model.model() + " has "
                        + model.scores().size() + " predictions for " + ratings.size() + " images: they must agree");
            }
        }
        RatedImages images;
        try (var pool = new TaskPool(threads)) {
            double[] weights = RegulatorWeights.of(regulator, ratings, pool);
            images = new RatedImages(ratings, weights, stdScale, models, pool);
        }
        var evaluated = new AccurateSum(images, methods, ratings.range(), threads, progress, AccurateSum.PATIENCE)
                .evaluate(at, accuracy);
        return correlations(at, models, evaluated);
    }

    private Correlations correlations(
            List<SurfacePoint> at, List<Predictions> models, AccurateSum.Evaluated evaluated) {
        PairSums sums = evaluated.sums();
        List<Method> chosen = List.copyOf(methods);
        double[] values = new double[at.size() * models.size() * chosen.size()];
        double[] effectivePairs = new double[at.size()];
        int next = 0;
        for (int point = 0; point < at.size(); point++) {
            effectivePairs[point] = sums.effectivePairs(point);
            for (int model = 0; model < models.size(); model++) {
                for (Method method : chosen) {
                    values[next++] = sums.correlation(point, method, model);
                }
            }
        }
        List<String> names = models.stream().map(Predictions::model).toList();
        return new Correlations(at, names, chosen, values, effectivePairs, evaluated.computation());
    }
}
