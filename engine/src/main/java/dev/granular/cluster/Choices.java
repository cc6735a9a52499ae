package dev.granular.cluster;

import dev.granular.Accuracy;
import dev.granular.InputException;
import dev.granular.Method;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be evaluated, and how accurately.
 *
 * @param models names, each once
 * @param methods at least one
 * @param tolerance largest absolute error of a correlation
 */
public record Choices(List<String> models, Set<Method> methods, double tolerance) {
    /** Refuses names that are there twice, no methods, and tolerances that no evaluation takes. */
    public Choices {
        models = List.copyOf(models);
        if (new HashSet<>(models).size() < models.size()) {
            throw new InputException("models are " + models + ": every model needs a name of its own");
        }
        if (methods.isEmpty()) {
            throw new InputException("no method: choose some of plcc, srcc, krcc");
        }
        // In the order of the methods: that of other sets may differ between processes.
        methods = Collections.unmodifiableSet(EnumSet.copyOf(methods));
        tolerance = new Accuracy.Within(tolerance).tolerance();
    }

    List<Method> ordered() {
        return List.copyOf(methods);
    }
}
