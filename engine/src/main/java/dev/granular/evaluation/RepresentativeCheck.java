package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.compress.CompressedSet;
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
    /** Effective pairs of representatives from which on a point is worth refining for. */
    private static final double WORTHWHILE = 10;

    private final SumComparison comparison;
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
        comparison = new SumComparison(methods, models.length, tolerance);
        this.points = points;
        this.some = some;
        this.models = models;
        RatedImages among = some.among(images, models);
        exact = pool.beside(() -> new DirectSum(among, Optional.empty(), methods, 1).evaluate(points, Progress.NONE));
    }

    /** Returns points, in the order of their numbers. */
    List<SurfacePoint> points() {
        return points;
    }

    /** Returns what compression does to the sums over representatives, see {@link SumComparison#differences}. */
    double[] differences(Compression compression, TaskPool pool) {
        return differences(compression.some(some, models, pool, Progress.NONE), pool);
    }

    /** Returns the same of representatives that were compressed elsewhere. */
    double[] differences(CompressedSet representatives, TaskPool pool) {
        PairSums close = representatives.evaluate(points, pool, Progress.NONE);
        return comparison.differences(exact.get(), close, points.size());
    }

    /** Returns numbers of the points at which more was seen than is allowed and that have support, the worst first. */
    List<Integer> over(double[] seen, double allowed) {
        PairSums known = exact.get();
        return IntStream.range(0, seen.length)
                .filter(k -> seen[k] > allowed && known.effectivePairs(k) >= WORTHWHILE)
                .boxed()
                .sorted((x, y) -> Double.compare(seen[y], seen[x]))
                .toList();
    }
}
