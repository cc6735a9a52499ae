package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Groups;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.profile.Profile;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * How models are evaluated against ratings. A value: each choice returns another evaluation and leaves this one as it is.
 *
 * <p>Defaults: all methods, Gaussian regulator, 100 points of a Latin hypercube with a fitted surface, the direct sum or
 * 1e-6 whichever is sensible, all processors. {@link #run} evaluates; {@link #prepare} keeps what follows from the ratings
 * for models to come; {@link #compression} keeps images for points to come.
 */
public final class Evaluation {

    private final Ratings ratings;
    // Set before an evaluation is handed out, and never after.
    private Set<Method> methods = Collections.unmodifiableSet(EnumSet.allOf(Method.class));
    private Regulator regulator = new Regulator.Gaussian();
    private Points points = new Points.LatinHypercube(100, 1);
    private Accuracy accuracy = new Accuracy.Automatic();
    private double stdScale = 1;
    private boolean fit = true;
    private Workers workers = Workers.ofAllProcessors();
    private Progress progress = Progress.NONE;
    private Optional<QualityRange> axes = Optional.empty();
    private Optional<Groups> within = Optional.empty();

    private Evaluation(Ratings ratings) {
        this.ratings = Objects.requireNonNull(ratings, "ratings");
    }

    private Evaluation(Evaluation other) {
        this(other, other.ratings);
    }

    private Evaluation(Evaluation other, Ratings ratings) {
        this.ratings = Objects.requireNonNull(ratings, "ratings");
        methods = other.methods;
        regulator = other.regulator;
        points = other.points;
        accuracy = other.accuracy;
        stdScale = other.stdScale;
        fit = other.fit;
        workers = other.workers;
        progress = other.progress;
        axes = other.axes;
        within = other.within;
    }

    /** Returns an evaluation against {@code ratings}, with the defaults. */
    public static Evaluation of(Ratings ratings) {
        return new Evaluation(ratings);
    }

    /** Chooses which correlations to compute; at least one. */
    public Evaluation methods(Set<Method> methods) {
        if (methods.isEmpty()) {
            throw new InputException("no method chosen: name at least one of plcc, srcc, krcc");
        }
        var other = new Evaluation(this);
        other.methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
        return other;
    }

    /** Chooses how images are weighted. */
    public Evaluation regulator(Regulator regulator) {
        var other = new Evaluation(this);
        other.regulator = Objects.requireNonNull(regulator, "regulator");
        return other;
    }

    /** Chooses where to evaluate. */
    public Evaluation points(Points points) {
        var other = new Evaluation(this);
        other.points = Objects.requireNonNull(points, "points");
        return other;
    }

    /** Chooses how exactly to evaluate. */
    public Evaluation accuracy(Accuracy accuracy) {
        var other = new Evaluation(this);
        other.accuracy = Objects.requireNonNull(accuracy, "accuracy");
        return other;
    }

    /** Multiplies every σ in the windows (not in the regulator); a positive number. */
    public Evaluation stdScale(double stdScale) {
        if (!(stdScale > 0) || Double.isInfinite(stdScale)) {
            throw new InputException("std-scale is " + stdScale + ": it must be a positive number");
        }
        var other = new Evaluation(this);
        other.stdScale = stdScale;
        return other;
    }

    /** Chooses whether a surface is fitted through scattered points; a grid is a surface by itself and never fitted. */
    public Evaluation fit(boolean fit) {
        var other = new Evaluation(this);
        other.fit = fit;
        return other;
    }

    /** Chooses how many threads may work, 1 or more; the result does not depend on it. They start and end with each call. */
    public Evaluation threads(int threads) {
        if (threads < 1) {
            throw new InputException("threads is " + threads + ": it must be at least 1");
        }
        return on(new Workers(threads, Optional.empty()));
    }

    /**
     * Chooses an executor to work on, instead of threads that start and end with each call. The executor is never shut down;
     * what an evaluation gave it has ended, or been cancelled, when the evaluation returns or throws. Small work stays on the
     * caller's thread. So does all work if the executor begins none of it for a tenth of a second, as when the caller
     * occupies its only thread. The result does not depend on the executor.
     *
     * @param tasks how many tasks the executor is given at a time, 1 or more: as many as may work at once
     */
    public Evaluation executor(ExecutorService executor, int tasks) {
        Objects.requireNonNull(executor, "executor");
        if (tasks < 1) {
            throw new InputException("tasks is " + tasks + ": it must be at least 1");
        }
        return on(new Workers(tasks, Optional.of(executor)));
    }

    private Evaluation on(Workers workers) {
        var other = new Evaluation(this);
        other.workers = workers;
        return other;
    }

    /** Sets the listener that receives progress and may cancel. */
    public Evaluation progress(Progress progress) {
        var other = new Evaluation(this);
        other.progress = Objects.requireNonNull(progress, "progress");
        return other;
    }

    /**
     * Chooses a range of MOS for points and surfaces that is wider than that of the ratings. So parts of a data set are
     * evaluated at the same points as the whole.
     */
    public Evaluation axes(QualityRange axes) {
        var other = new Evaluation(this);
        other.axes = Optional.of(axes);
        return other;
    }

    /**
     * Chooses that only pairs of images of the same group count, in surfaces and in global figures: for groups such as scenes,
     * whose opinions or scores compare among themselves alone. Every sum is the total of the sums within each group; ranks and
     * the regulator are those within a group, too. Groups of one image, or of equal MOS, have nothing to add.
     *
     * @param groups of the ratings' length
     * @throws InputException if the length differs
     */
    public Evaluation within(Groups groups) {
        groups.requireImages(ratings.size());
        var other = new Evaluation(this);
        other.within = Optional.of(groups);
        return other;
    }

    /** Returns the same choices for other ratings, with groups to stay within, if there are any. */
    Evaluation ratings(Ratings others, Optional<Groups> groups) {
        var other = new Evaluation(this, others);
        other.within = groups;
        return other;
    }

    /**
     * Evaluates {@code models} for every group of images, on the axes of all images.
     *
     * @param groups of the ratings' length
     * @param models each of the ratings' length and with a name of its own
     * @return one result for each group, in the order in which names first appear
     * @throws InputException as {@link #run}, but not for groups that are too small or alike: those say why they have no
     *     result
     */
    public List<GroupResult> byGroup(Groups groups, List<Predictions> models) {
        Objects.requireNonNull(groups, "groups");
        return GroupedEvaluation.of(this, groups, models);
    }

    /**
     * Evaluates {@code models}: values at points, surfaces, scores and global figures.
     *
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ or the ratings are all equal; or if compression does not serve, as where σ
     *     is very small, and a direct sum that was not asked for by {@link Accuracy.Exact} would take more than an hour
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it, or the thread was interrupted
     */
    public EvaluationResult run(List<Predictions> models) {
        Objects.requireNonNull(models, "models");
        return prepare().result(models, false);
    }

    /** Computes only the values at the points, see {@link #run}. */
    public Correlations correlations(List<Predictions> models) {
        Objects.requireNonNull(models, "models");
        return prepare().correlations(models, false, new OverallProgress(progress));
    }

    /**
     * Prepares the ratings for models to come.
     *
     * @throws InputException if the ratings are all equal, or the regulator does not fit them
     */
    public PreparedRatings prepare() {
        return new PreparedRatings(this);
    }

    /**
     * Evaluates {@code models} along one axis of the surface, with the other left open, over all pairs. Points, accuracy and
     * progress do not count here.
     *
     * @param steps number of places, evenly spaced over the range of the axis, 2 or more
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ, the ratings are all equal, or there are fewer than two steps
     */
    public Profile profile(Profile.Axis axis, int steps, List<Predictions> models) {
        Objects.requireNonNull(axis, "axis");
        return prepare().profile(axis, steps, models);
    }

    /**
     * Settles super points for the images, within {@link Accuracy.Within} or, by default, 1e-6. The super points depend on
     * the ratings alone; so sets of different models that were compressed apart can be joined.
     *
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ or the ratings are all equal; if accuracy is exact; or if compression does
     *     not serve, as for few images or where σ is very small
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it, or the thread was interrupted
     */
    public ImageCompression compression(List<Predictions> models) {
        Objects.requireNonNull(models, "models");
        return ImageCompression.settled(this, models);
    }

    Ratings ratings() {
        return ratings;
    }

    Set<Method> methods() {
        return methods;
    }

    Regulator regulator() {
        return regulator;
    }

    Points points() {
        return points;
    }

    Accuracy accuracy() {
        return accuracy;
    }

    double stdScale() {
        return stdScale;
    }

    boolean fit() {
        return fit;
    }

    Workers workers() {
        return workers;
    }

    Optional<QualityRange> axes() {
        return axes;
    }

    Optional<Groups> within() {
        return within;
    }

    Progress progress() {
        return progress;
    }
}
