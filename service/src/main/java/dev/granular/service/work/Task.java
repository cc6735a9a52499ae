package dev.granular.service.work;

import dev.granular.Progress;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.cli.EvaluationRequest;
import dev.granular.cli.RequestedExplainer;
import dev.granular.cli.RequestedRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One evaluation: waiting, running or over. */
public final class Task {
    /** The state of the task. */
    public enum Status {
        /** Waits for its turn. */
        QUEUED,
        /** Computes. */
        RUNNING,
        /** Has a result. */
        DONE,
        /** Ended without a result. */
        FAILED,
        /** Was stopped. */
        CANCELLED
    }

    /**
     * What is done for others when it ends.
     *
     * @param over when it is over, whatever its end; before anybody hears of it
     * @param forgotten when nobody can ask for it any more
     */
    public record Ends(Runnable over, Runnable forgotten) {}

    private final String id;
    private final String client;
    private final KeptTable table;
    private final EvaluationRequest request;
    private final Ends ends;
    private final CompletableFuture<RequestedRun> result = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean cancelled;
    private volatile Optional<Thread> worker = Optional.empty();
    private volatile String stage = "";
    private volatile double fraction;
    private volatile long started;
    private volatile long lastAsked = System.nanoTime();

    Task(String id, String client, KeptTable table, EvaluationRequest request, Ends ends) {
        this.id = id;
        this.client = client;
        this.table = table;
        this.request = request;
        this.ends = ends;
    }

    /** Returns the name under which it is asked for. */
    public String id() {
        return id;
    }

    /** Returns the client that asked for it. */
    String client() {
        return client;
    }

    /** Computes on the caller's thread, unless it was cancelled before. */
    void run() {
        started = System.nanoTime();
        worker = Optional.of(Thread.currentThread());
        try {
            result.complete(evaluate());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            synchronized (this) {
                worker = Optional.empty();
                Thread.interrupted();
            }
        }
    }

    private RequestedRun evaluate() {
        try {
            requireNotCancelled();
            stage = "read";
            return table.evaluate(request, reading(), progress());
        } finally {
            ends.over().run();
        }
    }

    private ReadProgress reading() {
        return (_, _, _) -> requireNotCancelled();
    }

    private void requireNotCancelled() {
        if (cancelled) {
            throw new CancellationException("the evaluation was cancelled");
        }
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public boolean advanced(long done, long total) {
                fraction = (double) done / Math.max(1, total);
                return !cancelled;
            }

            @Override
            public void entered(String next) {
                stage = next;
            }
        };
    }

    /** Stops it; does nothing if it is over. */
    public synchronized void cancel() {
        cancelled = true;
        if (started == 0) {
            result.completeExceptionally(new CancellationException("the evaluation was cancelled"));
        }
        worker.ifPresent(Thread::interrupt);
    }

    /** Says that nobody can ask for it any more: it gives back its table as soon as it has ended. */
    void forget() {
        result.whenComplete((_, _) -> ends.forgotten().run());
    }

    /** Waits until it is over, but no longer than {@code most}; says whether it is. */
    public boolean await(Duration most) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            result.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException | CancellationException _) {
            // Over, too.
        } finally {
            lastAsked = System.nanoTime();
            waiting.decrementAndGet();
        }
        return true;
    }

    /** Returns whether somebody waits for its end. */
    boolean isAwaited() {
        return waiting.get() > 0;
    }

    /** Returns whether it has ended. */
    boolean isOver() {
        return result.isDone();
    }

    /** Returns how far it is. */
    public Status status() {
        if (!result.isDone()) {
            return started == 0 ? Status.QUEUED : Status.RUNNING;
        } else if (!result.isCompletedExceptionally()) {
            return Status.DONE;
        }
        return cancelled ? Status.CANCELLED : Status.FAILED;
    }

    /** Returns what it does, in a word or two. */
    public String stage() {
        return stage;
    }

    /** Returns how much of the stages that can tell is done, 0 to 1. */
    public double fraction() {
        return fraction;
    }

    /** Returns seconds left, roughly; NaN if that is not known. */
    public double secondsLeft() {
        double elapsed = (System.nanoTime() - started) * 1e-9;
        return started == 0 || fraction == 0 ? Double.NaN : elapsed * (1 - fraction) / fraction;
    }

    /** Returns what was found. */
    public Optional<RequestedRun> found() {
        return status() == Status.DONE ? Optional.of(result.join()) : Optional.empty();
    }

    /** Explains what was found, if the table is still there. */
    Optional<RequestedExplainer> explainer() {
        try {
            return found().filter(_ -> table.isThere()).map(run -> table.with(request, run::explainer));
        } finally {
            ends.over().run();
        }
    }

    /** Returns why there is no result. */
    public Optional<Throwable> failure() {
        return result.isCompletedExceptionally()
                ? Optional.of(result.<Throwable>handle((_, failure) -> failure).join())
                : Optional.empty();
    }

    /** Returns when it was asked for last, in the time of {@link System#nanoTime}. */
    long lastAsked() {
        return lastAsked;
    }
}
