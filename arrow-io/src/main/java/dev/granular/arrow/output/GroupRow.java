package dev.granular.arrow.output;

import dev.granular.Method;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.GroupResult;
import dev.granular.evaluation.ModelScore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores of one model by one method in one group of images.
 *
 * @param group name, images, and why there are no scores
 * @param score empty if the group has none
 * @param support share of the points that rest on enough effective pairs; 0 if the group has no scores
 */
public record GroupRow(GroupResult group, String model, Method method, Optional<ModelScore> score, double support) {
    /** Effective pairs from which on a value says something. */
    public static final double FEW_PAIRS = 30;

    /** Makes rows, groups slowest, then models, then methods. */
    public static List<GroupRow> of(List<GroupResult> groups, List<String> models, List<Method> methods) {
        return groups.stream()
                .flatMap(group -> {
                    double support = group.result().map(GroupRow::support).orElse(0.0);
                    return models.stream()
                            .flatMap(model -> methods.stream()
                                    .map(method -> new GroupRow(
                                            group,
                                            model,
                                            method,
                                            group.result()
                                                    .map(found ->
                                                            found.model(model).score(method)),
                                            support)));
                })
                .toList();
    }

    private static double support(EvaluationResult result) {
        int points = result.correlations().points().size();
        return IntStream.range(0, points)
                        .filter(point -> result.correlations().effectivePairs(point) >= FEW_PAIRS)
                        .count()
                / (double) points;
    }

    /** Returns the mean height of the surface; empty if there is none. */
    public OptionalDouble gmc() {
        return defined(score.map(ModelScore::gmc));
    }

    /** Returns the correlation over the whole group; empty if it is undefined. */
    public OptionalDouble global() {
        return defined(score.map(ModelScore::global));
    }

    /** Returns what stands for the model in the group: GMC, or the global figure where there is no surface. */
    public OptionalDouble figure() {
        return gmc().isPresent() ? gmc() : global();
    }

    private static OptionalDouble defined(Optional<Double> value) {
        return value.filter(number -> !Double.isNaN(number))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Returns why figures are missing, without a full stop; empty if none is. */
    public String why() {
        if (score.isEmpty()) {
            return group.why();
        }
        return Stream.of(
                        global().isPresent() ? "" : "the scores are all equal",
                        gmc().isPresent() || global().isEmpty() ? "" : "no surface")
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Returns the groups' names, the lowest mean of figures by a method first; groups without figures last. */
    public static List<String> worstFirst(List<GroupRow> rows, Method method) {
        record Mean(String name, double value) {}
        List<String> names =
                rows.stream().map(row -> row.group.name()).distinct().toList();
        List<Mean> means = names.stream()
                .map(name -> new Mean(
                        name,
                        rows.stream()
                                .filter(row ->
                                        row.method == method && row.group.name().equals(name))
                                .flatMapToDouble(row -> row.figure().stream())
                                .average()
                                .orElse(Double.POSITIVE_INFINITY)))
                .sorted((a, b) -> Double.compare(a.value, b.value))
                .toList();
        return Collections.unmodifiableList(means.stream().map(Mean::name).toList());
    }
}
