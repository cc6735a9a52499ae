package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.evaluation.Evaluation;
import java.util.List;
import java.util.Set;

/**
 * Loads what an evaluation needs, and has its kernels compiled, while options are parsed and tables are read, which takes one
 * processor: two tenths of a second of a small run. The images fill vectors and leave a rest, as do those to come, but are
 * so few that nothing else is compiled for what is special about them.
 */
final class Preload {
    private static final Set<String> COMMANDS_THAT_EVALUATE = Set.of("surface", "demo", "serve", "studio");

    private static final int IMAGES = 27;
    /** Enough for the whole way through a fit. */
    private static final int POINTS = 12;

    private Preload() {}

    /** Begins beside the caller, if the command will evaluate; nobody waits for it. */
    static void beginFor(String command) {
        if (COMMANDS_THAT_EVALUATE.contains(command)) {
            Thread.ofPlatform().daemon().name("preload").start(Preload::tryEvaluation);
        }
    }

    private static void tryEvaluation() {
        try {
            evaluate();
        } catch (OutOfMemoryError _) {
            // What follows needs more memory, and says so.
        }
    }

    private static void evaluate() {
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
