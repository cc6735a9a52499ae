package dev.granular.evaluation;

import dev.granular.Progress;
import dev.granular.parallel.TaskPool;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Who does the work of an evaluation.
 *
 * @param threads how many may work
 * @param executor the caller's, if it is to be done there; else threads of ours, which end with the evaluation
 */
record Workers(int threads, Optional<ExecutorService> executor) {
    static Workers ofAllProcessors() {
        return new Workers(Runtime.getRuntime().availableProcessors(), Optional.empty());
    }

    /** Returns a pool for one evaluation. */
    TaskPool pool(Progress listener) {
        return executor.map(lent -> new TaskPool(lent, threads, listener))
                .orElseGet(() -> new TaskPool(threads, listener));
    }
}
