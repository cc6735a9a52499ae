package dev.granular.compress;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.compress.nodes.ProbedPoint;
import dev.granular.compress.nodes.Representatives;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Nodes for a whole surface, settled once and not checked. */
final class SettledNodes {
    private static final int STEPS = 24;

    /** Instead of rounds. */
    private static final double TIGHTNESS = 10;

    private SettledNodes() {}

    static Compression of(RatedImages images, Set<Method> methods, double tolerance, TaskPool pool) {
        return of(images, methods, tolerance, List.of(), pool);
    }

    /** With probes at some more points. */
    static Compression of(
            RatedImages images, Set<Method> methods, double tolerance, List<SurfacePoint> more, TaskPool pool) {
        double low = images.mos()[0];
        double width = images.mos()[images.size() - 1] - low;
        var points = new ArrayList<ProbedPoint>();
        for (int a = 0; a < STEPS; a++) {
            for (int b = 0; b < STEPS; b++) {
                var point = new SurfacePoint(low + width * a / (STEPS - 1), width * b / (STEPS - 1));
                points.add(new ProbedPoint(point, TIGHTNESS));
            }
        }
        more.forEach(point -> points.add(new ProbedPoint(point, TIGHTNESS)));
        var compressor = new Compressor(images, images, methods, Representatives.of(images, 36, 5), tolerance, 0);
        return compressor.settle(List.copyOf(points), pool);
    }
}
