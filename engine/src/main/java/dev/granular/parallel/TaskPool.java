package dev.granular.parallel;

import dev.granular.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import java.util.concurrent.atomic.AtomicInteger;
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
    /** The pool whose work the thread does, if that has a listener. */
    private static final ThreadLocal<TaskPool> CURRENT = new ThreadLocal<>();

    /** Runs everything on the caller's thread. */
    public static final TaskPool ONE = new TaskPool(1);

    /** Milliseconds between two calls of the listener. */
    private static final long HEARTBEAT = 100;

    /** Seconds that {@link #close} waits for work that does not notice that it is cancelled. */
    private static final long PATIENCE = 60;

    private final int threads;
    /** None for one thread: that is the caller's. */
    private final Optional<ExecutorService> workers;

    /** Whether the workers are the caller's, who goes on using them. */
    private final boolean lent;

    private final Queue<Beside<?>> beside = new ConcurrentLinkedQueue<>();

    /** May stop the work. */
    private final Progress listener;

    private volatile long asked = System.nanoTime();
    private volatile boolean stopped;
    /** Pieces of work that lent threads are busy with. */
    private int busy;

    private boolean closed;
    /** The pool whose work the thread did that made this one. */
    private final Optional<TaskPool> outer = Optional.ofNullable(CURRENT.get());

    /** Work that goes on while its caller does something else, on a thread of its own if the workers are ours. */
    private record Beside<T>(FutureTask<T> task, Optional<Thread> thread) {}

    /** A pool of {@code threads} threads, which start when there is work for them. */
    public TaskPool(int threads) {
        this(threads, Progress.NONE);
    }

    /** The same; {@code listener} is asked about every tenth of a second whether to stop, also while no piece of work ends. */
    public TaskPool(int threads, Progress listener) {
        this.threads = threads;
        this.listener = listener;
        lent = false;
        workers = threads == 1
                ? Optional.empty()
                : Optional.of(Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("granular-", 0).factory()));
        bind();
    }

    /**
     * A pool on an executor that somebody else owns: {@link #close} leaves it as it is, but waits for the pool's work. If the
     * executor begins nothing for a tenth of a second, the caller's thread does the work, so that none waits for itself.
     *
     * @param tasks how many the executor is given at a time
     */
    public TaskPool(ExecutorService executor, int tasks, Progress listener) {
        threads = tasks;
        this.listener = listener;
        lent = true;
        workers = Optional.of(executor);
        bind();
    }

    /** Has {@link #checkpoint} ask this pool's listener on the maker's thread, until the pool is closed. */
    private void bind() {
        if (listener != Progress.NONE) {
            CURRENT.set(this);
        }
    }

    /** Number of threads. */
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
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        TaskPool pool = CURRENT.get();
        if (pool != null
                && System.nanoTime() - pool.asked > TimeUnit.MILLISECONDS.toNanos(HEARTBEAT)
                && !pool.mayGoOn()) {
            throw stopped();
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("evaluation stopped: its thread was interrupted");
    }

    /** Does a piece of work such that {@link #checkpoint} asks this pool's listener. */
    private <T> T watched(Callable<T> task) throws Exception {
        if (listener == Progress.NONE) {
            return task.call();
        }
        TaskPool outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return task.call();
        } finally {
            CURRENT.set(outer);
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
                    return watched(task);
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
            List<FutureTask<T>> futures = guarded.stream().map(FutureTask::new).toList();
            collect(futures, failure, begin(futures), results);
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
                if (!progress.advanced(done.incrementAndGet(), tasks.size())) {
                    throw stopped();
                }
                return result;
            });
        }
        return all(watched);
    }

    /** What the caller's thread can do if a call to it does not end soon. */
    private interface Help {
        void ifNothingBegan();
    }

    /** Gives tasks to the workers, one by one or, if these are lent, to as many as may work. */
    private <T> Help begin(List<FutureTask<T>> tasks) {
        if (!lent) {
            tasks.forEach(workers.orElseThrow()::execute);
            return () -> {};
        }
        var next = new AtomicInteger();
        Runnable loop = () -> {
            for (int k = next.getAndIncrement(); k < tasks.size(); k = next.getAndIncrement()) {
                tasks.get(k).run();
            }
        };
        for (int k = 0; k < Math.min(threads, tasks.size()); k++) {
            lend(loop);
        }
        return () -> {
            if (next.get() == 0) {
                loop.run();
            }
        };
    }

    private void lend(Runnable work) {
        workers.orElseThrow().execute(() -> {
            synchronized (this) {
                if (closed) {
                    return;
                }
                busy++;
            }
            try {
                work.run();
            } finally {
                // What cancelled the work must not reach what the thread does next.
                Thread.interrupted();
                synchronized (this) {
                    busy--;
                    notifyAll();
                }
            }
        });
    }

    private synchronized boolean mayGoOn() {
        if (!stopped && listener != Progress.NONE) {
            asked = System.nanoTime();
            stopped = !listener.advanced(0, 1);
        }
        return !stopped;
    }

    private static CancellationException stopped() {
        return new CancellationException("evaluation stopped by its progress listener");
    }

    private <T> T await(Future<T> future, Help help) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return future.get(HEARTBEAT, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (!mayGoOn()) {
                    throw stopped();
                }
                help.ifNothingBegan();
            }
        }
    }

    /** Waits for results. If one fails, cancels the others and throws what failed first. */
    private <T> void collect(
            List<? extends Future<T>> futures, AtomicReference<Throwable> failure, Help help, List<T> results) {
        try {
            for (Future<T> future : futures) {
                results.add(await(future, help));
            }
        } catch (ExecutionException e) {
            throw rethrown(failure.get() == null ? e.getCause() : failure.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
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
        var task = new FutureTask<T>(() -> watched(work::get));
        Help help = () -> {};
        if (lent) {
            beside.add(new Beside<>(task, Optional.empty()));
            lend(task);
            help = task::run;
        } else {
            Thread thread = Thread.ofPlatform().daemon().name("granular-beside").unstarted(task);
            beside.add(new Beside<>(task, Optional.of(thread)));
            thread.start();
        }
        Help ifIdle = help;
        return () -> {
            List<T> result = new ArrayList<>();
            collect(List.of(task), new AtomicReference<>(), ifIdle, result);
            return result.getFirst();
        };
    }

    /** Stops what is still running, and waits until no thread of the pool is left, and no lent one does its work. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        if (CURRENT.get() == this) {
            CURRENT.set(outer.orElse(null));
        }
        beside.forEach(work -> work.task.cancel(true));
        try {
            if (lent) {
                awaitLent();
            } else if (workers.isPresent()) {
                workers.get().shutdownNow();
                workers.get().awaitTermination(PATIENCE, TimeUnit.SECONDS);
            }
            for (Beside<?> work : beside) {
                if (work.thread.isPresent()) {
                    work.thread.get().join(TimeUnit.SECONDS.toMillis(PATIENCE));
                }
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitLent() throws InterruptedException {
        closed = true;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (busy > 0 && System.nanoTime() < until) {
            wait(HEARTBEAT);
        }
    }
}
