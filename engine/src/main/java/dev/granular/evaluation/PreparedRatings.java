package dev.granular.evaluation;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.compress.Compression;
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
import java.util.function.Supplier;

/**
 * Ratings with all that follows from them alone: order, ranks, regulator weights and, once it was needed, the layout of super
 * points. Kept to evaluate models that come later, as a model in training does after each epoch; each costs only itself. May
 * be used by several threads at once.
 *
 * <p>A layout that is kept depends on ratings and points only, and is checked with every model. So values that are computed
 * within a tolerance may differ from those of {@link Evaluation#run}, by no more than it; direct sums are the same.
 */
public final class PreparedRatings {
    /** Images below which ranks and weights take less time than threads take to start. */
    private static final int SMALL = 20_000;

    private final Evaluation choices;
    private final QualityRange range;
    private final Unit unit;
    private final RatedImages images;
    /** Present if only pairs within groups count. */
    private final Optional<PreparedGroups> groups;
    /** Points asked for, and the same counted in the unit. */
    private final List<SurfacePoint> points;

    private final List<SurfacePoint> counted;

    private final KeptLayout layout;

    /** Super points, settled when first needed, with the tolerance that they are for. */
    private static final class KeptLayout {
        private record Layout(double tolerance, Compression compression) {}

        private Optional<Layout> known = Optional.empty();

        private synchronized Compression of(double tolerance, Supplier<Compression> settling) {
            if (known.filter(each -> each.tolerance == tolerance).isEmpty()) {
                known = Optional.of(new Layout(tolerance, settling.get()));
            }
            return known.orElseThrow().compression;
        }
    }

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
        layout = new KeptLayout();
    }

    private PreparedRatings(PreparedRatings other, Evaluation choices, KeptLayout layout) {
        this.choices = choices;
        this.layout = layout;
        range = other.range;
        unit = other.unit;
        images = other.images;
        groups = other.groups;
        points = SurfacePoints.of(choices.points(), range);
        counted = points.stream().map(unit::counted).toList();
    }

    /** The range for points and surfaces; refuses one that does not hold the ratings. */
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

    /** The same ratings, to be evaluated at other points. */
    public PreparedRatings points(Points others) {
        return new PreparedRatings(this, choices.points(others), new KeptLayout());
    }

    /** The same ratings and super points, with another listener, which receives progress and may cancel. */
    public PreparedRatings progress(Progress listener) {
        return new PreparedRatings(this, choices.progress(listener), layout);
    }

    /** Lowest and highest MOS, or the axes that were chosen. */
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
        return result(models, true);
    }

    /** Only the values at the points, see {@link #run}. */
    public Correlations correlations(List<Predictions> models) {
        return correlations(models, true, new OverallProgress(choices.progress()));
    }

    /** @param keeping whether the layout of super points is kept, or settled for these models */
    EvaluationResult result(List<Predictions> models, boolean keeping) {
        var progress = new OverallProgress(choices.progress());
        List<Predictions> oriented = oriented(models);
        try (TaskPool pool = choices.workers().pool(progress)) {
            Correlations correlations = correlations(oriented, keeping, progress, pool);
            return new ModelScoring(choices, range, correlations, progress, pool).result(oriented);
        }
    }

    /** See {@link #result}. */
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
        AccurateSum sum = sum(with(oriented), progress, pool);
        AccurateSum.Evaluated evaluated = keeping
                ? sum.evaluate(counted, choices.accuracy(), this::settled)
                : sum.evaluate(counted, choices.accuracy());
        return evaluated.correlations(points, names(oriented), List.copyOf(choices.methods()));
    }

    /** See {@link Evaluation#profile}. */
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

    AccurateSum sum(RatedImages with, OverallProgress progress, TaskPool pool) {
        return new AccurateSum(with, choices.methods(), pool, progress, AccurateSum.Limits.ofThisProcess());
    }

    /** The images with models. */
    RatedImages with(List<Predictions> models) {
        try (TaskPool pool = pool()) {
            return new RatedImages(images, models, pool);
        }
    }

    /** Higher meaning better; refuses models that do not fit. */
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

    /** Nodes that are kept, or new ones if those do not hold for the models. */
    private Optional<Settlement> settled(
            RatedImages with, double tolerance, List<SurfacePoint> at, double otherwise, TaskPool pool) {
        Compression kept = layout(tolerance, pool).with(with);
        if (kept.seconds(at.size()) <= otherwise) {
            Settlement settlement = Settlement.of(kept, with, choices.methods(), tolerance, at, pool);
            if (settlement.holds(tolerance)) {
                return Optional.of(settlement);
            }
        }
        return Settlement.of(with, choices.methods(), tolerance, at, otherwise, pool);
    }

    private Compression layout(double tolerance, TaskPool pool) {
        return layout.of(tolerance, () -> Settlement.ofRatings(images, choices.methods(), tolerance, counted, pool));
    }
}
