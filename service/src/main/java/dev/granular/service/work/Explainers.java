package dev.granular.service.work;

import dev.granular.cli.RequestedExplainer;
import dev.granular.service.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Explainers of evaluations, made when they are first asked for; the two asked for last are kept. */
public final class Explainers {
    private static final int MOST = 2;

    private final Map<String, RequestedExplainer> known = new LinkedHashMap<>(MOST, 0.75f, true);

    /** None yet. */
    public Explainers() {}

    /** Returns the explainer of an evaluation; refuses one that has no result, or whose table is gone. */
    public synchronized RequestedExplainer of(Task task) {
        RequestedExplainer found = known.get(task.id());
        if (found == null) {
            found = task.explainer()
                    .orElseThrow(
                            () -> new Problem(
                                    409,
                                    "the table of this evaluation was not kept: send it to /v1/tables and evaluate it from there"));
            known.put(task.id(), found);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return found;
    }
}
