package dev.granular.profile;

import dev.granular.Method;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Correlations of several models along one axis of the surface. Immutable. */
public final class Profile {
    private final Axis axis;
    private final double[] places;
    private final List<String> models;
    private final List<Method> methods;
    /** Of model m by method k at place p in element {@code (p·M + m)·K + k}; NaN where undefined. */
    private final double[] values;

    private final double[] effectivePairs;

    /** The axis along which a profile runs. */
    public enum Axis {
        /** Quality Q: a pair weighs by the windows of both images, whatever their difference. */
        QUALITY,
        /** Quality difference Qd: a pair weighs by its difference, whatever the quality of its images. */
        DIFFERENCE
    }

    Profile(
            Axis axis,
            double[] places,
            List<String> models,
            List<Method> methods,
            double[] values,
            double[] effectivePairs) {
        this.axis = axis;
        this.places = places.clone();
        this.models = List.copyOf(models);
        this.methods = List.copyOf(methods);
        this.values = values.clone();
        this.effectivePairs = effectivePairs.clone();
    }

    /** Returns the axis. */
    public Axis axis() {
        return axis;
    }

    /** Returns the number of places along the axis. */
    public int steps() {
        return places.length;
    }

    /** Returns a place on the axis, MOS units; ascending. */
    public double place(int step) {
        return places[step];
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
     * Returns a model's correlation at a place, in [−1, 1]. It is empty if undefined: for a constant model, or without weight.
     *
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public OptionalDouble value(int model, Method method, int step) {
        int k = methods.indexOf(method);
        if (k < 0) {
            throw new IllegalArgumentException(method + " was not evaluated");
        }
        Objects.checkIndex(model, models.size());
        Objects.checkIndex(step, places.length);
        double value = values[(step * models.size() + model) * methods.size() + k];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Returns the effective number of pairs at a place, (Σw)²/Σw² (Kish). */
    public double effectivePairs(int step) {
        return effectivePairs[step];
    }
}
