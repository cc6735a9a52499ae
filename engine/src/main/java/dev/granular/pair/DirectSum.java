package dev.granular.pair;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.Product.Scale;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * The direct sum over all pairs of images, at any list of points: O(N²) per point, exact to rounding. Where many images have
 * the same rating, pairs are taken by {@link RatingClasses classes}, which makes it the same sum sooner. The order of every
 * summation is fixed by the data alone, so the result does not depend on the number of threads.
 */
public final class DirectSum {
    /** Lowest exponent where nothing is left out: as far as doubles go. */
    private static final double LOWEST = -1000;

    /** What left-out pairs may contribute to a sum, relative to it: less than rounding does. */
    private static final double NEGLIGIBLE = 0x1p-60;

    /** Points evaluated on one tile geometry. */
    private static final int BATCH = 128;

    /** The same where statistics of a tile are dear, as concordance between classes of images is. */
    private static final int BATCH_OF_CLASSES = 4096;

    /** Doubles that the windows of a batch may take: 64 MB. */
    private static final int WINDOW_DOUBLES = 8 << 20;

    /** Rough cost of a pair at a point, seconds, and what each model adds. */
    private static final double PAIR_COST = 1.2e-9;

    private static final double MODEL_COST = 0.3e-9;

    /** Rough cost of an image meeting a class, seconds, for each model and batch of points. */
    private static final double CONCORDANCE_COST = 0.7e-9;

    private final RatedImages images;
    private final PairStatistics layout;
    private final PairSource pairs;
    private final PairKernel kernel;
    private final int threads;
    /** Largest square each row of the layout can have if it is a sum of squares, else 0. */
    private final double[] largestSquare;

    /** A sum over {@code images} of what {@code methods} need, with the machine's preferred kernels. */
    public DirectSum(RatedImages images, Set<Method> methods, int threads) {
        this(images, RatingClasses.of(images), methods, threads);
    }

    /** The same, with classes found before. */
    public DirectSum(RatedImages images, Optional<RatingClasses> classes, Set<Method> methods, int threads) {
        this(images, classes, methods, threads, PairKernel.preferred());
    }

    DirectSum(
            RatedImages images, Optional<RatingClasses> classes, Set<Method> methods, int threads, PairKernel kernel) {
        this.images = images;
        layout = new PairStatistics(methods, images.scores.length);
        pairs = classes.isPresent()
                ? new ClassPairs(images, classes.get(), layout, kernel)
                : new ImagePairs(images, layout, kernel);
        this.kernel = kernel;
        this.threads = threads;
        largestSquare = layout.rows().stream().mapToDouble(this::largestSquare).toArray();
    }

    private DirectSum(RatedImages images, GroupPairs.Ends ends, Set<Method> methods, int threads) {
        this.images = images;
        layout = new PairStatistics(methods, images.scores.length);
        kernel = PairKernel.preferred();
        pairs = new GroupPairs(new ImagePairs(images, layout, kernel), ends);
        this.threads = threads;
        largestSquare = layout.rows().stream().mapToDouble(this::largestSquare).toArray();
    }

    /**
     * Returns a sum over the pairs of images of the same group, as one piece of work however many groups there are.
     *
     * @param groups images of each, MOS and scores counted in the same units; at least one
     */
    public static DirectSum within(List<RatedImages> groups, Set<Method> methods, int threads) {
        return new DirectSum(RatedImages.joined(groups), GroupPairs.Ends.of(groups), methods, threads);
    }

    private DirectSum(DirectSum other, PairSource pairs) {
        images = other.images;
        layout = other.layout;
        this.pairs = pairs;
        kernel = other.kernel;
        threads = other.threads;
        largestSquare = other.largestSquare;
    }

    /** Returns the same sum with windows on Q open everywhere: only the difference within a pair decides what it weighs. */
    public DirectSum alongDifference() {
        return new DirectSum(this, new OpenWindows(pairs));
    }

    private double largestSquare(Product product) {
        return switch (product) {
            case Product.OfMos(Scale scale) -> squaredRange(images.mos(scale));
            case Product.OfScore(Scale scale, int model) -> squaredRange(images.scores(model, scale));
            case Product.OfBoth _, Product.Concordance _ -> 0;
        };
    }

    private static double squaredRange(double[] values) {
        double range = Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
        return range * range;
    }

