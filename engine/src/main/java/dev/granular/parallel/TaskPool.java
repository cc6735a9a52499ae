package dev.granular.parallel;

import dev.granular.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs independent pieces of work and returns their results in the order of the pieces. What a piece throws, exception or
 * error, is thrown to the caller as it is, and cancels the rest. If the caller's thread is interrupted, all of them stop,
 * {@link CancellationException} is thrown, and the thread stays interrupted.
 */
public final class TaskPool implements AutoCloseable {
    /** Runs everything on the caller's thread. */
    public static final TaskPool ONE = new TaskPool(1);

    /** Milliseconds between two calls of the listener. */
    private static final long HEARTBEAT = 100;

    /** Seconds that {@link #close} waits for work that does not notice that it is cancelled. */
    private static final long PATIENCE = 60;

    private final int threads;
    /** None for one thread: that is the caller's. */
    private final List<ExecutorService> workers;

    private final Queue<Beside<?>> beside = new ConcurrentLinkedQueue<>();

    /** May stop the work. */
    private final Progress listener;

    private long done;
    private long total = 1;

    /** Work on a thread of its own. */
    private record Beside<T>(FutureTask<T> task, Thread thread) {}

    /** A pool of {@code threads} threads, which start when there is work for them. */
    public TaskPool(int threads) {
        this(threads, Progress.NONE);
    }

    /**
     * The same; with two threads or more, {@code listener} is asked every tenth of a second whether to stop, also while no
     * piece of work ends.
     */
    public TaskPool(int threads, Progress listener) {
        this.threads = threads;
        this.listener = listener;
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

    /**
     * Ends a piece of work if nobody waits for it any more. Work that takes more than a tenth of a second calls it now and
     * then.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public static void checkpoint() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("evaluation stopped: its thread was interrupted");
        }
    }

    /** Results of {@code tasks}, in their order; what a task throws is thrown here. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        var failure = new AtomicReference<Throwable>();
        List<Callable<T>> guarded = new ArrayList<>();
        for (Callable<T> task : tasks) {
            guarded.add(() -> {
                if (failure.get() != null) {
                    throw new CancellationException("another task failed");
                }
                try {
                    checkpoint();
                    return task.call();
                } catch (Exception | Error e) {
                    failure.compareAndSet(null, e);
                    throw e;
                }
            });
        }
        List<T> results = new ArrayList<>();
        if (workers.isEmpty()) {
            for (Callable<T> task : guarded) {
                try {
                    results.add(task.call());
                } catch (Exception e) {
                    throw rethrown(e);
                }
            }
        } else {
            collect(guarded.stream().map(workers.getFirst()::submit).toList(), failure, results);
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
        List<Callable<T>> watched = new ArrayList<>();
        for (Callable<T> task : tasks) {
            watched.add(() -> {
                T result = task.call();
                if (!tell(progress, done.incrementAndGet(), tasks.size())) {
                    throw stopped();
                }
                return result;
            });
        }
        return all(watched);
    }

    private boolean tell(Progress progress, long count, long all) {
        if (progress != listener) {
            return progress.advanced(count, all);
        }
        synchronized (this) {
            done = all == total ? Math.max(done, count) : count;
            total = all;
            return listener.advanced(done, total);
        }
    }

    private synchronized boolean mayGoOn() {
        return listener == Progress.NONE || listener.advanced(done, total);
    }

    private static CancellationException stopped() {
        return new CancellationException("evaluation stopped by its progress listener");
    }

    private <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return future.get(HEARTBEAT, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (!mayGoOn()) {
                    throw stopped();
                }
            }
        }
    }

    /** Waits for results. If one fails, cancels the others and throws what failed first. */
    private <T> void collect(List<? extends Future<T>> futures, AtomicReference<Throwable> failure, List<T> results) {
        try {
            for (Future<T> future : futures) {
                results.add(await(future));
            }
        } catch (ExecutionException e) {
            throw rethrown(failure.get() == null ? e.getCause() : failure.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("evaluation stopped: its thread was interrupted");
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
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
        Thread thread = Thread.ofPlatform().daemon().name("granular-beside").unstarted(task);
        beside.add(new Beside<>(task, thread));
        thread.start();
        return () -> {
            List<T> result = new ArrayList<>();
            collect(List.of(task), new AtomicReference<>(), result);
            return result.getFirst();
        };
    }

    /** Stops what is still running, and waits until no thread of the pool is left. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        beside.forEach(work -> work.task.cancel(true));
        workers.forEach(ExecutorService::shutdownNow);
        try {
            for (ExecutorService executor : workers) {
                executor.awaitTermination(PATIENCE, TimeUnit.SECONDS);
            }
            for (Beside<?> work : beside) {
                work.thread.join(TimeUnit.SECONDS.toMillis(PATIENCE));
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
