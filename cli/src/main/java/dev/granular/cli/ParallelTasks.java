package dev.granular.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Work that does not depend on each other, done by several threads. */
final class ParallelTasks {
    private ParallelTasks() {}

    /**
     * Does {@code task} for 0 to {@code count − 1} and waits for all.
     *
     * @return what each returned, in order
     * @throws RuntimeException the first task's that failed
     */
    static <T> List<T> results(int threads, int count, IntFunction<T> task) {
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                int index = i;
                running.add(workers.submit(() -> task.apply(index)));
            }
            return running.stream().map(ParallelTasks::result).toList();
        }
    }

    private static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }
}
