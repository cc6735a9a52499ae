package dev.granular.evaluation;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.util.List;

/**
 * A small evaluation that loads classes and has kernels compiled, so that the next one in the process is quicker. A program
 * runs it on a thread of its own while it reads its tables.
 *
 * <p>Without the options in {@code META-INF/granular/kernels.options} of the engine's jar, Java compiles the kernels only after
 * many more calls.
 */
public final class WarmUp {
    /** They fill vectors and leave a rest, as those to come do, but compile nothing that is special about their number. */
    private static final int IMAGES = 27;

    /** Enough for the whole way through a fit. */
    private static final int POINTS = 12;

    private WarmUp() {}

    /** Evaluates 27 made-up images at 12 points on the caller's thread. */
    public static void run() {
        double[] mos = new double[IMAGES];
        double[] std = new double[IMAGES];
        double[] scores = new double[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            mos[i] = i;
            std[i] = 1;
            scores[i] = i % 4;
        }
        Evaluation.of(new Ratings(Column.of(mos), Column.of(std)))
                .points(new Points.LatinHypercube(POINTS, 1))
                .accuracy(new Accuracy.Exact())
                .threads(1)
                .run(List.of(new Predictions("any", Column.of(scores))));
    }
}
