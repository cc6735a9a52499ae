package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.compress.CompressedSet;
import dev.granular.compress.Compression;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.pair.RatingClasses;
import dev.granular.parallel.TaskPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Chooses between the direct and the compressed sum. Points that miss the tolerance are summed directly if that is quick;
 * otherwise they are not marked accurate.
 */
final class AccurateSum {
    /** Default tolerance. */
    static final double DEFAULT_TOLERANCE = 1e-6;

    /** Processor seconds that a direct sum may take without another thought. */
    private static final double A_MOMENT = 1;

    /** How many times longer than the compressed sum the direct one may take by default: it is exact. */
    private static final double EXACTNESS = 1.5;

    /** Processor seconds that points which miss the tolerance may take, in all. */
    private static final double MENDING = 20;

    /** Processor seconds of a sum that is not worth starting threads for. */
    private static final double SMALL = 0.02;

    /** Parts of all that is done when nodes are settled, images compressed, points evaluated, and all of them summed. */
    private static final double SETTLED = 0.5;

    private static final double COMPRESSED = 0.75;
    private static final double EVALUATED = 0.9;
    private static final double SUMMED = 0.95;

    /** Seconds from which on a direct sum is announced. */
    private static final double ANNOUNCED = 60;

    private final RatedImages ratings;
    private final int models;
    private final Supplier<RatedImages> images;
    private final Optional<RatingClasses> classes;
    private final Set<Method> methods;
    private final SumCost cost;
    private final TaskPool pool;
    private final OverallProgress progress;
    private final Limits limits;

    /** Sums over super points that are kept. */
    interface Kept {
        /** Nothing is kept. */
        Kept NOTHING = (points, tolerance, serves) -> Optional.empty();

        /**
         * Returns sums at the points; nothing if what is kept does not hold there.
         *
         * @param serves whether super points are worth while, and fit into memory
         */
        Optional<Compressed> sum(List<SurfacePoint> points, double tolerance, Predicate<Compression> serves);
    }

    /** Sums over super points, with their errors. */
    record Compressed(PairSums sums, Settlement settlement) {}

    /**
     * Limits on a direct sum that was not requested, and on memory.
     *
     * @param patience longest that a direct sum may take
     * @param bytes most that matrices may take
     */
    record Limits(Duration patience, double bytes) {
        private static final Duration PATIENCE = Duration.ofHours(1);

        /** Share of the heap that matrices may take. */
        private static final double HEAP_SHARE = 0.4;

        static Limits ofThisProcess() {
            return new Limits(PATIENCE, HEAP_SHARE * Runtime.getRuntime().maxMemory());
        }
    }

    /** Sums, how they were computed, and the estimated errors of correlations (0 for direct sums). */
    record Evaluated(PairSums sums, Computation computation, double[] errors) {
        Correlations correlations(List<SurfacePoint> at, List<String> models, List<Method> methods) {
            double[] values = new double[at.size() * models.size() * methods.size()];
            double[] effectivePairs = new double[at.size()];
            int next = 0;
            for (int point = 0; point < at.size(); point++) {
                effectivePairs[point] = sums.effectivePairs(point);
                for (int model = 0; model < models.size(); model++) {
                    for (Method method : methods) {
                        values[next++] = sums.correlation(point, method, model);
                    }
                }
            }
            return new Correlations(at, models, methods, values, effectivePairs, errors, computation);
        }
    }

    AccurateSum(RatedImages images, Set<Method> methods, TaskPool pool, OverallProgress progress, Limits limits) {
        this(images, images.models(), () -> images, methods, pool, progress, limits);
    }

    /**
     * @param ratings the images, whether or not they have the models
     * @param images the same with the models, asked for when needed
     */
    AccurateSum(
            RatedImages ratings,
            int models,
            Supplier<RatedImages> images,
            Set<Method> methods,
            TaskPool pool,
            OverallProgress progress,
            Limits limits) {
        this.ratings = ratings;
        this.models = models;
        this.images = images;
        classes = RatingClasses.of(ratings);
        this.methods = methods;
        cost = new SumCost(ratings, classes, models, methods);
        this.pool = pool;
        this.progress = progress;
        this.limits = limits;
    }

    /** Evaluates with nodes settled for these models, see {@link #evaluate(List, Accuracy, Kept)}. */
    Evaluated evaluate(List<SurfacePoint> points, Accuracy accuracy) {
        return evaluate(points, accuracy, Kept.NOTHING);
    }

    /** @throws InputException if compression does not serve and a direct sum would take longer than there is patience */
    Evaluated evaluate(List<SurfacePoint> points, Accuracy accuracy, Kept kept) {
        return switch (accuracy) {
            case Accuracy.Exact() -> direct(points, "direct sum over all pairs");
            case Accuracy.Within(double tolerance) ->
                directTakesAtMost(1, points)
                        ? direct(points, "direct sum over all pairs, which takes no longer than compression")
                        : compressed(points, tolerance, kept);
            case Accuracy.Automatic() ->
                directTakesAtMost(EXACTNESS, points)
                        ? direct(points, "direct sum over all pairs, which does not take long")
                        : compressed(points, DEFAULT_TOLERANCE, kept);
        };
    }

    private boolean directTakesAtMost(double times, List<SurfacePoint> points) {
        double most = Math.max(A_MOMENT, times * cost.compressed(points.size()));
        return ratings.size() < 2 || cost.directAtMost(points.size()) <= most || cost.direct(points) <= most;
    }

