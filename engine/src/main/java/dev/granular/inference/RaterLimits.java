package dev.granular.inference;

import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the raters' disagreement allows at each of a list of surface points: the <em>ceiling</em> is the correlation of a model that
 * knows the true opinion, the <em>reliability</em> that of another panel of as many raters. Immutable.
 */
public final class RaterLimits {
    private final List<SurfacePoint> points;
    private final Map<Method, double[]> ceiling;
    private final Map<Method, double[]> reliability;

    RaterLimits(List<SurfacePoint> points, Map<Method, double[]> ceiling, Map<Method, double[]> reliability) {
        this.points = List.copyOf(points);
        this.ceiling = new EnumMap<>(ceiling);
        this.reliability = new EnumMap<>(reliability);
    }

    /** Returns the points, in the order asked for, MOS units. */
    public List<SurfacePoint> points() {
        return points;
    }

    /** Returns the methods, in the order of {@link Method}. */
    public List<Method> methods() {
        return List.copyOf(ceiling.keySet());
    }

    /**
     * Returns the correlation of a model that knows the true opinion of every image.
     *
     * @param point index into {@link #points()}
     * @return mean over simulated models, in [−1, 1]; NaN if undefined for one of them
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public double ceiling(Method method, int point) {
        return values(ceiling, method)[point];
    }

    /**
     * Returns the correlation of another panel of as many raters.
     *
     * @param point index into {@link #points()}
     * @return mean over simulated panels, in [−1, 1]; NaN if undefined for one of them
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public double reliability(Method method, int point) {
        return values(reliability, method)[point];
    }

    /**
     * Returns the ceiling as a surface.
     *
     * @throws IllegalStateException if the points are no grid
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public Surface ceiling(Method method) {
        return surface(values(ceiling, method));
    }

    /**
     * Returns the reliability as a surface.
     *
     * @throws IllegalStateException if the points are no grid
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public Surface reliability(Method method) {
        return surface(values(reliability, method));
    }

    private Surface surface(double[] heights) {
        double[] q = points.stream().mapToDouble(SurfacePoint::q).distinct().toArray();
        double[] qd = points.stream().mapToDouble(SurfacePoint::qd).distinct().toArray();
        if (q.length * qd.length != heights.length) {
            throw new IllegalStateException("the points are no grid");
        }
        return new Surface(q, qd, heights.clone());
    }

    private static double[] values(Map<Method, double[]> of, Method method) {
        double[] values = of.get(method);
        if (values == null) {
            throw new IllegalArgumentException(method + " was not evaluated");
        }
        return values;
    }
}
