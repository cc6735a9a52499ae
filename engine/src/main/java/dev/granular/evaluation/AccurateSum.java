package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.QualityRange;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Chooses between the direct and the compressed sum, and keeps the compressed one honest: before it is used, it is
 * compared with the direct sum on a sample of the images; where it misses the tolerance it is refined, and given up if
 * that does not help.
 */
final class AccurateSum {
    /**
     * Processor seconds that a direct sum at many points may take before compression is preferred. What is chosen must not
     * depend on the number of threads, as results do not.
     */
    private static final double A_MOMENT = 4;

    /** Those that it may take at few points, which are more often compared with other implementations' numbers. */
    private static final double A_WHILE = 120;

    /** Those that images take at least to be turned into super points. */
    private static final double COMPRESSION_TAKES = 1;

    /** Points that are few. */
    private static final int FEW_POINTS = 1000;

    /** Tolerance where none was asked for. */
    static final double DEFAULT_TOLERANCE = 1e-6;

    /** Images, models and points on which both sums are compared; the super points serve all models alike. */
    private static final int CHECKED_IMAGES = 3000;

    private static final int CHECKED_MODELS = 2;

    private static final int CHECKED_POINTS = 8;

    /** Of those, how many must have support for the comparison to count. */
    private static final int FEWEST_CHECKED = 4;

    /** Effective pairs below which a point of the sample is too thin to tell anything. */
    private static final double CHECKED_SUPPORT = 50;

    /** Seconds from which on a direct sum is announced. */
    private static final double ANNOUNCED = 60;

    /** Longest that a direct sum may take that nobody asked for. */
    static final Duration PATIENCE = Duration.ofHours(1);

    /** Images and points from which the time of a direct sum is estimated. */
    private static final int TIMED_IMAGES = 20_000;

    private static final int TIMED_POINTS = 50;

    private static final int ATTEMPTS = 3;
    private static final double REFINEMENT = 0.1;
    private static final long SEED = 1;

    private final RatedImages images;
    private final Optional<RatingClasses> classes;
    private final Set<Method> methods;
    private final QualityRange range;
    private final int threads;
    private final Progress progress;
    private final Duration patience;

