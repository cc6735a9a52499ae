package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.compress.CompressedSet;
import dev.granular.compress.Compression;
import dev.granular.compress.nodes.Representatives;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model on super points that are kept, with what makes its errors cheap to estimate: representatives of the images, and those
 * on the same super points. Depends on the ratings and this model alone. May be used by several threads at once.
 */
final class KeptModel {
    private final Compression nodes;
    private final CompressedSet set;
    private final RatedImages some;
    private final CompressedSet close;
    private final Set<Method> methods;
    private final double tolerance;
    private Optional<Settlement> everywhere = Optional.empty();

    /**
     * @param nodes of the ratings
     * @param images with this model alone
     * @param set the model on the nodes
     */
    KeptModel(
            Compression nodes,
            RatedImages images,
            CompressedSet set,
            Set<Method> methods,
            double tolerance,
            TaskPool pool) {
        this.nodes = nodes;
        this.set = set;
        this.methods = methods;
        this.tolerance = tolerance;
        Representatives drawn = Representatives.of(images, SettlingRounds.SLICES, SettlingRounds.LAYERS);
        some = drawn.among(images, new int[] {0});
        close = nodes.with(images).some(drawn, new int[] {0}, pool, Progress.NONE);
    }

    CompressedSet set() {
        return set;
    }

    long bytes() {
        return set.bytes() + close.bytes();
    }

    /** Returns errors estimated at each of the points. */
    Settlement at(List<SurfacePoint> points, TaskPool pool) {
        PairSums known =
                new DirectSum(some, Optional.empty(), methods, pool.threads()).evaluate(points, pool, Progress.NONE);
        PairSums there = close.evaluate(points, pool, Progress.NONE);
        double[] seen = new SumComparison(methods, 1, tolerance).differences(known, there, points.size());
        return Settlement.settled(nodes, seen, points, tolerance);
    }

    /**
     * Returns errors at the points, from those that were estimated on a grid, once.
     *
     * @param grid square, from end to end of {@code range}
     */
    Settlement between(List<SurfacePoint> grid, QualityRange range, List<SurfacePoint> points, TaskPool pool) {
        Settlement known = everywhere(grid, pool);
        ErrorMap map = ErrorMap.of(known.errors(), 0);
        double narrow = narrow(set);
        double[] errors = points.stream()
                .mapToDouble(point -> map.at(point, range, narrow))
                .toArray();
        return new Settlement(nodes, new PointErrors(errors), known.largestDifference());
    }

    private synchronized Settlement everywhere(List<SurfacePoint> grid, TaskPool pool) {
        if (everywhere.isEmpty()) {
            everywhere = Optional.of(at(grid, pool));
        }
        return everywhere.get();
    }

    /** Returns a σ that few of the super points are below. */
    static double narrow(CompressedSet set) {
        double[] variance = set.variance().clone();
        Arrays.sort(variance);
        return Math.sqrt(variance[(int) (ErrorMap.FEW_BELOW * variance.length)]);
    }
}
