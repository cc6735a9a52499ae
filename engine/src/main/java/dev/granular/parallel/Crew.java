package dev.granular.parallel;

import java.util.List;
import java.util.concurrent.FutureTask;

/** Threads that do the work of a pool. */
sealed interface Crew permits CallersThread, OwnThreads, LentThreads {
    /** Seconds that {@link #end} waits for work that does not notice that it is cancelled. */
    long PATIENCE = 60;

    /** An action of the caller if nothing has ended for a while. */
    @FunctionalInterface
    interface Help {
        /** Enough workers are there. */
        Help NONE = () -> {};

        /** Does the work if nobody began it. */
        void ifNothingBegan();
    }

    /** Begins tasks, in their order. */
    Help begin(List<? extends FutureTask<?>> tasks);

    /** Begins a task that may itself wait for tasks of this crew. */
    Help beginBeside(FutureTask<?> task);

    /** Interrupts what still runs, and waits until nothing does. */
    void end() throws InterruptedException;
}
