package dev.granular;

import java.util.List;
import java.util.Objects;

/** Correlations of several models at a list of surface points. Immutable. */
public final class Correlations {
    private final List<SurfacePoint> points;
    private final List<String> models;
    private final List<Method> methods;
    private final double[] values;
    private final double[] effectivePairs;
    private final double[] errors;
    private final Computation computation;

    /**
     * Copies results from arrays.
     *
     * @param points the points, length P
     * @param models the models' names, length M
     * @param methods the methods, length K, each once
     * @param values correlation of model m by method k at point p in element {@code (p·M + m)·K + k}; NaN where undefined
     * @param effectivePairs (Σw)²/Σw² at every point, length P; 0 where no pair has weight
     * @param errors what the values at every point are estimated to be off by, at most, length P; 0 for direct sums, NaN
     *     where that is not known
     * @param computation how they were computed
     */
    public Correlations(
            List<SurfacePoint> points,
            List<String> models,
            List<Method> methods,
            double[] values,
            double[] effectivePairs,
            double[] errors,
            Computation computation) {
        this.points = List.copyOf(points);
        this.models = List.copyOf(models);
        this.methods = List.copyOf(methods);
        if (values.length != (long) points.size() * models.size() * methods.size()
                || effectivePairs.length != points.size()
                || errors.length != points.size()) {
            throw new IllegalArgumentException("arrays do not fit the points, models and methods");
        }
        this.values = values.clone();
        this.effectivePairs = effectivePairs.clone();
        this.errors = errors.clone();
        this.computation = computation;
    }

    /** Returns the points, in the order asked for. */
    public List<SurfacePoint> points() {
        return points;
    }

    /** Returns the models' names, in the order given. */
    public List<String> models() {
        return models;
    }

    /** Returns the methods evaluated, in the order of {@link Method}. */
    public List<Method> methods() {
        return methods;
    }

    /**
     * Returns the correlation in [−1, 1] of a model at a point; NaN where undefined (a constant model, or no pair with weight).
     *
     * @param model index into {@link #models()}
     * @param method one of {@link #methods()}
     * @param point index into {@link #points()}
     * @throws IndexOutOfBoundsException if there is no such model or point
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public double value(int model, Method method, int point) {
        int k = methods.indexOf(method);
        if (k < 0) {
            throw new IllegalArgumentException(method + " was not evaluated");
        }
        Objects.checkIndex(model, models.size());
        Objects.checkIndex(point, points.size());
        return values[(point * models.size() + model) * methods.size() + k];
    }

    /** Returns on how many equally weighted pairs the values at {@code point} rest: (Σw)²/Σw² (Kish). */
    public double effectivePairs(int point) {
        return effectivePairs[point];
    }

    /**
     * Returns what the values at {@code point} are estimated to be off by, at most: 0 for a direct sum, which rounds only, and NaN
     * where nothing is known of it.
     */
    public double errorAt(int point) {
        return errors[point];
    }

    /** Returns how the values were computed. */
    public Computation computation() {
        return computation;
    }

    /**
     * Returns whether the values at {@code point} are as accurate as was asked for: a direct sum always is, a compressed one if it
     * rests on {@link Computation#SUPPORT} effective pairs and its error is known and within the tolerance.
     */
    public boolean accurateAt(int point) {
        return errors[point] == 0
                || effectivePairs[point] >= Computation.SUPPORT && errors[point] <= computation.tolerance();
    }
}
