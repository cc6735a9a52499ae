package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.compress.Compression;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import dev.granular.profile.Profile;
import dev.granular.profile.ProfileSums;
import dev.granular.rating.RegulatorWeights;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Evaluates models against ratings: choose, then {@link #run}. Each choice returns the same object; not for use by
 * several threads at once.
 */
public final class Evaluation {
    /** Steps along each axis of the grid for which super points are settled that are to serve any point. */
    private static final int SETTLED = 100;

    /** Images below which ranks and weights take less time than threads take to start. */
    private static final int SMALL = 20_000;

    private final Ratings ratings;
    private Set<Method> methods = EnumSet.allOf(Method.class);
    private Regulator regulator = new Regulator.Gaussian();
    private Points points = new Points.LatinHypercube(100, 1);
    private Accuracy accuracy = new Accuracy.Automatic();
    private double stdScale = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Progress progress = Progress.NONE;

    private Evaluation(Ratings ratings) {
        this.ratings = Objects.requireNonNull(ratings, "ratings");
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
        this.regulator = Objects.requireNonNull(regulator, "regulator");
        return this;
    }

    /** Where to evaluate. */
    public Evaluation points(Points points) {
        this.points = Objects.requireNonNull(points, "points");
        return this;
    }

    /** How exactly to evaluate. */
    public Evaluation accuracy(Accuracy accuracy) {
        this.accuracy = Objects.requireNonNull(accuracy, "accuracy");
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
        this.progress = Objects.requireNonNull(progress, "progress");
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
        QualityRange range = ratings.range();
        Unit unit = Unit.of(range);
        List<SurfacePoint> at = SurfacePoints.of(points, range);
        List<SurfacePoint> counted = at.stream().map(unit::counted).toList();
        return sum(images(models, unit))
                .evaluate(counted, accuracy)
                .correlations(at, names(models), List.copyOf(methods));
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
        if (steps < 2) {
            throw new InputException("a profile of " + steps + " steps: it needs at least 2");
        }
        QualityRange range = ratings.range();
        Unit unit = Unit.of(range);
        RatedImages images = images(models, unit);
        double[] places = axis == Profile.Axis.QUALITY
                ? SurfacePoints.axis(range.min(), range.max(), steps)
                : SurfacePoints.axis(0, range.width(), steps);
        double[] counted = unit.counted(places.clone());
        try (var pool = new TaskPool(threads)) {
            ProfileSums sums = axis == Profile.Axis.QUALITY
                    ? ProfileSums.alongQuality(images, methods, counted, pool)
                    : ProfileSums.alongDifference(images, methods, counted, threads);
            return sums.profile(axis, places, names(models), List.copyOf(methods));
        }
    }

    /**
     * Settles super points for the images, within {@link Accuracy.Within} or, by default, 1e-6. The super points depend on
     * the ratings, not on models or threads, unless the check of a model's values makes it refine them; so sets that were
     * compressed apart, by models or by parts of the images, can be merged.
     *
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ or the ratings are all equal; if accuracy is exact; or if compression does
     *     not serve, as for few images or where σ is very small
     * @throws java.util.concurrent.CancellationException if the progress listener stopped it
     */
    public ImageCompression compression(List<Predictions> models) {
        double tolerance = switch (accuracy) {
            case Accuracy.Within(double within) -> within;
            case Accuracy.Automatic() -> AccurateSum.DEFAULT_TOLERANCE;
            case Accuracy.Exact() ->
                throw new InputException("accuracy exact keeps every pair: images are compressed within a tolerance");
        };
        QualityRange range = ratings.range();
        Unit unit = Unit.of(range);
        RatedImages images = images(models, unit);
        List<SurfacePoint> at = SurfacePoints.of(new Points.Grid(SETTLED, SETTLED), range).stream()
                .map(unit::counted)
                .toList();
        try (var pool = new TaskPool(threads, progress)) {
            Settlement settlement = Settlement.once(images, methods, tolerance, at, pool);
            Compression compression = settlement.compression();
            AccurateSum sum = sum(images);
            if (!sum.fits(compression)) {
                throw new InputException("images cannot be compressed: " + sum.tooMany(compression));
            }
            long pairs = (long) images.size() * (images.size() - 1) / 2;
            ErrorMap errors = ErrorMap.of(settlement.errors(), pairs);
            var about = new CompressedImages.About(
                    names(models),
                    List.copyOf(methods),
                    range,
                    unit,
                    tolerance,
                    settlement.largestDifference(),
                    0,
                    errors);
            return new ImageCompression(compression, images, about, threads, progress);
        }
    }

    private AccurateSum sum(RatedImages images) {
        return new AccurateSum(images, methods, threads, progress, AccurateSum.Limits.ofThisProcess());
    }

    private RatedImages images(List<Predictions> models, Unit unit) {
        requireDifferentNames(models);
        for (Predictions model : models) {
            if (model.scores().size() != ratings.size()) {
                throw new InputException("model " + model.model() + " has "
                        + model.scores().size() + " predictions for " + ratings.size() + " images: they must agree");
            }
        }
        try (var pool = new TaskPool(ratings.size() < SMALL ? 1 : threads)) {
            double[] weights = RegulatorWeights.of(regulator, ratings, pool);
            return new RatedImages(ratings, unit, weights, stdScale, models, pool);
        }
    }

    private static void requireDifferentNames(List<Predictions> models) {
        var names = new HashSet<String>();
        for (Predictions model : models) {
            if (!names.add(model.model())) {
                throw new InputException(
                        "two models are called " + model.model() + ": every model needs a name of its own");
            }
        }
    }

    private static List<String> names(List<Predictions> models) {
        return models.stream().map(Predictions::model).toList();
    }
}
