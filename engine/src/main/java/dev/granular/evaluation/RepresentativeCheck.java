package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.compress.Compression;
import dev.granular.compress.nodes.Representatives;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Compares the compressed with the direct sum at some points, both over representatives of the images. */
final class RepresentativeCheck {
    /** Effective pairs of representatives below which nothing is known of a point. */
    private static final double KNOWN = 3;

    /** Those at which a difference counts twice, as so few may err less than all do. */
    private static final double THIN = 20;

    /** Those from which on a point is worth refining for. */
    private static final double WORTHWHILE = 10;

    /** Error of the number of effective pairs that counts like the whole tolerance. */
    private static final double PAIRS = 0.002;

    private static final double MOST_PAIRS = 1e3;

    /** Largest difference that two correlations can have to speak of. */
    private static final double UNDEFINED = 1;

    private final Set<Method> methods;
    private final double tolerance;
    private final List<SurfacePoint> points;
    private final Representatives some;
    private final int[] models;
    private final Supplier<PairSums> exact;

    /**
     * Begins with the direct sum, which needs no super points, on a thread of its own.
     *
     * @param models numbers of those that are compared
     */
    RepresentativeCheck(
            RatedImages images,
            Representatives some,
            int[] models,
            Set<Method> methods,
            double tolerance,
            List<SurfacePoint> points,
            TaskPool pool) {
        this.methods = methods;
        this.tolerance = tolerance;
        this.points = points;
        this.some = some;
        this.models = models;
        RatedImages among = some.among(images, models);
        exact = pool.beside(() -> new DirectSum(among, Optional.empty(), methods, 1).evaluate(points, Progress.NONE));
    }

    /** Points, in the order of their numbers. */
    List<SurfacePoint> points() {
        return points;
    }

    /**
     * Largest difference of a correlation at each point; more where the number of effective pairs is wrong, and NaN where
     * nothing is known.
     */
    double[] differences(Compression compression, TaskPool pool) {
        PairSums close = compression.some(some, models, pool, Progress.NONE).evaluate(points, pool, Progress.NONE);
        PairSums known = exact.get();
        double[] largest = new double[points.size()];
        for (int k = 0; k < largest.length; k++) {
            double pairs = known.effectivePairs(k);
            largest[k] = pairs >= KNOWN ? difference(known, close, k) * (1 + THIN / pairs) : Double.NaN;
        }
        return largest;
    }

    private double difference(PairSums known, PairSums close, int point) {
        double largest = 0;
        for (int model = 0; model < models.length; model++) {
            for (Method method : methods) {
                double there = known.correlation(point, method, model);
                double here = close.correlation(point, method, model);
                // A constant model is undefined either way.
                if (!Double.isNaN(there)) {
                    largest = Math.max(largest, Double.isNaN(here) ? UNDEFINED : Math.abs(there - here));
                }
            }
        }
        double pairs = Math.abs(close.effectivePairs(point) / known.effectivePairs(point) - 1) / PAIRS;
        return pairs <= 1 ? largest : Math.max(largest, tolerance * Math.min(MOST_PAIRS, pairs));
    }

    /** Numbers of the points at which more was seen than is allowed and that have support, the worst first. */
    List<Integer> over(double[] seen, double allowed) {
        PairSums known = exact.get();
        return IntStream.range(0, seen.length)
                .filter(k -> seen[k] > allowed && known.effectivePairs(k) >= WORTHWHILE)
                .boxed()
                .sorted((x, y) -> Double.compare(seen[y], seen[x]))
                .toList();
    }
}
