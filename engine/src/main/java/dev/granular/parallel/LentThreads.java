package dev.granular.parallel;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of an executor that somebody else owns and goes on using. It may have none free, now or ever: then the caller's
 * thread does the work.
 */
final class LentThreads implements Crew {
    private final Executor executor;
    /** How many threads are asked for at a time. */
    private final int most;

    /** Threads that do work of ours now. */
    private int busy;

    private boolean ended;

    LentThreads(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    @Override
    public Help begin(List<? extends FutureTask<?>> tasks) {
        var next = new AtomicInteger();
        Runnable loop = () -> {
            for (int k = next.getAndIncrement(); k < tasks.size(); k = next.getAndIncrement()) {
                tasks.get(k).run();
            }
        };
        for (int k = 0; k < Math.min(most, tasks.size()); k++) {
            lend(loop);
        }
        return () -> {
            if (next.get() == 0) {
                loop.run();
            }
        };
    }

    @Override
    public Help beginBeside(FutureTask<?> task) {
        lend(task);
        return task::run;
    }

    private void lend(Runnable work) {
        executor.execute(() -> {
            synchronized (this) {
                if (ended) {
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

    @Override
    public synchronized void end() throws InterruptedException {
        ended = true;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (busy > 0 && System.nanoTime() < until) {
            wait(Watch.HEARTBEAT);
        }
    }
}
