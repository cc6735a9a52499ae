package dev.granular.evaluation;

import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same evaluation for every group of images, such as a distortion or a camera. Points and surfaces lie on the axes of all
 * images, so that groups compare; ranks and regulator are those of each group.
 */
final class GroupedEvaluation {
    /** Images below which a surface says nothing. */
    private static final int FEWEST = 3;

    private final Evaluation choices;
    private final QualityRange axes;

    private GroupedEvaluation(Evaluation choices, QualityRange axes) {
        this.choices = choices;
        this.axes = axes;
    }

    /** Evaluates every group, in the order in which names first appear. */
    static List<GroupResult> of(Evaluation choices, Groups groups, List<Predictions> models) {
        int size = choices.ratings().size();
        groups.requireImages(size);
        // Refuses models that do not fit, before any group is evaluated.
        List<Predictions> oriented = choices.prepare().oriented(models);
        var progress = new OverallProgress(choices.progress());
        progress.enter("groups");
        var grouped =
                new GroupedEvaluation(choices.progress(progress), choices.axes().orElseGet(choices.ratings()::range));
        var results = new ArrayList<GroupResult>();
        List<int[]> rows = groups.rows();
        int done = 0;
        for (int group = 0; group < rows.size(); group++) {
            done += rows.get(group).length;
            progress.until((double) done / size);
            results.add(grouped.group(groups.names().get(group), rows.get(group), oriented));
        }
        return results;
    }

    private GroupResult group(String name, int[] rows, List<Predictions> models) {
        if (rows.length < FEWEST) {
            return new GroupResult(name, rows.length, Optional.empty(), "fewer than " + FEWEST + " images");
        }
        String why = GroupPart.whyUnusable(choices.ratings(), rows);
        if (!why.isEmpty()) {
            return new GroupResult(name, rows.length, Optional.empty(), why);
        }
        Optional<Groups> within = choices.within().map(groups -> groups.part(rows));
        if (within.filter(groups -> !hasPairs(groups, rows)).isPresent()) {
            return new GroupResult(name, rows.length, Optional.empty(), "no two of its images may be compared");
        }
        Ratings ratings = GroupPart.of(choices.ratings(), rows);
        Regulator regulator = choices.regulator() instanceof Regulator.Given(Column weights)
                ? new Regulator.Given(GroupPart.of(weights, rows))
                : choices.regulator();
        EvaluationResult result = choices.ratings(ratings, within)
                .regulator(regulator)
                .axes(axes)
                .run(models.stream()
                        .map(model -> new Predictions(model.model(), GroupPart.of(model.scores(), rows)))
                        .toList());
        return new GroupResult(name, rows.length, Optional.of(result), "");
    }

    private boolean hasPairs(Groups groups, int[] rows) {
        Ratings ratings = GroupPart.of(choices.ratings(), rows);
        return groups.rows().stream()
                .anyMatch(part -> GroupPart.whyUnusable(ratings, part).isEmpty());
    }
}
