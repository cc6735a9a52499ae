package dev.granular.evaluation;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.fit.SurfaceFit;
import dev.granular.global.GlobalFigures;
import java.util.List;
import java.util.Optional;

/** The findings of an evaluation on one model. Immutable. */
public final class ModelResult {
    private final Correlations correlations;
    private final int model;
    private final GlobalFigures figures;
    private final List<ModelScore> scores;

    /** @param scores one for each of the methods evaluated, in their order */
    ModelResult(Correlations correlations, int model, GlobalFigures figures, List<ModelScore> scores) {
        this.correlations = correlations;
        this.model = model;
        this.figures = figures;
        this.scores = List.copyOf(scores);
    }

    /** Returns the model's name. */
    public String name() {
        return correlations.models().get(model);
    }

    /**
     * Returns the score, surface and fit under a method.
     *
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public ModelScore score(Method method) {
        int at = correlations.methods().indexOf(method);
        if (at < 0) {
            throw new IllegalArgumentException(method + " was not evaluated");
        }
        return scores.get(at);
    }

    /**
     * Returns the mean height of the surface, the GMC score, in [−1, 1]; NaN if there is no surface or a height is undefined.
     *
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public double gmc(Method method) {
        return score(method).gmc();
    }

    /**
     * Returns the surface: values on a grid, or the fit through scattered points; empty if there is neither.
     *
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public Optional<Surface> surface(Method method) {
        return score(method).surface();
    }

    /**
     * Returns the fit through the points; empty if fitting is switched off or impossible.
     *
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public Optional<SurfaceFit> fit(Method method) {
        return score(method).fit();
    }

    /** Returns the correlation over the whole set, in [−1, 1]; NaN if undefined. Known for every method. */
    public double global(Method method) {
        return figures.of(method);
    }

    /**
     * Returns the correlation at a point, in [−1, 1]; NaN if undefined.
     *
     * @param point index into {@link Correlations#points()}
     * @throws IllegalArgumentException if the method was not evaluated
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double value(Method method, int point) {
        return correlations.value(model, method, point);
    }
}
