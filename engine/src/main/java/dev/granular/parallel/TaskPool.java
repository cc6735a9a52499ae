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

    private final int threads;
    private final Crew crew;
    private final Watch watch;
    private final Queue<FutureTask<?>> beside = new ConcurrentLinkedQueue<>();

    /** A pool of {@code threads} threads, which start when there is work for them. */
    public TaskPool(int threads) {
        this(threads, Progress.NONE);
    }

    /** The same; {@code listener} is asked about every tenth of a second whether to stop, also while no piece of work ends. */
    public TaskPool(int threads, Progress listener) {
        this(threads, threads == 1 ? new CallersThread() : new OwnThreads(threads), listener);
    }

    /**
     * A pool on an executor that somebody else owns: {@link #close} leaves it as it is, but waits for the pool's work. If the
     * executor begins nothing for a tenth of a second, the caller's thread does the work, so that none waits for itself.
     *
     * @param tasks how many the executor is given at a time
     */
    public TaskPool(ExecutorService executor, int tasks, Progress listener) {
        this(tasks, new LentThreads(executor, tasks), listener);
    }

    private TaskPool(int threads, Crew crew, Progress listener) {
        this.threads = threads;
        this.crew = crew;
        watch = new Watch(listener);
    }

    /** Returns the number of threads. */
    public int threads() {
        return threads;
    }

    /**
     * Ends a piece of work if nobody waits for it any more, or if the listener of its pool asks to stop. Work that takes more
     * than a tenth of a second calls it now and then.
     *
     * @throws CancellationException if the thread is interrupted, or the listener asks to stop
     */
    public static void checkpoint() {
        Watch.checkpoint();
    }

    /** Results of {@code tasks}, in their order; what a task throws is thrown here. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        var failure = new AtomicReference<Throwable>();
        List<FutureTask<T>> futures =
                tasks.stream().map(task -> guarded(task, failure)).toList();
        return collect(futures, failure, crew.begin(futures));
    }

    /** Keeps what a task throws if nothing failed before, and does nothing after that. */
    private <T> FutureTask<T> guarded(Callable<T> task, AtomicReference<Throwable> failure) {
        return new FutureTask<>(() -> {
            if (failure.get() != null) {
                throw new CancellationException("another task failed");
            }
            try {
                Watch.checkpoint();
                return watch.over(task);
            } catch (Exception | Error e) {
                failure.compareAndSet(null, e);
                throw e;
            }
        });
    }

    /**
     * Returns the same, telling a listener after each task.
     *
     * @throws CancellationException if the listener asked to stop
     */
    public <T> List<T> all(List<Callable<T>> tasks, Progress progress) {
        var done = new AtomicLong();
        List<Callable<T>> told = new ArrayList<>();
        for (Callable<T> task : tasks) {
            told.add(() -> {
                T result = task.call();
                if (!progress.advanced(done.incrementAndGet(), tasks.size())) {
                    throw Watch.stopped();
                }
                return result;
            });
        }
        return all(told);
    }

    /** Waits for results. If one fails, cancels the others and throws what failed first. */
    private <T> List<T> collect(List<? extends Future<T>> futures, AtomicReference<Throwable> failure, Crew.Help help) {
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> future : futures) {
                results.add(await(future, help));
            }
            return results;
        } catch (ExecutionException e) {
            throw rethrown(failure.get() == null ? e.getCause() : failure.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Watch.interrupted();
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private <T> T await(Future<T> future, Crew.Help help) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return future.get(Watch.HEARTBEAT, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                watch.requireGoOn();
                help.ifNothingBegan();
            }
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

    /** Returns the same, telling a listener after each, see {@link #all(List, Progress)}. */
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
        var task = new FutureTask<T>(() -> watch.over(work::get));
        beside.add(task);
        Crew.Help help = crew.beginBeside(task);
        return () -> collect(List.of(task), new AtomicReference<>(), help).getFirst();
    }

    /** Stops what is still running, and waits until no thread of the pool is left, and no lent one does its work. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        watch.close();
        beside.forEach(task -> task.cancel(true));
        try {
            crew.end();
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
