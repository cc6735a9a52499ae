package dev.granular.pair;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.RowSums.Statistic;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Row sums over pairs of images at any list of points, for all models at once. Weights are those of {@link DirectSum}.
 * Images of one rating class share their weights, and everything but the signs of differences is summed once for the class.
 * Each row is summed by one thread in the order of its columns, so results do not depend on the number of threads.
 */
public final class RowSummation {
    /** Bytes that the sums of a batch of points may take. */
    private static final long BATCH_BYTES = 96L << 20;

    /** Most points in a batch: beyond, a tile's values serve for no more. */
    private static final int MOST_POINTS = 64;

    /** Lowest exponent where nothing is left out: as far as doubles go. */
    private static final double LOWEST = -1000;

    /** What left-out pairs may contribute to a sum, relative to it. */
    private static final double NEGLIGIBLE = 0x1p-60;

    private final RatedImages images;
    private final Set<Method> methods;
    private final RowKernel kernel;
    private final TaskPool pool;
    private final PairSource pairs;
    private final RowColumns columns;
    /** No columns without clusters. */
    private final List<RowColumns> clusters;

    private final Map<Statistic, double[]> largestSquares = new EnumMap<>(Statistic.class);

    /** Receives a point's row sums. */
    @FunctionalInterface
    public interface Reduction<T> {
        /**
         * Reduces the sums at a point to what is kept.
         *
         * @param point index into the list of points
         */
        T of(int point, RowSums sums);
    }

    /**
     * Prepares sums of what {@code methods} need.
     *
     * @param clusters images of each cluster, by ascending position in MOS order; empty if there are no clusters
     */
    public RowSummation(RatedImages images, Set<Method> methods, List<int[]> clusters, TaskPool pool) {
        this(images, RatingClasses.of(images), methods, clusters, pool, RowKernel.preferred());
    }

    RowSummation(
            RatedImages images,
            Optional<RatingClasses> classes,
            Set<Method> methods,
            List<int[]> clusters,
            TaskPool pool,
            RowKernel kernel) {
        this.images = images;
        this.methods = methods;
        this.kernel = kernel;
        this.pool = pool;
        var nothing = new PairStatistics(Set.of(), images.models());
        pairs = classes.isPresent()
                ? new ClassPairs(images, classes.get(), nothing, PairKernel.preferred())
                : new ImagePairs(images, nothing, PairKernel.preferred());
        columns = RowColumns.of(images, classes);
        this.clusters =
                clusters.stream().map(some -> RowColumns.ofSome(images, some)).toList();
        addLargestSquares();
    }

    private void addLargestSquares() {
        largestSquares.put(Statistic.MOS_MOS, new double[] {squaredRange(images.mos)});
        largestSquares.put(Statistic.RANK_MOS_MOS, new double[] {squaredRange(images.mosRank)});
        largestSquares.put(Statistic.SCORE_SCORE, squaredRanges(images.scores));
        largestSquares.put(Statistic.RANK_SCORE_SCORE, squaredRanges(images.scoreRanks));
        largestSquares.keySet().removeIf(statistic -> !statistic.isNeeded(methods));
    }

    private static double[] squaredRanges(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(RowSummation::squaredRange).toArray();
    }

    private static double squaredRange(double[] values) {
        double range = Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
        return range * range;
    }

    /**
     * Returns sums at every point and reduces; results are in the order of the points.
     *
     * @param points counted in the unit of the images' MOS
     * @param reduction called once for each point whose sums it returns, by any thread
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public <T> List<T> evaluate(List<SurfacePoint> points, Reduction<T> reduction, Progress progress) {
        var results = new ArrayList<T>();
        points.forEach(_ -> results.add(null));
        if (images.n < 2) {
            for (int k = 0; k < points.size(); k++) {
                results.set(k, reduction.of(k, RowBatch.nothing(methods, images, clusters.size())));
            }
            return results;
        }
        List<Integer> order = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> points.get(k).qd()))
                .toList();
        int batch = batch();
        long all = Math.ceilDiv(points.size(), batch);
        var doubtful = new ArrayList<Integer>();
        long done = 0;
        for (int from = 0; from < order.size(); from += batch, done++) {
            List<Integer> some = order.subList(from, Math.min(order.size(), from + batch));
            List<Optional<T>> reduced = batch(points, some, PointWindows.REACH, reduction, share(progress, done, all));
            for (int k = 0; k < some.size(); k++) {
                if (reduced.get(k).isPresent()) {
                    results.set(some.get(k), reduced.get(k).get());
                } else {
                    doubtful.add(some.get(k));
                }
            }
        }
        all += Math.ceilDiv(doubtful.size(), batch);
        for (int from = 0; from < doubtful.size(); from += batch, done++) {
            List<Integer> some = doubtful.subList(from, Math.min(doubtful.size(), from + batch));
            List<Optional<T>> reduced =
                    batch(points, some, Double.POSITIVE_INFINITY, reduction, share(progress, done, all));
            for (int k = 0; k < some.size(); k++) {
                results.set(some.get(k), reduced.get(k).orElseThrow());
            }
        }
        return results;
    }

    /** Progress of one batch among several, each counted as a million units. */
    private static Progress share(Progress progress, long before, long all) {
        long units = 1_000_000;
        return (done, total) -> progress.advanced(before * units + done * units / total, all * units);
    }

    private int batch() {
        int models = images.models();
        long rows = 5L + 7L * models;
        long bytes = Double.BYTES * (columns.classes * rows + (long) columns.images * models);
        return Math.clamp(BATCH_BYTES / Math.max(1, bytes), RowKernel.POINTS, MOST_POINTS);
    }

    /** Returns sums of a batch of points; nothing where left-out pairs might have mattered. */
    private <T> List<Optional<T>> batch(
            List<SurfacePoint> points, List<Integer> some, double reach, Reduction<T> reduction, Progress progress) {
        boolean isAll = reach == Double.POSITIVE_INFINITY;
        var windows = new PointWindows(pairs, some.stream().map(points::get).toArray(SurfacePoint[]::new));
        List<Integer> places = IntStream.range(0, some.size()).boxed().toList();
        pool.each(places, k -> {
            windows.open(k, points.get(some.get(k)).q());
            if (!isAll) {
                windows.factor(k, PairKernel.preferred());
            }
            return k;
        });
        var batch = new RowBatch(columns, clusters, methods, kernel, some.size());
        pool.all(batch.tasks(windows, reach, isAll ? LOWEST : PairKernel.FLOOR), progress);
        return pool.each(places, k -> {
            RowSums sums = batch.sums(k);
            return isAll || isCertified(sums) ? Optional.of(reduction.of(some.get(k), sums)) : Optional.empty();
        });
    }

    /** Holds the same certificate as {@link DirectSum}: what was left out is less than rounding. */
    private boolean isCertified(RowSums sums) {
        double leftOut = Math.scalb(0.5 * images.n * (images.n - 1.0), -PointWindows.REACH);
        for (Map.Entry<Statistic, double[]> entry : largestSquares.entrySet()) {
            for (int m = 0; m < entry.getValue().length; m++) {
                if (leftOut * entry.getValue()[m] > NEGLIGIBLE * sums.total(entry.getKey(), m)) {
                    return false;
                }
            }
        }
        return true;
    }
}
