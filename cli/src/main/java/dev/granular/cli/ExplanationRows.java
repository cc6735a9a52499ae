package dev.granular.cli;

import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.arrow.output.ExplanationRow;
import dev.granular.inference.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Names and numbers of the images in an explanation. */
final class ExplanationRows {
    private final Ratings ratings;
    private final List<Predictions> models;
    private final List<String> names;
    private final Optional<List<String>> clusters;

    /**
     * Takes the model that is explained, and perhaps another one.
     *
     * @param names of the images
     * @param clusters name of each image's, if clusters are the units
     */
    ExplanationRows(Ratings ratings, List<Predictions> models, List<String> names, Optional<List<String>> clusters) {
        this.ratings = ratings;
        this.models = models;
        this.names = names;
        this.clusters = clusters;
    }

    List<ExplanationRow> of(Explanation explanation) {
        var rows = new ArrayList<ExplanationRow>();
        add("decides", explanation.effects().deciding(), rows);
        add("hurts", explanation.effects().hurting(), rows);
        add("helps", explanation.effects().helping(), rows);
        List<Explanation.WrongPair> pairs = explanation.pairs().pairs();
        for (int k = 0; k < pairs.size(); k++) {
            Explanation.WrongPair pair = pairs.get(k);
            rows.add(ExplanationRow.of(k + 1, image(pair.lower()), image(pair.higher()), pair.weight()));
        }
        return rows;
    }

    private void add(String what, List<Explanation.Effect> effects, List<ExplanationRow> rows) {
        for (int k = 0; k < effects.size(); k++) {
            Explanation.Effect effect = effects.get(k);
            ExplanationRow.Image image =
                    clusters.map(all -> cluster(all, all.get(effect.row()))).orElseGet(() -> image(effect.row()));
            rows.add(ExplanationRow.of(what, k + 1, image, effect));
        }
    }

    private ExplanationRow.Image image(int row) {
        return image(names.get(row), new int[] {row});
    }

    private ExplanationRow.Image cluster(List<String> all, String name) {
        int[] rows = IntStream.range(0, all.size())
                .filter(row -> all.get(row).equals(name))
                .toArray();
        return image(name, rows);
    }

    private ExplanationRow.Image image(String name, int[] rows) {
        return new ExplanationRow.Image(
                name,
                mean(rows, ratings.mos()::get),
                mean(rows, ratings.std()::get),
                mean(rows, models.getFirst().scores()::get),
                models.size() < 2 ? Double.NaN : mean(rows, models.get(1).scores()::get));
    }

    private static double mean(int[] rows, IntToDoubleFunction values) {
        return IntStream.of(rows).mapToDouble(values).average().orElseThrow();
    }
}
