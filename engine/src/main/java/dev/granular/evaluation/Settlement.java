package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.compress.Compression;
import dev.granular.compress.nodes.Representatives;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Nodes settled for the requested points, with estimated errors. Nodes are settled from probes at a few points; both sums are
 * compared at more points, then at all. If the tolerance is missed, weights are probed more tightly and nodes settled anew.
 *
 * @param compression the best that was found
 * @param errors estimated, at every point
 * @param largestDifference that was seen at points whose error is within the tolerance
 */
record Settlement(Compression compression, PointErrors errors, double largestDifference) {
    /** How many times tighter weights are probed if nodes are settled once. */
    private static final double ONCE = 4;

    /**
     * Settles nodes.
     *
     * @param otherwise processor seconds that a direct sum takes: nodes with which it takes longer are given up
     */
    static Optional<Settlement> of(
            RatedImages images,
            Set<Method> methods,
            double tolerance,
            List<SurfacePoint> points,
            double otherwise,
            TaskPool pool) {
        return new SettlingRounds(images, images, methods, tolerance, points, otherwise, 0, pool).settle();
    }

    /**
     * Settles nodes once, from more probes, and from ratings alone. So nodes do not depend on models: sets of models that are
     * compressed apart can be joined, and nodes can be kept for other models.
     */
    static Compression ofRatings(
            RatedImages images, Set<Method> methods, double tolerance, List<SurfacePoint> points, TaskPool pool) {
        return ofRatings(images, methods, tolerance, points, 0, pool);
    }

    /** Returns the same for more images than there are, which lie between neighbours that differ by no more than {@code gap}. */
    static Compression ofRatings(
            RatedImages images,
            Set<Method> methods,
            double tolerance,
            List<SurfacePoint> points,
            double gap,
            TaskPool pool) {
        RatedImages ratings = images.select(IntStream.range(0, images.size()).toArray(), new int[0]);
        var rounds =
                new SettlingRounds(images, ratings, methods, tolerance, points, Double.POSITIVE_INFINITY, gap, pool);
        rounds.tighten(ONCE);
        return rounds.compression();
    }

    /** Returns the largest of the errors of models at the same points and nodes; unknown where one is. */
    static Settlement worst(List<Settlement> models) {
        Settlement first = models.getFirst();
        double[] errors = first.errors.values().clone();
        for (Settlement model : models) {
            for (int k = 0; k < errors.length; k++) {
                errors[k] = Math.max(errors[k], model.errors.values()[k]);
            }
        }
        double largest =
                models.stream().mapToDouble(Settlement::largestDifference).max().orElse(0);
        return new Settlement(first.compression, new PointErrors(errors), largest);
    }

    /** Returns nodes that were settled before, with errors seen at all points with the models of {@code images}. */
    static Settlement of(
            Compression compression,
            RatedImages images,
            Set<Method> methods,
            double tolerance,
            List<SurfacePoint> points,
            TaskPool pool) {
        boolean many = points.size() > SettlingRounds.MANY_POINTS;
        var check = new RepresentativeCheck(
                images,
                Representatives.of(
                        images,
                        many ? SettlingRounds.FEWER_SLICES : SettlingRounds.SLICES,
                        many ? SettlingRounds.FEWER_LAYERS : SettlingRounds.LAYERS),
                EvenSample.of(images.models(), SettlingRounds.FEWER_MODELS),
                methods,
                tolerance,
                points,
                pool);
        return settled(compression, check.differences(compression, pool), points, tolerance);
    }

    /** Returns whether few of the points miss the tolerance. */
    boolean holds(double tolerance) {
        long over = Arrays.stream(errors.values())
                .filter(error -> error > tolerance)
                .count();
        return over <= SettlingRounds.FEW_OVER * errors.values().length;
    }

    static Settlement settled(Compression compression, double[] seen, List<SurfacePoint> points, double tolerance) {
        PointErrors errors = PointErrors.of(points, seen, tolerance);
        return new Settlement(compression, errors, largest(seen, errors, tolerance));
    }

    /** Returns the largest difference seen at points whose error is within the tolerance. */
    static double largest(double[] seen, PointErrors errors, double tolerance) {
        return IntStream.range(0, seen.length)
                .filter(k -> errors.within(k, tolerance))
                .mapToDouble(k -> seen[k])
                .max()
                .orElse(0);
    }
}
