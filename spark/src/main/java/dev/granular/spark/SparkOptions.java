package dev.granular.spark;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Regulator;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is evaluated, and how. Immutable; each method returns a changed copy.
 *
 * @param mos column of mean opinion scores
 * @param std column of their standard deviations
 * @param models columns of predictions, at least one
 * @param lowerIsBetter those of the models whose lower scores mean better
 * @param weight column of regulator weights, in place of the regulator; empty for none
 * @param by column that names the group of each image: one evaluation for each group; empty for none
 * @param regulator Gaussian, LDS or uniform
 * @param methods at least one
 * @param tolerance largest absolute error of a correlation
 * @param points where correlations are computed
 * @param stdScale factor on every σ in the windows, not in the regulator
 * @param parts into how many parts images are cut, at least; 0 for one for each million, or one for each processor
 * @param few images up to which all pairs may be summed in one task
 */
public record SparkOptions(
        String mos,
        String std,
        List<String> models,
        Set<String> lowerIsBetter,
        String weight,
        String by,
        Weighting regulator,
        Set<Method> methods,
        double tolerance,
        Points points,
        double stdScale,
        int parts,
        long few)
        implements Serializable {
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
    private static final double TOLERANCE = 1e-6;

    /** Refuses options that exclude one another. */
    public SparkOptions {
        models = List.copyOf(models);
        lowerIsBetter = Set.copyOf(lowerIsBetter);
        if (methods.isEmpty()) {
            throw new InputException("no method: choose some of plcc, srcc, krcc");
        }
        methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
        if (models.isEmpty()) {
            throw new InputException("no model: name the columns of predictions");
        }
        if (!models.containsAll(lowerIsBetter)) {
            throw new InputException("lower is better for " + lowerIsBetter + ": name models, which are " + models);
        }
        if (!(stdScale > 0) || Double.isInfinite(stdScale)) {
            throw new InputException("std-scale is " + stdScale + ": it must be a positive number");
        }
        if (parts < 0) {
            throw new InputException("parts is " + parts + ": it must be 1 or more");
        }
    }

    /** Returns the usual choices for some models: columns {@code mos} and {@code std}, all methods, 1e-6, a grid of 100 x 100. */
    public static SparkOptions of(List<String> models) {
        return new SparkOptions(
                "mos",
                "std",
                models,
                Set.of(),
                "",
                "",
                Weighting.GAUSSIAN,
                EnumSet.allOf(Method.class),
                TOLERANCE,
                new Points.Grid(GRID, GRID),
                1,
                0,
                FEW);
    }

    /** Names the columns of ratings. */
    public SparkOptions ratings(String otherMos, String otherStd) {
        return new SparkOptions(
                otherMos,
                otherStd,
                models,
                lowerIsBetter,
                weight,
                by,
                regulator,
                methods,
                tolerance,
                points,
                stdScale,
                parts,
                few);
    }

    /** Names the models whose lower scores mean better. */
    public SparkOptions lowerIsBetter(Set<String> others) {
        return new SparkOptions(
                mos, std, models, others, weight, by, regulator, methods, tolerance, points, stdScale, parts, few);
    }

    /** Names a column of regulator weights. */
    public SparkOptions weight(String column) {
        return new SparkOptions(
                mos,
                std,
                models,
                lowerIsBetter,
                column,
                by,
                regulator,
                methods,
                tolerance,
                points,
                stdScale,
                parts,
                few);
    }

    /** Names a column of groups. */
    public SparkOptions by(String column) {
        return new SparkOptions(
                mos,
                std,
                models,
                lowerIsBetter,
                weight,
                column,
                regulator,
                methods,
                tolerance,
                points,
                stdScale,
                parts,
                few);
    }

    /** Chooses a regulator. */
    public SparkOptions regulator(Weighting other) {
        return new SparkOptions(
                mos, std, models, lowerIsBetter, weight, by, other, methods, tolerance, points, stdScale, parts, few);
    }

    /** Chooses methods. */
    public SparkOptions methods(Set<Method> others) {
        return new SparkOptions(
                mos,
                std,
                models,
                lowerIsBetter,
                weight,
                by,
                regulator,
                others,
                tolerance,
                points,
                stdScale,
                parts,
                few);
    }

    /** Chooses the accuracy. */
    public SparkOptions tolerance(double other) {
        return new SparkOptions(
                mos, std, models, lowerIsBetter, weight, by, regulator, methods, other, points, stdScale, parts, few);
    }

    /** Chooses points. */
    public SparkOptions points(Points others) {
        return new SparkOptions(
                mos,
                std,
                models,
                lowerIsBetter,
                weight,
                by,
                regulator,
                methods,
                tolerance,
                others,
                stdScale,
                parts,
                few);
    }

    /** Multiplies every σ in the windows. */
    public SparkOptions stdScale(double other) {
        return new SparkOptions(
                mos, std, models, lowerIsBetter, weight, by, regulator, methods, tolerance, points, other, parts, few);
    }

    /** Chooses how many parts there are, at least. */
    public SparkOptions parts(int least) {
        return new SparkOptions(
                mos,
                std,
                models,
                lowerIsBetter,
                weight,
                by,
                regulator,
                methods,
                tolerance,
                points,
                stdScale,
                least,
                few);
    }

    /** Chooses up to how many images one task evaluates them all. */
    public SparkOptions few(long most) {
        return new SparkOptions(
                mos,
                std,
                models,
                lowerIsBetter,
                weight,
                by,
                regulator,
                methods,
                tolerance,
                points,
                stdScale,
                parts,
                most);
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
