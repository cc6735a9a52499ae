package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.fit.SurfaceFit;
import java.util.Objects;
import java.util.Optional;

/**
 * One model under one method.
 *
 * @param model the model's name
 * @param method the correlation
 * @param gmc mean height of the surface (arXiv 2601.21738, section 3.3), in [−1, 1]; NaN if there is no surface or a height
 *     is undefined
 * @param global the same correlation over the whole set, in [−1, 1]; NaN if undefined
 * @param surface the surface: the values on a grid, else the fit; empty if the points are no grid and nothing was fitted
 * @param fit the fit through the points; empty if none was asked for, or if fewer than three points have a value, or all of
 *     them lie on a line along an axis
 */
public record ModelScore(
        String model, Method method, double gmc, double global, Optional<Surface> surface, Optional<SurfaceFit> fit) {
    /** Refuses nulls. */
    public ModelScore {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(surface, "surface");
        Objects.requireNonNull(fit, "fit");
    }
}
