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
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs independent pieces of work and returns their results in the order of the pieces. */
public final class TaskPool implements AutoCloseable {
    /** Runs everything in the thread that asks for it. */
    public static final TaskPool ONE = new TaskPool(1);

    private final int threads;
    /** None for one thread: that is the caller's. */
    private final List<ExecutorService> workers;

    /** A pool of {@code threads} threads. */
    public TaskPool(int threads) {
        this.threads = threads;
        workers = threads == 1
                ? List.of()
                : List.of(Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("granular-", 0).factory()));
    }

    /** Number of threads. */
    public int threads() {
        return threads;
    }

    /** Results of {@code tasks}, in their order; what a task throws is thrown here. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        List<T> results = new ArrayList<>();
        if (workers.isEmpty()) {
            for (Callable<T> task : tasks) {
                try {
                    results.add(task.call());
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException("a worker failed", e);
                }
            }
        } else {
            collect(tasks.stream().map(workers.getFirst()::submit).toList(), results);
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

    /** Waits for results; where one is missing, nobody needs the others. */
    private static <T> void collect(List<? extends Future<T>> futures, List<T> results) {
        try {
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
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

    /**
     * Begins work that may itself hand tasks to this pool, so that one caller's idle moments serve the other.
     *
     * @return waits for the result; what the work threw is thrown there
     */
    public <T> Supplier<T> beside(Supplier<T> work) {
        if (workers.isEmpty()) {
            T result = work.get();
            return () -> result;
        }
        var task = new FutureTask<T>(work::get);
        Thread.ofPlatform().daemon().name("granular-beside").start(task);
        return () -> {
            List<T> result = new ArrayList<>();
            collect(List.of(task), result);
            return result.getFirst();
        };
    }

    @Override
    public void close() {
        workers.forEach(ExecutorService::shutdownNow);
    }
}
