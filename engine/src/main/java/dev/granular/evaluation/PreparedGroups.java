package dev.granular.evaluation;

import dev.granular.Groups;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.Unit;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.density.DensityWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The images of each group by themselves: order, ranks and regulator weights are those within the group, as its ratings need
 * not compare with others'. Groups without a pair to rank are left out.
 */
final class PreparedGroups {
    private final List<int[]> rows;
    private final List<RatedImages> images;

    private PreparedGroups(List<int[]> rows, List<RatedImages> images) {
        this.rows = rows;
        this.images = images;
    }

    /**
     * Prepares the groups of an evaluation.
     *
     * @param unit of all MOS
     * @throws InputException if no group has a pair to rank, or the regulator does not fit a group
     */
    static PreparedGroups of(Evaluation choices, Groups groups, Unit unit, TaskPool pool) {
        Ratings ratings = choices.ratings();
        Optional<double[]> given = choices.regulator() instanceof Regulator.Given
                ? Optional.of(DensityWeights.of(choices.regulator(), ratings, pool))
                : Optional.empty();
        List<int[]> usable = groups.rows().stream()
                .filter(rows -> GroupPart.whyUnusable(ratings, rows).isEmpty())
                .toList();
        List<RatedImages> images = pool.each(usable, rows -> {
            Ratings part = GroupPart.of(ratings, rows);
            double[] weights = given.map(all ->
                            Arrays.stream(rows).mapToDouble(row -> all[row]).toArray())
                    .orElseGet(() -> DensityWeights.of(choices.regulator(), part, TaskPool.ONE));
            return new RatedImages(part, unit, weights, choices.stdScale());
        });
        var kept = new ArrayList<int[]>();
        var withPairs = new ArrayList<RatedImages>();
        for (int group = 0; group < usable.size(); group++) {
            if (images.get(group).size() > 1) {
                kept.add(usable.get(group));
                withPairs.add(images.get(group));
            }
        }
        if (kept.isEmpty()) {
            throw new InputException("no group has two images of different MOS and with a standard deviation above 0:"
                    + " name other groups, or compare all images");
        }
        return new PreparedGroups(kept, withPairs);
    }

    /** The images of each group with models, whose scores are counted in the same units in every group. */
    List<RatedImages> with(List<Predictions> models, TaskPool pool) {
        List<Unit> units = models.stream()
                .map(model -> Unit.of(model.scores().toArray()))
                .toList();
        List<Integer> groups = IntStream.range(0, rows.size()).boxed().toList();
        return pool.each(groups, group -> {
            List<Predictions> parts = models.stream()
                    .map(model -> new Predictions(model.model(), GroupPart.of(model.scores(), rows.get(group))))
                    .toList();
            return new RatedImages(images.get(group), parts, units, TaskPool.ONE);
        });
    }
}
