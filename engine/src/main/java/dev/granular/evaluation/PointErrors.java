package dev.granular.evaluation;

import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.List;

/**
 * What correlations are estimated to be off by, at most, at each of a list of points.
 *
 * @param values NaN where nothing is known
 */
record PointErrors(double[] values) {
    /** What is estimated, in units of the largest difference seen. */
    private static final double SAFETY = 2;

    /** The same if that exceeds the tolerance: where interpolation fails, few images show the largest error. */
    private static final double FAILING = 6;

    /** No estimate is smaller, in units of the tolerance: representatives may miss an image that decides a value. */
    private static final double LEAST = 0.2;

    /**
     * Estimates errors from the differences seen. An error may pass through zero at a point; so on a grid, the largest
     * difference of a point and its eight neighbours counts.
     */
    static PointErrors of(List<SurfacePoint> points, double[] seen, double tolerance) {
        double[] q =
                points.stream().mapToDouble(SurfacePoint::q).distinct().sorted().toArray();
        double[] qd = points.stream()
                .mapToDouble(SurfacePoint::qd)
                .distinct()
                .sorted()
                .toArray();
        double[] largest = (long) q.length * qd.length == points.size() ? around(points, seen, q, qd) : seen;
        return new PointErrors(Arrays.stream(largest)
                .map(error -> Math.max(LEAST * tolerance, (SAFETY * error > tolerance ? FAILING : SAFETY) * error))
                .toArray());
    }

    private static double[] around(List<SurfacePoint> points, double[] seen, double[] q, double[] qd) {
        int[][] number = new int[q.length][qd.length];
        int[][] place = new int[points.size()][];
        for (int k = 0; k < place.length; k++) {
            int a = Arrays.binarySearch(q, points.get(k).q());
            int b = Arrays.binarySearch(qd, points.get(k).qd());
            place[k] = new int[] {a, b};
            number[a][b] = k;
        }
        double[] around = seen.clone();
        for (int k = 0; k < place.length; k++) {
            for (int a = Math.max(0, place[k][0] - 1); a <= Math.min(q.length - 1, place[k][0] + 1); a++) {
                for (int b = Math.max(0, place[k][1] - 1); b <= Math.min(qd.length - 1, place[k][1] + 1); b++) {
                    double other = seen[number[a][b]];
                    around[k] = other > around[k] ? other : around[k];
                }
            }
        }
        return around;
    }

    /** Returns whether a point's error is known and no larger than {@code tolerance}. */
    boolean within(int point, double tolerance) {
        return values[point] <= tolerance;
    }
}
