package dev.granular.service.work;

import dev.granular.cli.EvaluationRequest;
import dev.granular.service.http.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Evaluations that wait, run or are over, with their results. */
public final class Evaluations implements AutoCloseable {
    /** After which an evaluation that nobody asks for is cancelled. */
    static final Duration ABANDONED = Duration.ofMinutes(2);

    /** After which a result that nobody asks for is forgotten. */
    static final Duration STALE = Duration.ofMinutes(15);

    /** Results that are kept at a time. */
    private static final int RESULTS = 32;

    private static final int STOP_SECONDS = 5;

    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final ExecutorService workers;
    private final FairQueue queue;

    /** No evaluations, of which {@code atOnce} may run at a time. */
    public Evaluations(int atOnce, Limits limits) {
        queue = new FairQueue(limits.waiting());
        workers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("evaluation-", 0).factory());
    }

    /**
     * Starts an evaluation.
     *
     * @param id as the client chose it, if it did
     * @param client who asks
     */
    public Task start(Optional<String> id, String client, KeptTable table, EvaluationRequest request, Task.Ends ends) {
        var task = new Task(Ids.chosen(id), client, table, request, ends);
        if (tasks.putIfAbsent(task.id(), task) != null) {
            throw new Problem(409, "there is an evaluation " + task.id() + " already: choose another id");
        }
        try {
            queue.add(task.client(), task::run);
            workers.execute(() -> queue.take().ifPresent(Runnable::run));
        } catch (RuntimeException | Error e) {
            tasks.remove(task.id());
            throw e;
        }
        forgetOldest();
        return task;
    }

    private void forgetOldest() {
        List<Task> over = tasks.values().stream()
                .filter(Task::isOver)
                .sorted(Comparator.comparingLong(Task::lastAsked))
                .toList();
        over.stream().limit(Math.max(0, over.size() - RESULTS)).forEach(this::forget);
    }

    private void forget(Task task) {
        if (tasks.remove(task.id(), task)) {
            task.forget();
        }
    }

    /** Returns the evaluation of this identity. */
    public Task get(String id) {
        Task task = tasks.get(id);
        if (task == null) {
            throw new Problem(404, "there is no evaluation " + id + ": it expired, or never was");
        }
        return task;
    }

    /** Cancels and forgets an evaluation. */
    public void remove(String id) {
        Task task = get(id);
        task.cancel();
        forget(task);
    }

    /** Cancels what nobody waits for, and forgets results that nobody asks for; {@code now} as in {@link System#nanoTime}. */
    public void expire(long now) {
        for (Task task : tasks.values()) {
            long idle = now - task.lastAsked();
            if (task.isOver() && idle > STALE.toNanos()) {
                forget(task);
            } else if (!task.isOver() && !task.isAwaited() && idle > ABANDONED.toNanos()) {
                task.cancel();
            }
        }
    }

    /** Cancels everything, and waits until nothing runs any more. */
    @Override
    public void close() {
        tasks.values().forEach(Task::cancel);
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
