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
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The images of each group by themselves: order, ranks and regulator weights are those within the group, as its ratings need
 * not compare with others'. Groups without a pair to rank are left out.
 */
final class PreparedGroups {
    private static final int MOST_NAMES = 5;

    private final List<int[]> rows;
    private final List<RatedImages> images;

    private final List<String> leftOut;

    private PreparedGroups(List<int[]> rows, List<RatedImages> images, List<String> leftOut) {
        this.rows = rows;
        this.images = images;
        this.leftOut = List.copyOf(leftOut);
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
        return new PreparedGroups(kept, withPairs, leftOut(ratings, groups));
    }

    /** Names groups without a pair to rank, a sentence for each reason. */
    private static List<String> leftOut(Ratings ratings, Groups groups) {
        var byReason = new TreeMap<String, List<String>>();
        List<int[]> all = groups.rows();
        for (int group = 0; group < all.size(); group++) {
            String why = GroupPart.whyUnusable(ratings, all.get(group));
            if (!why.isEmpty()) {
                byReason.computeIfAbsent(why, _ -> new ArrayList<>())
                        .add(groups.names().get(group));
            }
        }
        return byReason.entrySet().stream()
                .map(entry -> named(entry.getValue())
                        + (entry.getValue().size() == 1
                                ? " adds nothing to the surface: "
                                : " add nothing to the surface: ")
                        + entry.getKey())
                .toList();
    }

    private static String named(List<String> names) {
        return names.size() > MOST_NAMES
                ? names.size() + " groups, such as " + String.join(", ", names.subList(0, MOST_NAMES)) + ","
                : (names.size() == 1 ? "group " : "groups ") + String.join(", ", names);
    }

    /** Returns what to say of groups that were left out, a sentence for each reason. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Returns the images of each group with models, whose scores are counted in the same units in every group. */
    List<RatedImages> with(List<Predictions> models, TaskPool pool) {
        List<Unit> units =
                models.stream().map(model -> Unit.of(model.scores().toArray())).toList();
        List<Integer> groups = IntStream.range(0, rows.size()).boxed().toList();
        return pool.each(groups, group -> {
            List<Predictions> parts = models.stream()
                    .map(model -> new Predictions(model.model(), GroupPart.of(model.scores(), rows.get(group))))
                    .toList();
            return new RatedImages(images.get(group), parts, units, TaskPool.ONE);
        });
    }
}
