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
 * Loads what an evaluation needs while options are parsed and tables are read, which takes one processor: a tenth of a
 * second of a small run. So few images that no loop is compiled for what is special about them.
 */
final class Preload {
    private static final Set<String> COMMANDS_THAT_EVALUATE = Set.of("surface", "demo");

    private Preload() {}

    /** Begins beside the caller, if the command will evaluate; nobody waits for it. */
    static void beginFor(String command) {
        if (COMMANDS_THAT_EVALUATE.contains(command)) {
            Thread.ofPlatform().daemon().name("preload").start(Preload::evaluate);
        }
    }

    private static void evaluate() {
        Column rising = Column.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        Column same = Column.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
        Evaluation.of(new Ratings(rising, same))
                .points(new Points.LatinHypercube(1, 1))
                .accuracy(new Accuracy.Exact())
                .threads(1)
                .run(List.of(new Predictions("rising", rising)));
    }
}
