package dev.granular.inference;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A study of how far correlations can be trusted, if the images rated are a sample. Every choice returns a new object, and
 * this one stays as it is.
 *
 * <pre>{@code
 * SurfaceInference surface = Inference.of(ratings)
 *         .clusters(references)
 *         .at(new Points.Grid(25, 25), models);
 * Estimate there = surface.estimate("lpips", Method.SRCC, 312);
 * Verdict better = surface.compare("lpips", "dists", Method.SRCC).verdict(312);
 * }</pre>
 *
 * Standard errors are those of the delete-one jackknife over images or clusters (Efron and Stein 1981); weights of the
 * regulator and spreads of opinions count as fixed.
 */
public final class Inference {
    private final Ratings ratings;
    private Set<Method> methods = EnumSet.allOf(Method.class);
    private Regulator regulator = new Regulator.Gaussian();
    private double stdScale = 1;
    private Units units;
    private double confidence = 0.95;
    private int draws = 2000;
    private long seed = 1;
    private Sampling sampling = Sampling.DEFAULT;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.NONE;
    private Optional<QualityRange> axes = Optional.empty();

    private Inference(Ratings ratings) {
        this.ratings = Objects.requireNonNull(ratings, "ratings");
        units = Units.images(ratings);
    }

    private Inference(Inference other) {
        ratings = other.ratings;
        methods = other.methods;
        regulator = other.regulator;
        stdScale = other.stdScale;
        units = other.units;
        confidence = other.confidence;
        draws = other.draws;
        seed = other.seed;
        sampling = other.sampling;
        threads = other.threads;
        progress = other.progress;
        axes = other.axes;
    }

    /** Begins with all methods, the Gaussian regulator, images as units, 95 % confidence and all processors. */
    public static Inference of(Ratings ratings) {
        return new Inference(ratings);
    }

    /** Chooses the correlations; at least one. */
    public Inference methods(Set<Method> chosen) {
        if (chosen.isEmpty()) {
            throw new InputException("no method chosen: name at least one of plcc, srcc, krcc");
        }
        var next = new Inference(this);
        next.methods = EnumSet.copyOf(chosen);
        return next;
    }

    /** Chooses how images are weighted on surfaces. */
    public Inference regulator(Regulator chosen) {
        var next = new Inference(this);
        next.regulator = Objects.requireNonNull(chosen, "regulator");
        return next;
    }

    /** Chooses the range of MOS that points cover, in place of that of the ratings. */
    public Inference axes(QualityRange chosen) {
        var next = new Inference(this);
        next.axes = Optional.of(chosen);
        return next;
    }

    /** Multiplies every σ in the windows (not in the regulator); a positive number. */
    public Inference stdScale(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new InputException("the factor on standard deviations is " + factor + ": it must be positive");
        }
        var next = new Inference(this);
        next.stdScale = factor;
        return next;
    }

    /**
     * Makes clusters the units of sampling: images that share a scene err alike, so that they are worth less than as many
     * independent ones.
     *
     * @param names of each image's cluster, length N, at least two different
     * @throws InputException if lengths differ or all names are the same
     */
    public Inference clusters(List<String> names) {
        if (names.size() != ratings.size()) {
            throw new InputException(
                    names.size() + " names of clusters for " + ratings.size() + " images: they must agree");
        }
        Units clusters = Units.clusters(List.copyOf(names));
        if (clusters.count() < 2) {
            throw new InputException("all images are in one cluster: nothing can be said of others");
        }
        var next = new Inference(this);
        next.units = clusters;
        return next;
    }

    /** Chooses the probability with which intervals and bands cover; above 0.5 and below 1. */
    public Inference confidence(double probability) {
        if (!(probability > 0.5 && probability < 1)) {
            throw new InputException("confidence is " + probability + ": it must be above 0.5 and below 1");
        }
        var next = new Inference(this);
        next.confidence = probability;
        return next;
    }

    /** Chooses how many draws bands and tests over a surface rest on; 100 or more. */
    public Inference draws(int count) {
        if (count < 100) {
            throw new InputException(count + " draws: bands and tests need at least 100");
        }
        var next = new Inference(this);
        next.draws = count;
        return next;
    }

    /** Chooses the seed of draws and samples; the same seed gives the same results on every machine. */
    public Inference seed(long number) {
        var next = new Inference(this);
        next.seed = number;
        return next;
    }

    /** Chooses when a sample of the images serves for standard errors. */
    public Inference sampling(Sampling chosen) {
        var next = new Inference(this);
        next.sampling = Objects.requireNonNull(chosen, "sampling");
        return next;
    }

    /** Chooses how many threads may work, 1 or more; the result does not depend on it. */
    public Inference threads(int count) {
        if (count < 1) {
            throw new InputException("threads is " + count + ": it must be at least 1");
        }
        var next = new Inference(this);
        next.threads = count;
        return next;
    }

    /** Chooses who hears of the progress and may cancel. */
    public Inference progress(Progress listener) {
        var next = new Inference(this);
        next.progress = Objects.requireNonNull(listener, "progress");
        return next;
    }

    /**
     * Computes estimates at surface points. If a sample serves for standard errors, values are direct sums over all images.
     *
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ, names are the same, or the ratings are all equal
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public SurfaceInference at(Points points, Collection<Predictions> models) {
        return new SurfaceStudy(this, List.copyOf(models)).at(points, Optional.empty());
    }

    /**
     * Computes estimates around correlations that were evaluated elsewhere, such as within a tolerance.
     *
     * @param values of the same points, models and methods
     * @throws InputException if lengths differ, names are the same, or the ratings are all equal
     * @throws IllegalArgumentException if values are of other points, models or methods
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public SurfaceInference at(Points points, Collection<Predictions> models, Correlations values) {
        return new SurfaceStudy(this, List.copyOf(models)).at(points, Optional.of(values));
    }

    /**
     * Computes estimates of the correlations over the whole set, every image counting the same, as {@link
     * dev.granular.global.GlobalFigures} has them; O(N log N).
     *
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ or names are the same
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public ScoreInference global(Collection<Predictions> models) {
        return new GlobalStudy(this, List.copyOf(models)).scores();
    }

    /** Returns where figures of models stand; refuses models that do not fit. */
    FigureLayout layout(List<Predictions> models) {
        var names = new HashSet<String>();
        for (Predictions model : models) {
            if (model.scores().size() != ratings.size()) {
                throw new InputException("model " + model.model() + " has "
                        + model.scores().size() + " predictions for " + ratings.size() + " images: they must agree");
            }
            if (!names.add(model.model())) {
                throw new InputException(
                        "two models are called " + model.model() + ": every model needs a name of its own");
            }
        }
        return new FigureLayout(models.stream().map(Predictions::model).toList(), List.copyOf(methods));
    }

    Ratings ratings() {
        return ratings;
    }

    Regulator regulator() {
        return regulator;
    }

    double stdScale() {
        return stdScale;
    }

    /** Returns the units, which models may have to tell apart. */
    Units units(List<Predictions> models) {
        return units.toldApart(ratings, models);
    }

    /** Returns the range of the points. */
    QualityRange range() {
        return axes.orElseGet(ratings::range);
    }

    Level level() {
        return new Level(confidence);
    }

    Draws draws() {
        return new Draws(draws, seed);
    }

    /** Returns the units that influences are computed of. */
    int[] sampled(Units of) {
        return sampling.units(of, seed);
    }

    int threads() {
        return threads;
    }

    Progress progress() {
        return progress;
    }
}