    /** Sums and how they were come by. */
    record Evaluated(PairSums sums, Computation computation) {
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
            return new Correlations(at, models, methods, values, effectivePairs, computation);
        }
    }

    /** @param patience longest that a direct sum may take without {@link Accuracy.Exact} being asked for */
    AccurateSum(
            RatedImages images,
            Set<Method> methods,
            QualityRange range,
            int threads,
            Progress progress,
            Duration patience) {
        this.images = images;
        classes = RatingClasses.of(images);
        this.methods = methods;
        this.range = range;
        this.threads = threads;
        this.progress = progress;
        this.patience = patience;
    }

    /** @throws InputException if compression does not serve and a direct sum would take longer than there is patience */
    Evaluated evaluate(List<SurfacePoint> points, Accuracy accuracy) {
        return switch (accuracy) {
            case Accuracy.Exact() -> direct(points, "direct sum over all pairs", List.of());
            case Accuracy.Within(double tolerance) ->
                processorSeconds(points.size()) <= COMPRESSION_TAKES
                        ? direct(points, "direct sum over all pairs, which takes no longer than compression", List.of())
                        : compressed(points, tolerance);
            case Accuracy.Automatic() ->
                processorSeconds(points.size()) <= (points.size() <= FEW_POINTS ? A_WHILE : A_MOMENT)
                        ? direct(points, "direct sum over all pairs, which does not take long", List.of())
                        : compressed(points, DEFAULT_TOLERANCE);
        };
    }

    /** What a direct sum takes if every pair counts at every point. */
    private double processorSeconds(int points) {
        return DirectSum.seconds(images, classes, methods, points);
    }

    private double mostSeconds(List<SurfacePoint> points) {
        return processorSeconds(points.size()) / threads;
    }

    /** What a direct sum takes, roughly: where σ is small, far fewer pairs count at a point than there are. */
    private double seconds(List<SurfacePoint> points) {
        List<SurfacePoint> timed = Arrays.stream(sample(points.size(), TIMED_POINTS))
                .mapToObj(points::get)
                .toList();
        RatedImages some = images.select(sample(images.size(), TIMED_IMAGES), sample(images.models(), 1));
        double share = new DirectSum(some, methods, threads).share(timed);
        return share * mostSeconds(points);
    }

    private Evaluated direct(List<SurfacePoint> points, String note, List<String> warnings) {
        if (mostSeconds(points) > ANNOUNCED) {
            double seconds = seconds(points);
            if (seconds > ANNOUNCED) {
                progress.announced("summing every pair of images takes " + RoughTime.of(seconds));
            }
        }
        PairSums sums = new DirectSum(images, classes, methods, threads).evaluate(points, progress);
        String together = classes.isPresent()
                ? "; " + images.size() + " images have " + classes.get().size() + " different ratings"
                : "";
        return new Evaluated(sums, Computation.direct(note + together, warnings));
    }

    private Evaluated compressed(List<SurfacePoint> points, double tolerance) {
        try (var pool = new TaskPool(threads)) {
            // It seldom misses the tolerance, and then what is done beside the check was in vain.
            return switch (attempt(tolerance, pool, compression -> compression.all(pool, progress))) {
                case Attempt.Kept<CompressedSet>(CompressedSet set, double difference) ->
                    compressed(set, points, tolerance, difference);
                case Attempt.Failed<CompressedSet>(String reason, List<String> warnings) -> {
                    requirePatience(points, reason);
                    yield direct(points, "direct sum: " + reason, warnings);
                }
            };
        }
    }

    /** What came of compressing. */
    sealed interface Attempt<T> {
        /** What was made of nodes that keep the tolerance, and the largest difference seen from the direct sum. */
        record Kept<T>(T made, double difference) implements Attempt<T> {}

        /** Why images have to stay what they are. */
        record Failed<T>(String reason, List<String> warnings) implements Attempt<T> {}
    }

    /**
     * Compresses, and refines that until the tolerance is kept.
     *
     * @param work done beside the check
     */
    <T> Attempt<T> attempt(double tolerance, TaskPool pool, Function<Compression, T> work) {
        if (images.size() < 2) {
            return new Attempt.Failed<>("there are too few images to compress", List.of());
        }
        var check = new Check(pool);
        double inner = tolerance;
        double difference = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var compression = new Compression(images, methods, inner, pool);
            if (!compression.pays()) {
                return new Attempt.Failed<>(
                        compression.superPoints() + " super points would be too many for " + images.size() + " images",
                        List.of());
            }
            Supplier<Double> checked = pool.beside(() -> check.largestDifference(compression, pool));
            T made = work.apply(compression);
            difference = checked.get();
            if (difference <= tolerance) {
                return new Attempt.Kept<>(made, difference);
            }
            inner *= REFINEMENT;
        }
        String warning = String.format(
                Locale.ROOT,
                "compression missed the accuracy of %.0e by a difference of %.1e, so every pair was summed",
                tolerance,
                difference);
        return new Attempt.Failed<>("compression missed the accuracy", List.of(warning));
    }

    /** @param reason why every pair has to be summed */
    private void requirePatience(List<SurfacePoint> points, String reason) {
        double most = patience.toMillis() / 1e3;
        double seconds = mostSeconds(points) <= most ? 0 : seconds(points);
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
                    Math.floor(Math.sqrt(part) * images.size())));
        }
    }

    private Evaluated compressed(CompressedSet set, List<SurfacePoint> points, double tolerance, double difference) {
        PairSums sums = set.evaluate(points, threads, progress);
        String note = String.format(
                Locale.ROOT,
                "%d super points for %d images, within %.0e; largest difference seen from the direct sum %.1e",
                set.size(),
                images.size(),
                tolerance,
                difference);
        return new Evaluated(sums, new Computation(set.size(), tolerance, difference, note, List.of()));
    }

    /** What both sums are compared on: some of the images and models, at random points. */
    private final class Check {
        private final int[] positions = sample(images.size(), CHECKED_IMAGES);
        private final int[] models = sample(images.models(), CHECKED_MODELS);
        private final List<SurfacePoint> points = new ArrayList<>();
        private final Supplier<PairSums> exact;

        /** Begins with the direct sum, which needs no super points; one thread, as all others have their own work. */
        Check(TaskPool pool) {
            var random = new SplittableRandom(SEED);
            for (int k = 0; k < CHECKED_POINTS; k++) {
                double q = range.min() + range.width() * random.nextDouble();
                points.add(new SurfacePoint(q, range.width() * random.nextDouble()));
            }
            exact = pool.beside(
                    () -> new DirectSum(images.select(positions, models), methods, 1).evaluate(points, Progress.NONE));
        }

        /** Largest difference of a correlation; infinite if too few points have support. */
        double largestDifference(Compression compression, TaskPool pool) {
            PairSums close =
                    compression.some(positions, models, pool, Progress.NONE).evaluate(points, 1, Progress.NONE);
            double largest = 0;
            int checked = 0;
            for (int k = 0; k < points.size(); k++) {
                if (exact.get().effectivePairs(k) >= CHECKED_SUPPORT) {
                    checked++;
                    largest = Math.max(largest, difference(exact.get(), close, models.length, k));
                }
            }
            return checked < FEWEST_CHECKED ? Double.POSITIVE_INFINITY : largest;
        }
    }

    private double difference(PairSums exact, PairSums close, int models, int point) {
        double largest = 0;
        for (int model = 0; model < models; model++) {
            for (Method method : methods) {
                double difference =
                        Math.abs(exact.correlation(point, method, model) - close.correlation(point, method, model));
                // A constant model is undefined either way.
                largest = difference > largest ? difference : largest;
            }
        }
        return largest;
    }

    /** So many of a number of positions, or all if there are fewer, spread evenly. */
    private static int[] sample(int all, int most) {
        int size = Math.min(all, most);
        int[] positions = new int[size];
        for (int k = 0; k < size; k++) {
            positions[k] = (int) ((long) k * all / size);
        }
        return positions;
    }
}