    private Evaluated direct(List<SurfacePoint> points, String note) {
        double seconds = cost.directAtMost(points.size()) / pool.threads() > ANNOUNCED
                ? cost.direct(points) / pool.threads()
                : 0;
        if (seconds > ANNOUNCED) {
            progress.announced("summing every pair of images takes " + RoughTime.of(seconds));
        }
        PairSums sums = directSum(points, progress.until(SUMMED));
        String together = classes.isPresent()
                ? "; " + ratings.size() + " images have " + classes.get().size() + " different ratings"
                : "";
        return new Evaluated(sums, Computation.direct(note + together, List.of()), new double[points.size()]);
    }

    private Evaluated compressed(List<SurfacePoint> points, double tolerance, Kept kept) {
        double otherwise = cost.direct(points);
        Optional<Compressed> known =
                kept.sum(points, tolerance, nodes -> fits(nodes) && nodes.seconds(models, points.size()) <= otherwise);
        return known.isPresent() ? mended(known.get(), points, tolerance) : compressed(points, tolerance, otherwise);
    }

    /** Compresses with nodes settled for these points. */
    private Evaluated compressed(List<SurfacePoint> points, double tolerance, double otherwise) {
        progress.until(SETTLED);
        Optional<Settlement> found = Settlement.of(images.get(), methods, tolerance, points, otherwise, pool);
        if (found.isEmpty()) {
            return direct(points, "direct sum over all pairs, which takes no longer than so many super points");
        }
        Settlement settlement = found.get();
        Compression compression = settlement.compression();
        if (!fits(compression)) {
            String reason = tooMany(compression);
            requirePatience(points, reason);
            return direct(points, "direct sum: " + reason);
        }
        CompressedSet set = compression.all(pool, progress.until(COMPRESSED));
        PairSums sums = set.evaluate(points, pool, progress.until(EVALUATED));
        return mended(new Compressed(sums, settlement), points, tolerance);
    }

    /** Returns a sum on the caller's thread if it takes less time than threads take to start. */
    private PairSums directSum(List<SurfacePoint> points, Progress listener) {
        TaskPool workers = cost.directAtMost(points.size()) < SMALL ? TaskPool.ONE : pool;
        return new DirectSum(images.get(), classes, methods, workers.threads()).evaluate(points, workers, listener);
    }

    /** Returns whether there is memory for the matrices. */
    boolean fits(Compression compression) {
        return compression.bytes(models) <= limits.bytes;
    }

    /** Returns why images stay what they are. */
    String tooMany(Compression compression) {
        return compression.superPoints() + " super points would be too many for " + ratings.size() + " images";
    }

    private void requirePatience(List<SurfacePoint> points, String reason) {
        double most = limits.patience.toMillis() / 1e3;
        double seconds = cost.direct(points) / pool.threads();
        if (seconds > most) {
            double part = most / seconds;
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s, and summing every pair takes %s: ask for fewer points (%.0f take %s), fewer images (%.0f do) or"
                            + " a looser accuracy, or insist with accuracy exact",
                    reason,
                    RoughTime.of(seconds),
                    Math.max(1, Math.floor(part * points.size())),
                    RoughTime.of(most),
                    Math.floor(Math.sqrt(part) * ratings.size())));
        }
    }

    /** Sums points that miss the tolerance directly, the cheapest first, while that does not take long. */
    private Evaluated mended(Compressed compressed, List<SurfacePoint> points, double tolerance) {
        PairSums sums = compressed.sums;
        Settlement settlement = compressed.settlement;
        double[] errors = settlement.errors().values().clone();
        List<Integer> missed = IntStream.range(0, errors.length)
                .filter(k -> !settlement.errors().within(k, tolerance))
                .boxed()
                .toList();
        List<Integer> affordable = affordable(missed, points);
        if (!affordable.isEmpty()) {
            List<SurfacePoint> again = affordable.stream().map(points::get).toList();
            PairSums direct = directSum(again, progress.until(SUMMED));
            for (int k = 0; k < affordable.size(); k++) {
                sums.copy(affordable.get(k), direct, k);
                errors[affordable.get(k)] = 0;
            }
        }
        var note = new StringBuilder(String.format(
                Locale.ROOT,
                "%d super points for %d images, within %.0e; largest difference seen from the direct sum %.1e",
                settlement.compression().superPoints(),
                ratings.size(),
                tolerance,
                settlement.largestDifference()));
        if (!affordable.isEmpty()) {
            note.append(String.format(Locale.ROOT, "; %d points summed directly", affordable.size()));
        }
        var computation = new Computation(
                settlement.compression().superPoints(),
                tolerance,
                settlement.largestDifference(),
                note.toString(),
                List.of());
        return new Evaluated(sums, computation, errors);
    }

    private List<Integer> affordable(List<Integer> missed, List<SurfacePoint> points) {
        if (missed.isEmpty()) {
            return List.of();
        }
        double[] takes = cost.directAtEach(missed.stream().map(points::get).toList());
        List<Integer> cheapest = IntStream.range(0, takes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> takes[k]))
                .toList();
        var affordable = new ArrayList<Integer>();
        double seconds = 0;
        for (int k : cheapest) {
            seconds += takes[k];
            if (seconds > MENDING) {
                break;
            }
            affordable.add(missed.get(k));
        }
        affordable.sort(Comparator.naturalOrder());
        return affordable;
    }
}
