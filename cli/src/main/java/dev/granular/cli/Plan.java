package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.Evaluation;
import java.util.Set;

/**
 * How a study is evaluated.
 *
 * @param regulatorName the regulator in the words of the command line
 * @param stdScale factor on every σ in the windows
 * @param fit whether a surface is fitted through the points; a grid is a surface without
 * @param threads how many may work
 */
record Plan(
        Points points,
        Set<Method> methods,
        Regulator regulator,
        String regulatorName,
        Accuracy accuracy,
        double stdScale,
        boolean fit,
        int threads) {
    /** Copies the set. */
    Plan {
        methods = Set.copyOf(methods);
    }

    /** The same with no more than {@code most} threads. */
    Plan threads(int most) {
        return new Plan(points, methods, regulator, regulatorName, accuracy, stdScale, fit, Math.min(threads, most));
    }

    /** The evaluation that does this. */
    Evaluation evaluation(Ratings ratings) {
        return Evaluation.of(ratings)
                .methods(methods)
                .regulator(regulator)
                .points(points)
                .accuracy(accuracy)
                .stdScale(stdScale)
                .fit(fit)
                .threads(threads);
    }

    /** Whether there will be a surface, unless a fit fails. */
    boolean hasSurface() {
        return fit || points instanceof Points.Grid;
    }
}
