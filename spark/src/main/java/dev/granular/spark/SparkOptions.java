package dev.granular.spark;

import dev.granular.Accuracy;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Regulator;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is evaluated, and how. Every choice returns a new object, and this one stays as it is. */
@SuppressWarnings("serial") // Lists, sets and points are of kinds that can be sent.
public final class SparkOptions implements Serializable {
    private static final long serialVersionUID = 1;

    /** The regulators that need no column. */
    public enum Weighting {
        /** {@link Regulator.Gaussian}. */
        GAUSSIAN,
        /** {@link Regulator.Lds}. */
        LDS,
        /** {@link Regulator.Uniform}. */
        UNIFORM;

        Regulator regulator() {
            return switch (this) {
                case GAUSSIAN -> new Regulator.Gaussian();
                case LDS -> new Regulator.Lds();
                case UNIFORM -> new Regulator.Uniform();
            };
        }
    }

    /** Images up to which one task evaluates them all. */
    private static final long FEW = 20_000;

    private static final int GRID = 100;

    private final List<String> models;
    private String mos = "mos";
    private String std = "std";
    private Set<String> lowerIsBetter = Set.of();
    private Set<String> higherIsBetter = Set.of();
    private String weight = "";
    private String by = "";
    private Weighting regulator = Weighting.GAUSSIAN;
    private Set<Method> methods = Collections.unmodifiableSet(EnumSet.allOf(Method.class));
    private double tolerance = 1e-6;
    private Points points = new Points.Grid(GRID, GRID);
    private double stdScale = 1;
    private int parts;
    private long few = FEW;

    private SparkOptions(List<String> models) {
        this.models = models;
    }

    private SparkOptions(SparkOptions other) {
        models = other.models;
        mos = other.mos;
        std = other.std;
        lowerIsBetter = other.lowerIsBetter;
        higherIsBetter = other.higherIsBetter;
        weight = other.weight;
        by = other.by;
        regulator = other.regulator;
        methods = other.methods;
        tolerance = other.tolerance;
        points = other.points;
        stdScale = other.stdScale;
        parts = other.parts;
        few = other.few;
    }

    /**
     * Begins with the columns {@code mos} and {@code std}, the Gaussian regulator, all methods, 1e-6 and a grid of 100 x 100.
     *
     * @param models columns of predictions
     * @throws InputException if there is none, or one twice
     */
    public static SparkOptions of(List<String> models) {
        if (models.isEmpty()) {
            throw new InputException("no model: name the columns of predictions");
        }
        var names = new HashSet<String>();
        for (String model : models) {
            if (!names.add(model)) {
                throw new InputException("model " + model + " is named twice: name each once");
            }
        }
        return new SparkOptions(List.copyOf(models));
    }

    /** Names the columns of mean opinion scores and of their standard deviations. */
    public SparkOptions ratings(String mosColumn, String stdColumn) {
        var next = new SparkOptions(this);
        next.mos = mosColumn;
        next.std = stdColumn;
        return next;
    }

    /**
     * Names the models whose lower scores mean better. Of those that neither this nor {@link #higherIsBetter} names, the sign of
     * the rank correlation with MOS over a sample decides.
     *
     * @throws InputException if one is not evaluated
     */
    public SparkOptions lowerIsBetter(Set<String> some) {
        requireModels("lower", some, higherIsBetter);
        var next = new SparkOptions(this);
        next.lowerIsBetter = Set.copyOf(some);
        return next;
    }

    /**
     * Names the models whose higher scores mean better, whatever the data say.
     *
     * @throws InputException if one is not evaluated
     */
    public SparkOptions higherIsBetter(Set<String> some) {
        requireModels("higher", some, lowerIsBetter);
        var next = new SparkOptions(this);
        next.higherIsBetter = Set.copyOf(some);
        return next;
    }

    private void requireModels(String which, Set<String> some, Set<String> others) {
        if (!models.containsAll(some)) {
            throw new InputException(which + " is better for " + some + ": name models, which are " + models);
        }
        if (!Collections.disjoint(some, others)) {
            throw new InputException("lower and higher are better for " + some + ": name each model once");
        }
    }

    /** Names a column of regulator weights, in place of the regulator. */
    public SparkOptions weight(String column) {
        var next = new SparkOptions(this);
        next.weight = column;
        return next;
    }

    /** Names a column that holds the group of each image: one evaluation for each group. */
    public SparkOptions by(String column) {
        var next = new SparkOptions(this);
        next.by = column;
        return next;
    }

    /** Chooses a regulator. */
    public SparkOptions regulator(Weighting chosen) {
        var next = new SparkOptions(this);
        next.regulator = chosen;
        return next;
    }

    /**
     * Chooses methods.
     *
     * @throws InputException if there is none
     */
    public SparkOptions methods(Set<Method> chosen) {
        if (chosen.isEmpty()) {
            throw new InputException("no method: choose some of plcc, srcc, krcc");
        }
        var next = new SparkOptions(this);
        next.methods = Collections.unmodifiableSet(EnumSet.copyOf(chosen));
        return next;
    }

    /**
     * Chooses the largest absolute error of a correlation.
     *
     * @throws InputException if it is outside the domain of {@link Accuracy.Within}
     */
    public SparkOptions tolerance(double largest) {
        var next = new SparkOptions(this);
        next.tolerance = new Accuracy.Within(largest).tolerance();
        return next;
    }

    /** Chooses where correlations are computed. */
    public SparkOptions points(Points chosen) {
        var next = new SparkOptions(this);
        next.points = chosen;
        return next;
    }

    /**
     * Multiplies every σ in the windows, not in the regulator.
     *
     * @throws InputException if the factor is not positive
     */
    public SparkOptions stdScale(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new InputException("the factor on standard deviations is " + factor + ": it must be positive");
        }
        var next = new SparkOptions(this);
        next.stdScale = factor;
        return next;
    }

    /**
     * Chooses into how many parts images are cut, at least; 0 for one for each million, or one for each processor.
     *
     * @throws InputException if it is negative
     */
    public SparkOptions parts(int least) {
        if (least < 0) {
            throw new InputException(least + " parts: it must be 1 or more, or 0 for the usual number");
        }
        var next = new SparkOptions(this);
        next.parts = least;
        return next;
    }

    /** Chooses up to how many images one task evaluates them all. */
    public SparkOptions few(long most) {
        var next = new SparkOptions(this);
        next.few = most;
        return next;
    }

    String mos() {
        return mos;
    }

    String std() {
        return std;
    }

    List<String> models() {
        return models;
    }

    Set<String> lowerIsBetter() {
        return lowerIsBetter;
    }

    /** Returns whether the data decide which way a model counts. */
    boolean isOpen(String model) {
        return !lowerIsBetter.contains(model) && !higherIsBetter.contains(model);
    }

    String weight() {
        return weight;
    }

    String by() {
        return by;
    }

    Weighting regulator() {
        return regulator;
    }

    Set<Method> methods() {
        return methods;
    }

    double tolerance() {
        return tolerance;
    }

    Points points() {
        return points;
    }

    double stdScale() {
        return stdScale;
    }

    int parts() {
        return parts;
    }

    long few() {
        return few;
    }

    /** Returns whether weights are a column. */
    boolean weighted() {
        return !weight.isEmpty();
    }

    /** Returns whether there are groups. */
    boolean grouped() {
        return !by.isEmpty();
    }

    /** Returns whether ranks are needed. */
    boolean ranked() {
        return methods.contains(Method.SRCC);
    }
}
