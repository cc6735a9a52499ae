package dev.granular.parallel;

import dev.granular.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Runs independent pieces of work and returns their results in the order of the pieces. */
public final class TaskPool implements AutoCloseable {
    /** Runs everything in the thread that asks for it. */
    public static final TaskPool ONE = new TaskPool(1);

    /** None for one thread: that is the caller's. */
    private final List<ExecutorService> workers;

    /** A pool of {@code threads} threads. */
    public TaskPool(int threads) {
        workers = threads == 1
                ? List.of()
                : List.of(Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("granular-", 0).factory()));
    }

    /** Results of {@code tasks}, in their order; what a task throws is thrown here. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        List<T> results = new ArrayList<>();
        try {
            if (workers.isEmpty()) {
                for (Callable<T> task : tasks) {
                    results.add(task.call());
                }
            } else {
                join(tasks, results);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a worker failed", e);
        }
        return results;
    }

    /**
     * The same, telling a listener after each task.
     *
     * @throws CancellationException if the listener asked to stop
     */
    public <T> List<T> all(List<Callable<T>> tasks, Progress progress) {
        var done = new AtomicLong();
        var stopped = new AtomicBoolean();
        List<Callable<T>> watched = new ArrayList<>();
        for (Callable<T> task : tasks) {
            watched.add(() -> {
                if (!stopped.get()) {
                    T result = task.call();
                    if (progress.advanced(done.incrementAndGet(), tasks.size())) {
                        return result;
                    }
                    stopped.set(true);
                }
                throw new CancellationException("evaluation stopped by its progress listener");
            });
        }
        return all(watched);
    }

    private <T> void join(List<Callable<T>> tasks, List<T> results) throws InterruptedException {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(workers.getFirst().submit(task));
        }
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    /** Results of {@code task} on each of {@code inputs}, in their order. */
    public <A, B> List<B> each(List<A> inputs, Function<A, B> task) {
        return all(calls(inputs, task));
    }

    /** The same, telling a listener after each, see {@link #all(List, Progress)}. */
    public <A, B> List<B> each(List<A> inputs, Function<A, B> task, Progress progress) {
        return all(calls(inputs, task), progress);
    }

    private static <A, B> List<Callable<B>> calls(List<A> inputs, Function<A, B> task) {
        var calls = new ArrayList<Callable<B>>();
        for (A input : inputs) {
            calls.add(() -> task.apply(input));
        }
        return calls;
    }

    @Override
    public void close() {
        workers.forEach(ExecutorService::shutdownNow);
    }
}
