package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.evaluation.GroupResult;
import dev.granular.inference.Inference;
import dev.granular.inference.ScoreInference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the global figures of groups can be trusted, each group for itself. */
final class GroupConfidence {
    /** Draws serve tests and bands; intervals do without. */
    private static final int FEWEST_DRAWS = 100;

    private final Study study;
    private final Plan plan;
    private final ConfidencePlan wanted;

    /** Prepares intervals like those of the whole set. */
    GroupConfidence(Job job) {
        study = job.study();
        plan = job.plan();
        wanted = job.wanted();
    }

    /** Returns estimates of groups that have results, by their names; none if no intervals are wanted. */
    Map<String, ScoreInference> of(Groups groups, List<GroupResult> results) {
        var estimates = new HashMap<String, ScoreInference>();
        if (wanted.choice().isNone()) {
            return estimates;
        }
        for (GroupResult group : results) {
            int[] rows = groups.rows().get(groups.names().indexOf(group.name()));
            group.result()
                    .ifPresent(found -> inference(rows)
                            .ifPresent(inference -> estimates.put(
                                    group.name(),
                                    inference
                                            .global(study.models().stream()
                                                    .map(model ->
                                                            new Predictions(model.model(), part(model.scores(), rows)))
                                                    .toList())
                                            .around((model, method) -> found.model(model)
                                                    .score(method)
                                                    .global()))));
        }
        return estimates;
    }

    /** Returns nothing if all images of the group are in one cluster. */
    private Optional<Inference> inference(int[] rows) {
        Inference inference = Inference.of(new Ratings(
                        part(study.ratings().mos(), rows), part(study.ratings().std(), rows)))
                .methods(plan.methods())
                .confidence(wanted.choice().level())
                .draws(FEWEST_DRAWS)
                .threads(plan.threads());
        if (wanted.clusters().isEmpty()) {
            return Optional.of(inference);
        }
        List<String> names =
                Arrays.stream(rows).mapToObj(wanted.clusters().get()::get).toList();
        return new HashSet<>(names).size() < 2 ? Optional.empty() : Optional.of(inference.clusters(names));
    }

    private static Column part(Column column, int[] rows) {
        return Column.of(Arrays.stream(rows).mapToDouble(column::get).toArray());
    }
}
