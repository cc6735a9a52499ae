package dev.granular.service.work;

import dev.granular.service.http.Problem;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Evaluations that wait: clients take turns, and those of one client go in the order in which they came. */
final class FairQueue {
    private final Map<String, ArrayDeque<Runnable>> byClient = new LinkedHashMap<>();
    private final int most;
    private int size;

    /** A queue of at most {@code most}. */
    FairQueue(int most) {
        this.most = most;
    }

    /** Adds the work of a client; refuses more than there is room for. */
    synchronized void add(String client, Runnable work) {
        if (size >= most) {
            throw new Problem(503, most + " evaluations wait already: try again later");
        }
        byClient.computeIfAbsent(client, _ -> new ArrayDeque<>()).add(work);
        size++;
    }

    /** Takes the next, if there is any; its client goes to the end of the line. */
    synchronized Optional<Runnable> take() {
        if (byClient.isEmpty()) {
            return Optional.empty();
        }
        String client = byClient.keySet().iterator().next();
        ArrayDeque<Runnable> works = byClient.remove(client);
        Runnable work = works.remove();
        if (!works.isEmpty()) {
            byClient.put(client, works);
        }
        size--;
        return Optional.of(work);
    }
}
