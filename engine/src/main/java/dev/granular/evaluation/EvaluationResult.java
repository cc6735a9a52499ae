package dev.granular.evaluation;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.QualityRange;
import java.util.List;
import java.util.Objects;

/** The findings of an evaluation on all its models. Immutable. */
public final class EvaluationResult {
    private final QualityRange range;
    private final Correlations correlations;
    private final List<ModelResult> models;

    EvaluationResult(QualityRange range, Correlations correlations, List<ModelResult> models) {
        this.range = range;
        this.correlations = correlations;
        this.models = List.copyOf(models);
    }

    /** Returns the lowest and highest MOS, the extent of every surface. */
    public QualityRange range() {
        return range;
    }

    /** Returns values, effective pairs and estimated errors at every point, and how they were computed. */
    public Correlations correlations() {
        return correlations;
    }

    /** Returns every model, in the order given. */
    public List<ModelResult> models() {
        return models;
    }

    /**
     * Returns one model.
     *
     * @throws InputException if none has this name
     */
    public ModelResult model(String name) {
        Objects.requireNonNull(name, "name");
        int at = correlations.models().indexOf(name);
        if (at < 0) {
            throw new InputException(
                    "no model is called " + name + ": there are " + String.join(", ", correlations.models()));
        }
        return models.get(at);
    }

    /** Returns scores of all models by all methods evaluated, models slowest. */
    public List<ModelScore> scores() {
        return models.stream()
                .flatMap(model -> correlations.methods().stream().map(model::score))
                .toList();
    }
}
