package dev.granular.evaluation;

import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.global.GlobalFigures;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import dev.granular.profile.Profile;
import dev.granular.profile.ProfileSums;
import dev.granular.rating.density.DensityWeights;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ratings with all that follows from them alone: order, ranks, regulator weights and, once it was needed, the layout of super
 * points. Kept to evaluate models that come later, as a model in training does after each epoch; each costs only itself. Models
 * on the super points are kept, too, so that other points of a model cost no more than their sums. May be used by several
 * threads at once.
 *
 * <p>The layout that is kept depends on the ratings only, serves any points, and is checked with every model. So values that
 * are computed within a tolerance may differ from those of {@link Evaluation#run}, by no more than it; direct sums are the
 * same.
 */
public final class PreparedRatings {
    /** Images below which ranks and weights take less time than threads take to start. */
    private static final int SMALL = 20_000;

    /** Part of all that is done when models are compressed. */
    private static final double COMPRESSED = 0.75;

    private final Evaluation choices;
    private final QualityRange range;
    private final Unit unit;
    private final RatedImages images;
    /** Present if only pairs within groups count. */
    private final Optional<PreparedGroups> groups;
    /** Points asked for, and the same counted in the unit. */
    private final List<SurfacePoint> points;

    private final List<SurfacePoint> counted;

    private final KeptModels kept;
    private final KeptResults results;

    /**
     * Prepares the ratings of an evaluation.
     *
     * @throws InputException if the ratings are all equal, or the regulator does not fit them
     */
    PreparedRatings(Evaluation choices) {
        this.choices = choices;
        Ratings ratings = choices.ratings();
        range = axes(choices);
        unit = Unit.of(range);
        try (TaskPool pool = pool()) {
            double[] weights = DensityWeights.of(choices.regulator(), ratings, pool);
            images = new RatedImages(ratings, unit, weights, choices.stdScale());
            groups = choices.within().map(names -> PreparedGroups.of(choices, names, unit, pool));
        }
        points = SurfacePoints.of(choices.points(), range);
        counted = points.stream().map(unit::counted).toList();
        results = new KeptResults();
        kept = new KeptModels(images, choices.methods(), unit.counted(range));
    }

    private PreparedRatings(PreparedRatings other, Evaluation choices) {
        this.choices = choices;
        kept = other.kept;
        results = other.results;
        range = other.range;
        unit = other.unit;
        images = other.images;
        groups = other.groups;
        points = SurfacePoints.of(choices.points(), range);
        counted = points.stream().map(unit::counted).toList();
    }

    /** Returns the range for points and surfaces; refuses one that does not hold the ratings. */
    private static QualityRange axes(Evaluation choices) {
        QualityRange own = choices.ratings().range();
        QualityRange axes = choices.axes().orElse(own);
        if (axes.min() > own.min() || axes.max() < own.max()) {
            throw new InputException("the axes from " + axes.min() + " to " + axes.max() + " do not hold the MOS from "
                    + own.min() + " to " + own.max());
        }
        return axes;
    }

    private TaskPool pool() {
        return choices.ratings().size() < SMALL
                ? new TaskPool(1, choices.progress())
                : choices.workers().pool(choices.progress());
    }

    /** Returns the same ratings, super points and models, to be evaluated at other points. */
    public PreparedRatings points(Points others) {
        return new PreparedRatings(this, choices.points(others));
    }

    /** Returns the same ratings, super points and models, with another listener, which receives progress and may cancel. */
    public PreparedRatings progress(Progress listener) {
        return new PreparedRatings(this, choices.progress(listener));
    }

    /** Returns the memory that ratings take, and models on super points, in bytes; models take a tenth of the heap at most. */
    public long keptBytes() {
        return images.bytes() + kept.bytes();
    }

    /** Returns the lowest and highest MOS, or the axes that were chosen. */
    public QualityRange range() {
        return range;
    }

    Unit unit() {
        return unit;
    }

    /**
     * Evaluates {@code models}: values at points, surfaces, scores and global figures.
     *
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException as {@link Evaluation#run}
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it, or the thread was interrupted
     */
    public EvaluationResult run(List<Predictions> models) {
        return results.of(choices.points(), oriented(models), () -> result(models, true));
    }

    /** Computes only the values at the points, see {@link #run}. */
    public Correlations correlations(List<Predictions> models) {
        return correlations(models, true, new OverallProgress(choices.progress()));
    }

    /** @param keeping whether super points and models are kept, or made for these points */
    EvaluationResult result(List<Predictions> models, boolean keeping) {
        var progress = new OverallProgress(choices.progress());
        List<Predictions> oriented = oriented(models);
        try (TaskPool pool = choices.workers().pool(progress)) {
            Correlations correlations = correlations(oriented, keeping, progress, pool);
            progress.enter("global figures");
            List<GlobalFigures> figures =
                    keeping ? kept.figures(oriented, this::figures, pool) : pool.each(oriented, this::figures);
            return new ModelScoring(choices.points(), choices.fit(), range, correlations, progress, pool)
                    .result(figures);
        }
    }

    private GlobalFigures figures(Predictions model) {
        Column mos = choices.ratings().mos();
        return choices.within()
                .map(names -> GlobalFigures.within(mos, model.scores(), names))
                .orElseGet(() -> GlobalFigures.of(mos, model.scores()));
    }

    /** Returns what {@link #result} does. */
    Correlations correlations(List<Predictions> models, boolean keeping, OverallProgress progress) {
        try (TaskPool pool = choices.workers().pool(progress)) {
            return correlations(oriented(models), keeping, progress, pool);
        }
    }

    private Correlations correlations(
            List<Predictions> oriented, boolean keeping, OverallProgress progress, TaskPool pool) {
        progress.enter("evaluate");
        if (groups.isPresent()) {
            List<RatedImages> all = groups.get().with(oriented, pool);
            return new GroupSums(all, choices.methods(), counted.size(), progress, pool)
                    .evaluate(counted, choices.accuracy(), groups.get().leftOut())
                    .correlations(points, names(oriented), List.copyOf(choices.methods()));
        }
        AccurateSum.Kept known = keeping
                ? (at, tolerance, serves) -> kept.sum(
                        new KeptModels.Asked(oriented, at, tolerance), serves, pool, progress.until(COMPRESSED))
                : AccurateSum.Kept.NOTHING;
        AccurateSum.Evaluated evaluated = sum(oriented, progress, pool).evaluate(counted, choices.accuracy(), known);
        return evaluated.correlations(points, names(oriented), List.copyOf(choices.methods()));
    }

    /** Computes {@link Evaluation#profile}. */
    public Profile profile(Profile.Axis axis, int steps, List<Predictions> models) {
        if (steps < 2) {
            throw new InputException("a profile of " + steps + " steps: it needs at least 2");
        }
        if (groups.isPresent()) {
            throw new InputException("a profile takes pairs of all images: evaluate it without groups to stay within");
        }
        List<Predictions> oriented = oriented(models);
        RatedImages with = with(oriented);
        double[] places = axis == Profile.Axis.QUALITY
                ? SurfacePoints.axis(range.min(), range.max(), steps)
                : SurfacePoints.axis(0, range.width(), steps);
        double[] inUnit = unit.counted(places.clone());
        try (var pool = choices.workers().pool(choices.progress())) {
            ProfileSums sums = axis == Profile.Axis.QUALITY
                    ? ProfileSums.alongQuality(with, choices.methods(), inUnit, pool)
                    : ProfileSums.alongDifference(with, choices.methods(), inUnit, pool);
            return sums.profile(axis, places, names(oriented), List.copyOf(choices.methods()));
        }
    }

    private AccurateSum sum(List<Predictions> oriented, OverallProgress progress, TaskPool pool) {
        return new AccurateSum(
                images,
                oriented.size(),
                new Once<>(() -> with(oriented)),
                choices.methods(),
                pool,
                progress,
                AccurateSum.Limits.ofThisProcess());
    }

    AccurateSum sum(RatedImages with, OverallProgress progress, TaskPool pool) {
        return new AccurateSum(with, choices.methods(), pool, progress, AccurateSum.Limits.ofThisProcess());
    }

    /** Returns the images with models. */
    RatedImages with(List<Predictions> models) {
        try (TaskPool pool = pool()) {
            return new RatedImages(images, models, pool);
        }
    }

    /** Turns scores so that higher means better; refuses models that do not fit. */
    List<Predictions> oriented(List<Predictions> models) {
        Objects.requireNonNull(models, "models");
        var names = new HashSet<String>();
        for (Predictions model : models) {
            Objects.requireNonNull(model, "a model");
            if (!names.add(model.model())) {
                throw new InputException(
                        "two models are called " + model.model() + ": every model needs a name of its own");
            }
            if (model.scores().size() != choices.ratings().size()) {
                throw new InputException("model " + model.model() + " has "
                        + model.scores().size() + " predictions for "
                        + choices.ratings().size() + " images: they must agree");
            }
        }
        return models.stream().map(Predictions::higherIsBetter).toList();
    }

    static List<String> names(List<Predictions> models) {
        return models.stream().map(Predictions::model).toList();
    }
}
