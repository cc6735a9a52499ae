package dev.granular.parallel;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A fixed number of threads, which start when there is work for them, and one more for each task beside. */
final class OwnThreads implements Crew {
    private final ExecutorService threads;
    private final Queue<Thread> beside = new ConcurrentLinkedQueue<>();

    OwnThreads(int count) {
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("granular-", 0).factory());
    }

    @Override
    public Help begin(List<? extends FutureTask<?>> tasks) {
        tasks.forEach(threads::execute);
        return Help.NONE;
    }

    @Override
    public Help beginBeside(FutureTask<?> task) {
        Thread thread = Thread.ofPlatform().daemon().name("granular-beside").unstarted(task);
        beside.add(thread);
        thread.start();
        return Help.NONE;
    }

    @Override
    public void end() throws InterruptedException {
        threads.shutdownNow();
        beside.forEach(Thread::interrupt);
        threads.awaitTermination(PATIENCE, TimeUnit.SECONDS);
        for (Thread thread : beside) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE));
        }
    }
}
