package dev.granular.evaluation;

import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses a few of the points, spread over all of them, edges and corners included. */
final class PointLattice {
    private static final long SEED = 3;

    private PointLattice() {}

    /**
     * Returns numbers, ascending, of the points that are nearest to the places of a lattice, and of some more at random. The lattice
     * is denser at the edges, as Chebyshev's nodes are.
     *
     * @param qSteps places along Q
     * @param qdSteps places along Qd
     * @param more points at random, at most
     */
    static List<Integer> of(List<SurfacePoint> points, int qSteps, int qdSteps, int more) {
        double[] x = places(points.stream().mapToDouble(SurfacePoint::q).toArray(), qSteps);
        double[] y = places(points.stream().mapToDouble(SurfacePoint::qd).toArray(), qdSteps);
        int[] nearest = new int[qSteps * qdSteps];
        double[] distance = new double[nearest.length];
        Arrays.fill(nearest, -1);
        for (int k = 0; k < x.length; k++) {
            int a = (int) Math.rint(x[k]);
            int b = (int) Math.rint(y[k]);
            double off = (x[k] - a) * (x[k] - a) + (y[k] - b) * (y[k] - b);
            int cell = a * qdSteps + b;
            if (nearest[cell] < 0 || off < distance[cell]) {
                nearest[cell] = k;
                distance[cell] = off;
            }
        }
        var random = new SplittableRandom(SEED);
        IntStream chosen = Arrays.stream(nearest).filter(k -> k >= 0);
        IntStream others = IntStream.range(0, more).map(_ -> random.nextInt(points.size()));
        return IntStream.concat(chosen, others).sorted().distinct().boxed().toList();
    }

    /** Returns where values lie along an axis, 0 to {@code steps − 1}. */
    private static double[] places(double[] values, int steps) {
        double low = Arrays.stream(values).min().orElse(0);
        double width = Arrays.stream(values).max().orElse(0) - low;
        return Arrays.stream(values)
                .map(value -> width > 0 ? Math.clamp((value - low) / width, 0, 1) : 0)
                .map(at -> (steps - 1) * Math.acos(1 - 2 * at) / Math.PI)
                .toArray();
    }
}
