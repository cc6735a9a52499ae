package dev.granular.pair;

import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.parallel.TaskPool;
import java.util.List;

/** Sums over the pairs of any source at any list of points. */
public final class PointSum {
    /** Points evaluated on one tile geometry. */
    private static final int BATCH = 128;

    private final PairSource source;
    private final PairStatistics layout;
    private final TaskPool pool;

    /** A sum of {@code layout} over {@code source}, on the threads of a pool. */
    public PointSum(PairSource source, PairStatistics layout, TaskPool pool) {
        this.source = source;
        this.layout = layout;
        this.pool = pool;
    }

    /**
     * Evaluates every point.
     *
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public PairSums evaluate(List<SurfacePoint> points, Progress progress) {
        var result = new PairSums(layout, points.size());
        var work = new PairSchedule(
                source, layout, PairKernel.preferred(), pool, progress, Math.ceilDiv(points.size(), BATCH));
        for (int from = 0; from < points.size(); from += BATCH) {
            List<SurfacePoint> some = points.subList(from, Math.min(points.size(), from + BATCH));
            PairSums sums = work.evaluate(some, PointWindows.REACH, PairKernel.FLOOR);
            for (int k = 0; k < some.size(); k++) {
                result.copy(from + k, sums, k);
            }
        }
        return result;
    }
}
