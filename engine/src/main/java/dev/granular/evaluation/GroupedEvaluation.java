package dev.granular.evaluation;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same evaluation for every group of images, such as a distortion or a camera. Points and surfaces lie on the axes of all
 * images, so that groups compare; ranks and regulator are those of each group.
 */
public final class GroupedEvaluation {
    /** Images below which a surface says nothing. */
    private static final int FEWEST = 3;

    private final Evaluation choices;
    private final QualityRange axes;

    private GroupedEvaluation(Evaluation choices, QualityRange axes) {
        this.choices = choices;
        this.axes = axes;
    }

    /** Evaluates every group, in the order in which names first appear. */
    static List<GroupResult> of(Evaluation choices, List<String> names, List<Predictions> models) {
        int size = choices.ratings().size();
        if (names.size() != size) {
            throw new InputException(
                    names.size() + " names of groups for " + size + " images: there must be one for each");
        }
        // Refuses models that do not fit, before any group is evaluated.
        List<Predictions> oriented = choices.prepare().oriented(models);
        var rows = new LinkedHashMap<String, List<Integer>>();
        for (int row = 0; row < size; row++) {
            rows.computeIfAbsent(names.get(row), _ -> new ArrayList<>()).add(row);
        }
        var progress = new OverallProgress(choices.progress());
        progress.enter("groups");
        var grouped =
                new GroupedEvaluation(choices.progress(progress), choices.axes().orElseGet(choices.ratings()::range));
        var results = new ArrayList<GroupResult>();
        int done = 0;
        for (Map.Entry<String, List<Integer>> group : rows.entrySet()) {
            int[] images = group.getValue().stream().mapToInt(row -> row).toArray();
            done += images.length;
            progress.until((double) done / size);
            results.add(grouped.group(group.getKey(), images, oriented));
        }
        return results;
    }

    private GroupResult group(String name, int[] rows, List<Predictions> models) {
        if (rows.length < FEWEST) {
            return new GroupResult(name, rows.length, Optional.empty(), "fewer than " + FEWEST + " images");
        }
        var ratings = new Ratings(
                part(choices.ratings().mos(), rows), part(choices.ratings().std(), rows));
        Column mos = ratings.mos();
        double first = mos.get(0);
        if (mos.next(1, value -> value != first) == mos.size()) {
            return new GroupResult(name, rows.length, Optional.empty(), "the MOS are all equal");
        }
        int usable = ratings.std().next(0, std -> std > 0);
        if (usable == rows.length || ratings.std().next(usable + 1, std -> std > 0) == rows.length) {
            return new GroupResult(
                    name, rows.length, Optional.empty(), "fewer than two images have a standard deviation above 0");
        }
        Regulator regulator = choices.regulator() instanceof Regulator.Given(Column weights)
                ? new Regulator.Given(part(weights, rows))
                : choices.regulator();
        EvaluationResult result = choices.ratings(ratings)
                .regulator(regulator)
                .axes(axes)
                .run(models.stream()
                        .map(model -> new Predictions(model.model(), part(model.scores(), rows)))
                        .toList());
        return new GroupResult(name, rows.length, Optional.of(result), "");
    }

    private static Column part(Column values, int[] rows) {
        double[] part = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            part[i] = values.get(rows[i]);
        }
        return Column.of(part);
    }
}
