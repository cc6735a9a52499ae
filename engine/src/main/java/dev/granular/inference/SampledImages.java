package dev.granular.inference;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Unit;
import dev.granular.pair.RatedImages;
import dev.granular.pair.RowSummation;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.DenseRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** The images that influences are computed on, with ranks of their own, and their units. */
final class SampledImages {
    private final Units units;
    private final RatedImages images;
    private final Ratings ratings;
    private final List<Predictions> models;
    private final List<Method> methods;
    private final Unit unit;

    /**
     * Copies rows.
     *
     * @param rows of all ratings, ascending
     * @param weights of the regulator, of all ratings
     */
    SampledImages(
            Inference choices,
            List<Predictions> all,
            List<Method> methods,
            int[] rows,
            double[] weights,
            TaskPool pool) {
        this.methods = methods;
        units = choices.units().some(rows);
        unit = Unit.of(choices.ratings().range());
        ratings = new Ratings(
                some(choices.ratings().mos(), rows), some(choices.ratings().std(), rows));
        models = all.stream()
                .map(model -> new Predictions(model.model(), some(model.scores(), rows)))
                .toList();
        double[] ofRows = Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
        images = new RatedImages(ratings, unit, ofRows, choices.stdScale(), models, pool);
    }

    Units units() {
        return units;
    }

    RowSummation rowSums(TaskPool pool) {
        return new RowSummation(images, EnumSet.copyOf(methods), units.clustered() ? clusters() : List.of(), pool);
    }

    PointInfluences influences() {
        double[] sortedMos = unit.counted(ratings.mos().toArray());
        Arrays.sort(sortedMos);
        return new PointInfluences(
                images,
                units,
                methods,
                DenseRanks.of(ratings.mos()),
                models.stream().map(model -> DenseRanks.of(model.scores())).toList(),
                sortedMos);
    }

    private static Column some(Column column, int[] rows) {
        double[] some = new double[rows.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = column.get(rows[i]);
        }
        return Column.of(some);
    }

    /** Returns the images of each cluster, by position in MOS order. */
    private List<int[]> clusters() {
        var clusters = new ArrayList<List<Integer>>();
        for (int u = 0; u < units.count(); u++) {
            clusters.add(new ArrayList<>());
        }
        for (int i = 0; i < images.size(); i++) {
            clusters.get(units.ofRow()[images.row(i)]).add(i);
        }
        return clusters.stream()
                .map(some -> some.stream().mapToInt(i -> i).toArray())
                .toList();
    }
}
