package dev.granular.parallel;

import dev.granular.Progress;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Asks a listener about every tenth of a second whether the work that it watches may go on. */
final class Watch implements AutoCloseable {
    /** Milliseconds between two questions. */
    static final long HEARTBEAT = 100;

    /** Over what the thread does; null if nobody listens. */
    private static final ThreadLocal<Watch> CURRENT = new ThreadLocal<>();

    private final Progress listener;
    /** Over what the thread did before. */
    private final Watch outer = CURRENT.get();

    private volatile long asked = System.nanoTime();
    private volatile boolean stopped;

    /** Watches the maker's thread until it is closed. */
    Watch(Progress listener) {
        this.listener = listener;
        if (isAsked()) {
            CURRENT.set(this);
        }
    }

    private boolean isAsked() {
        return listener != Progress.NONE;
    }

    /** Ends what the thread does if it is interrupted, or if the listener over it asks to stop. */
    static void checkpoint() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        Watch watch = CURRENT.get();
        if (watch != null && System.nanoTime() - watch.asked > TimeUnit.MILLISECONDS.toNanos(HEARTBEAT)) {
            watch.requireGoOn();
        }
    }

    /** Watches a piece of work on the thread that does it. */
    <T> T over(Callable<T> work) throws Exception {
        if (!isAsked()) {
            return work.call();
        }
        Watch before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            CURRENT.set(before);
        }
    }

    /** Asks the listener now, unless it stopped the work before. */
    void requireGoOn() {
        if (!mayGoOn()) {
            throw stopped();
        }
    }

    private synchronized boolean mayGoOn() {
        if (!stopped && isAsked()) {
            asked = System.nanoTime();
            stopped = !listener.advanced(0, 1);
        }
        return !stopped;
    }

    static CancellationException interrupted() {
        return new CancellationException("evaluation stopped: its thread was interrupted");
    }

    static CancellationException stopped() {
        return new CancellationException("evaluation stopped by its progress listener");
    }

    @Override
    public void close() {
        if (CURRENT.get() == this) {
            CURRENT.set(outer);
        }
    }
}
