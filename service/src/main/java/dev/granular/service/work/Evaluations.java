package dev.granular.service.work;

import dev.granular.cli.EvaluationRequest;
import dev.granular.service.http.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Evaluations that wait, run or are over, with their results. */
public final class Evaluations implements AutoCloseable {
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final ExecutorService workers;

    /** No evaluations, of which {@code atOnce} may run at a time. */
    public Evaluations(int atOnce) {
        workers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("evaluation-", 0).factory());
    }

    /**
     * Starts an evaluation.
     *
     * @param id as the client chose it, if it did
     * @param afterwards done when it is over, whatever its end
     */
    public Task start(Optional<String> id, KeptTable table, EvaluationRequest request, Runnable afterwards) {
        var task = new Task(Ids.chosen(id), table, request);
        if (tasks.putIfAbsent(task.id(), task) != null) {
            throw new Problem(409, "there is an evaluation " + task.id() + " already: choose another id");
        }
        workers.execute(() -> {
            try {
                task.run();
            } finally {
                afterwards.run();
            }
        });
        return task;
    }

    /** The evaluation of this identity. */
    public Task get(String id) {
        Task task = tasks.get(id);
        if (task == null) {
            throw new Problem(404, "there is no evaluation " + id + ": it expired, or never was");
        }
        return task;
    }

    /** Cancels and forgets an evaluation. */
    public void remove(String id) {
        get(id).cancel();
        tasks.remove(id);
    }

    @Override
    public void close() {
        tasks.values().forEach(Task::cancel);
        workers.shutdown();
    }
}
