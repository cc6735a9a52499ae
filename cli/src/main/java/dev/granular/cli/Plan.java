package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Groups;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.Evaluation;
import java.util.Optional;
import java.util.Set;

/**
 * How a study is evaluated.
 *
 * @param weighting of images
 * @param stdScale factor on every σ in the windows
 * @param fit whether a surface is fitted through the points; a grid is a surface without
 * @param threads how many may work
 * @param within groups whose images alone are compared
 */
record Plan(
        Points points,
        Set<Method> methods,
        Weighting weighting,
        Accuracy accuracy,
        double stdScale,
        boolean fit,
        int threads,
        Optional<Groups> within) {
    /**
     * How images are weighted.
     *
     * @param name the regulator in the words of the command line
     */
    record Weighting(Regulator regulator, String name) {}

    /** Copies the set. */
    Plan {
        methods = Set.copyOf(methods);
    }

    /** Returns the same with no more than {@code most} threads. */
    Plan threads(int most) {
        return new Plan(points, methods, weighting, accuracy, stdScale, fit, Math.min(threads, most), within);
    }

    /** Returns the evaluation that does this. */
    Evaluation evaluation(Ratings ratings) {
        Evaluation evaluation = Evaluation.of(ratings)
                .methods(methods)
                .regulator(regulator())
                .points(points)
                .accuracy(accuracy)
                .stdScale(stdScale)
                .fit(fit)
                .threads(threads);
        return within.map(evaluation::within).orElse(evaluation);
    }

    Regulator regulator() {
        return weighting.regulator();
    }

    String regulatorName() {
        return weighting.name();
    }

    /** Returns the same among the images of each group alone. */
    Plan among(Optional<Groups> groups) {
        return new Plan(points, methods, weighting, accuracy, stdScale, fit, threads, groups);
    }

    /** Returns whether there will be a surface, unless a fit fails. */
    boolean hasSurface() {
        return fit || points instanceof Points.Grid;
    }
}
