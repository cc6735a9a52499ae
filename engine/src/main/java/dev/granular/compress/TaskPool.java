package dev.granular.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs independent pieces of work and returns their results in the order of the pieces. */
public final class TaskPool implements AutoCloseable {
    private final ExecutorService workers;

    /** A pool of {@code threads} threads. */
    public TaskPool(int threads) {
        workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("granular-", 0).factory());
    }

    /** Results of {@code tasks}, in their order; what a task throws is thrown here. */
    <T> List<T> all(List<Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(workers.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                futures.forEach(f -> f.cancel(true));
                throw new IllegalStateException("a worker failed", e.getCause());
            } catch (InterruptedException e) {
                futures.forEach(f -> f.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return results;
    }

    /** Results of {@code task} on each of {@code inputs}, in their order. */
    <A, B> List<B> each(List<A> inputs, Function<A, B> task) {
        var tasks = new ArrayList<Callable<B>>();
        for (A input : inputs) {
            tasks.add(() -> task.apply(input));
        }
        return all(tasks);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
