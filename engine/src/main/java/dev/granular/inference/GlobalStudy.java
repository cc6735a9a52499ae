package dev.granular.inference;

import dev.granular.Predictions;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The computation of estimates of the correlations over a whole set. */
final class GlobalStudy {
    /** Units up to which draws are made for all of them. */
    private static final int MOST_DRAWN = 10_000;

    private final Inference choices;
    private final List<Predictions> models;
    private final FigureLayout layout;

    GlobalStudy(Inference choices, List<Predictions> models) {
        this.choices = choices;
        this.models = models;
        layout = choices.layout(models);
    }

    ScoreInference scores() {
        Units units = choices.units(models);
        double[] values = new double[layout.size()];
        List<double[]> influences = new ArrayList<>();
        try (var pool = new TaskPool(choices.threads(), choices.progress())) {
            var whole = new GlobalInfluences(choices.ratings().mos(), units);
            List<List<GlobalInfluences.Figure>> figures = pool.each(
                    models,
                    model -> layout.methods().stream()
                            .map(method -> whole.of(method, model.scores()))
                            .toList());
            for (List<GlobalInfluences.Figure> ofModel : figures) {
                for (GlobalInfluences.Figure figure : ofModel) {
                    values[influences.size()] = figure.value();
                    influences.add(figure.influences());
                }
            }
            int[] drawn = units.count() > MOST_DRAWN
                    ? new Sampling(2, Sampling.DEFAULT.images(), Sampling.DEFAULT.images())
                            .units(units, choices.draws().seed())
                    : new int[0];
            List<double[]> some = drawn.length == 0
                    ? influences
                    : influences.stream().map(all -> some(all, drawn)).toList();
            int images = choices.ratings().size();
            var support = new Support(effective(units), units.count(), units.clustered(), false);
            var all = new Figures(layout, values, influences, some, support);
            long[] streams = drawn.length == 0
                    ? units.streams()
                    : Arrays.stream(drawn).mapToLong(u -> units.streams()[u]).toArray();
            all.draw(choices.draws().sums(some, streams, pool));
            var sample = new Sample(images, images, units.count(), units.count(), units.clustered());
            return new ScoreInference(layout, all, choices.level(), sample);
        }
    }

    private static double[] some(double[] all, int[] chosen) {
        double[] some = new double[all.length == 0 ? 0 : chosen.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[chosen[i]];
        }
        return some;
    }

    /** Returns the effective number of units, whose share is that of their images. */
    private static double effective(Units units) {
        double[] images = new double[units.count()];
        for (int unit : units.ofRow()) {
            images[unit]++;
        }
        double squares = 0;
        for (double count : images) {
            squares += count * count;
        }
        return (double) units.ofRow().length / squares * units.ofRow().length;
    }
}