    /**
     * Evaluates every point.
     *
     * @param points counted in the unit of the images' MOS
     * @throws CancellationException if the listener asked to stop
     */
    public PairSums evaluate(List<SurfacePoint> points, Progress progress) {
        try (var pool = new TaskPool(threads)) {
            return evaluate(points, pool, progress);
        }
    }

    /** Returns the same, on a pool's threads. */
    public PairSums evaluate(List<SurfacePoint> points, TaskPool pool, Progress progress) {
        var result = new PairSums(layout, points.size());
        if (images.n < 2) {
            return result;
        }
        int batch = batch(pairs.size(), pairs.hasMasses());
        var work = new PairSchedule(pairs, layout, kernel, pool, progress, Math.ceilDiv(points.size(), batch));
        var doubtful = new ArrayList<Integer>();
        List<Integer> order = byQd(points);
        for (int from = 0; from < points.size(); from += batch) {
            List<Integer> some = order.subList(from, Math.min(order.size(), from + batch));
            PairSums sums =
                    work.evaluate(some.stream().map(points::get).toList(), PointWindows.REACH, PairKernel.FLOOR);
            for (int k = 0; k < some.size(); k++) {
                result.copy(some.get(k), sums, k);
                if (!certified(sums, k)) {
                    doubtful.add(some.get(k));
                }
            }
        }
        work.expect(Math.ceilDiv(doubtful.size(), batch));
        for (int from = 0; from < doubtful.size(); from += batch) {
            List<Integer> some = doubtful.subList(from, Math.min(doubtful.size(), from + batch));
            PairSums sums = work.evaluate(some.stream().map(points::get).toList(), Double.POSITIVE_INFINITY, LOWEST);
            for (int k = 0; k < some.size(); k++) {
                result.copy(some.get(k), sums, k);
            }
        }
        return result;
    }

    /** Returns indices of {@code points}, those of one Qd, whose weights have a factor in common, one after the other. */
    private static List<Integer> byQd(List<SurfacePoint> points) {
        return IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> points.get(k).qd()))
                .toList();
    }

    private static int batch(int size, boolean ofClasses) {
        return Math.clamp(WINDOW_DOUBLES / size, PairKernel.POINTS, ofClasses ? BATCH_OF_CLASSES : BATCH);
    }

    /** Estimates processor seconds for a number of models if every pair counts at every point. */
    public static double seconds(
            RatedImages images, Optional<RatingClasses> classes, int models, Set<Method> methods, int points) {
        double each = points * (PAIR_COST + models * MODEL_COST);
        if (classes.isEmpty()) {
            return 0.5 * images.n * (images.n - 1.0) * each;
        }
        int size = classes.get().size();
        double meetings = methods.contains(Method.KRCC) ? 0.5 * size * images.n * models : 0;
        int batches = Math.ceilDiv(points, batch(size, true));
        return 0.5 * size * (size + 1.0) * each + batches * meetings * CONCORDANCE_COST;
    }

    /**
     * Returns the share of all pairs, 0 to 1, that is near enough to be summed at each of {@code points}: what the sum takes there,
     * relative to one in which every pair counts.
     */
    public double[] shares(List<SurfacePoint> points) {
        double[] shares = new double[points.size()];
        int batch = batch(pairs.size(), pairs.hasMasses());
        for (int from = 0; from < shares.length; from += batch) {
            List<SurfacePoint> some = points.subList(from, Math.min(shares.length, from + batch));
            var windows = new PointWindows(pairs, some.toArray(SurfacePoint[]::new));
            for (int k = 0; k < some.size(); k++) {
                windows.open(k, some.get(k).q());
                shares[from + k] = windows.share(k, PointWindows.REACH);
            }
        }
        return shares;
    }

    /**
     * Returns whether the left-out pairs cannot have mattered. Each weighs at most 2^−REACH, where the heaviest pair weighs 1 or
     * more, and adds at most the squared range to a sum of squares; those sums have terms of one sign only, so what was
     * summed is a lower bound of the whole. The mixed sums follow by the Cauchy–Schwarz inequality.
     */
    private boolean certified(PairSums sums, int point) {
        double leftOut = Math.scalb(0.5 * images.n * (images.n - 1.0), -PointWindows.REACH);
        for (int row = 0; row < largestSquare.length; row++) {
            if (leftOut * largestSquare[row] > NEGLIGIBLE * Math.abs(sums.sum(point, row))) {
                return false;
            }
        }
        return true;
    }
}
