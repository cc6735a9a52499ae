package dev.granular.cli.suite;

import java.nio.file.Path;
import java.util.List;

/**
 * What a suite file asks for.
 *
 * @param title one line
 * @param rankBy the figure by which models are ranked
 * @param models those to evaluate; empty for all that the tables have
 */
public record Suite(String title, Figure rankBy, List<DataSet> data, List<SuiteModel> models, List<Gate> gates) {
    /** Copies the lists. */
    public Suite {
        data = List.copyOf(data);
        models = List.copyOf(models);
        gates = List.copyOf(gates);
    }

    /**
     * Refuses a baseline that this run would write: then a drop would count once, and no more.
     *
     * @param results where the run's results go
     */
    public void requireOtherBaselines(Path results) {
        for (Gate gate : gates) {
            if (gate instanceof Gate.NoWorseThan(Gate.Scope scope, Baseline baseline)
                    && baseline.file()
                            .toAbsolutePath()
                            .normalize()
                            .equals(results.toAbsolutePath().normalize())) {
                throw scope.place()
                        .refusal(
                                baseline.file()
                                        + " is written by this run, so it cannot be what the run is compared with: copy it to another name");
            }
        }
    }

    /** Returns whether a gate needs the confidence interval of a model on a data set. */
    public boolean needsInterval(String set, String model) {
        return gates.stream()
                .anyMatch(
                        gate -> gate instanceof Gate.NoWorseThan && gate.scope().concerns(set, model));
    }

    /** Returns the models to evaluate on a data set. */
    public List<SuiteModel> modelsOn(DataSet set) {
        return models.stream()
                .filter(model -> model.data().contains(set.name()))
                .toList();
    }
}
