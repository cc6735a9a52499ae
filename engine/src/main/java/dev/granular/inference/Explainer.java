package dev.granular.inference;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.pair.HeaviestPairs;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.density.DensityWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Explains correlations at any point: which images decide them, hurt and help, and which pairs are ordered wrongly. Prepared
 * once, it answers for a million images in less than a second. Safe for use by several threads.
 *
 * <pre>{@code
 * Explainer explainer = Explainer.of(Inference.of(ratings), models);
 * Explanation there = explainer.at(new SurfacePoint(80, 10), "niqe", Method.SRCC, 10);
 * }</pre>
 */
public final class Explainer {
    /** Part of the range by which a place at its end may lie outside, as places are copied in rounded digits. */
    private static final double ROUNDED = 1e-3;

    private final Inference choices;
    private final List<Predictions> models;
    private final FigureLayout layout;
    private final Unit unit;
    private final double[] weights;
    private final int[] rows;
    private final Units units;
    private final Sample sample;
    private final RatedImages images;
    private final HeaviestPairs search;

    private Explainer(Inference choices, List<Predictions> models) {
        this.choices = choices;
        this.models = models;
        layout = choices.layout(models);
        unit = Unit.of(choices.ratings().range());
        Units all = choices.units(models);
        int[] some = choices.sampled(all);
        rows = Sampling.rows(all, some);
        units = all.some(rows);
        sample = new Sample(rows.length, choices.ratings().size(), some.length, all.count(), all.clustered());
        try (var pool = new TaskPool(choices.threads(), choices.progress())) {
            weights = DensityWeights.of(choices.regulator(), choices.ratings(), pool);
            images = new RatedImages(choices.ratings(), unit, weights, choices.stdScale(), models, pool);
        }
        search = new HeaviestPairs(images);
    }

    /**
     * Prepares explanations: sorts and ranks all columns.
     *
     * @param choices regulator, σ, clusters, sampling and threads; confidence, draws and methods do not matter
     * @param models each of the ratings' length and with a name of its own
     * @throws InputException if lengths differ, names are the same, or the ratings are all equal
     */
    public static Explainer of(Inference choices, List<Predictions> models) {
        return new Explainer(choices, List.copyOf(models));
    }

    /**
     * Explains a model's correlation.
     *
     * @param point in MOS units
     * @param most units and pairs in each list, 1 or more
     * @throws InputException if no model has that name, or the point lies outside the range of the MOS
     */
    public Explanation at(SurfacePoint point, String model, Method method, int most) {
        int m = layout.model(model);
        double[] ranks = images.scoreRanks(m);
        HeaviestPairs.Choice wrong = (i, j) -> isWrong(ranks, i, j);
        return explain(point, List.of(models.get(m)), method, wrong, most);
    }

    /**
     * Explains the difference of two models' correlations, the first minus the second.
     *
     * @param point in MOS units
     * @param most units and pairs in each list, 1 or more
     * @throws InputException if no model has one of the names, both are the same, or the point lies outside the range of the
     *     MOS
     */
    public Explanation difference(SurfacePoint point, String first, String second, Method method, int most) {
        int a = layout.model(first);
        int b = layout.model(second);
        if (a == b) {
            throw new InputException("model " + first + " cannot be compared with itself");
        }
        double[] ranksOfFirst = images.scoreRanks(a);
        double[] ranksOfSecond = images.scoreRanks(b);
        HeaviestPairs.Choice wrong = (i, j) -> isWrong(ranksOfFirst, i, j) && ranksOfSecond[i] < ranksOfSecond[j];
        return explain(point, List.of(models.get(a), models.get(b)), method, wrong, most);
    }

    private boolean isWrong(double[] ranks, int lower, int higher) {
        return images.mosRank()[lower] < images.mosRank()[higher] && ranks[lower] > ranks[higher];
    }

    private Explanation explain(
            SurfacePoint point, List<Predictions> some, Method method, HeaviestPairs.Choice wrong, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("explanations of " + most + " units");
        }
        requireWithin(choices.range(), point);
        SurfacePoint counted = unit.counted(point);
        PointInfluences.AtPoint at;
        try (var pool = new TaskPool(choices.threads(), Progress.NONE)) {
            var sampled = new SampledImages(choices, some, List.of(method), units, rows, weights, pool);
            PointInfluences influences = sampled.influences();
            at = sampled.rowSums(pool)
                    .evaluate(List.of(counted), (_, sums) -> influences.at(counted, sums), Progress.NONE)
                    .getFirst();
        }
        double value = some.size() == 1 ? at.values()[0] : at.values()[0] - at.values()[1];
        Effects effects = new Effects(at);
        return new Explanation(point, method, value, effects.top(most), wrongPairs(counted, wrong, most), sample);
    }

    private static void requireWithin(QualityRange range, SurfacePoint point) {
        double slack = ROUNDED * range.width();
        boolean isWithin = point.q() >= range.min() - slack
                && point.q() <= range.max() + slack
                && point.qd() >= 0
                && point.qd() <= range.width() + slack;
        if (!isWithin) {
            throw new InputException(
                    "Q = " + point.q() + ", Qd = " + point.qd() + " is no place of the surface: Q goes from "
                            + range.min() + " to " + range.max() + ", Qd from 0 to " + range.width());
        }
    }

    private Explanation.Discordance wrongPairs(SurfacePoint counted, HeaviestPairs.Choice wrong, int most) {
        HeaviestPairs.Found found = search.find(counted, wrong, most);
        List<HeaviestPairs.Pair> heaviest =
                search.find(counted, (_, _) -> true, 1).pairs();
        var pairs = new ArrayList<Explanation.WrongPair>();
        for (HeaviestPairs.Pair pair : found.pairs()) {
            double weight = Math.pow(2, pair.log2Weight() - heaviest.getFirst().log2Weight());
            pairs.add(new Explanation.WrongPair(images.row(pair.first()), images.row(pair.second()), weight));
        }
        return new Explanation.Discordance(pairs, found.isComplete());
    }

    /** All units' effects. */
    private final class Effects {
        private final List<Explanation.Effect> all = new ArrayList<>();

        Effects(PointInfluences.AtPoint at) {
            int[] firstRow = new int[units.count()];
            int[] count = new int[units.count()];
            for (int i = rows.length - 1; i >= 0; i--) {
                int u = units.ofRow()[i];
                firstRow[u] = rows[i];
                count[u]++;
            }
            double share = (double) sample.units() / sample.ofUnits();
            for (int u = 0; u < count.length; u++) {
                all.add(new Explanation.Effect(firstRow[u], count[u], at.shares()[u], share * influence(at, u)));
            }
        }

        private static double influence(PointInfluences.AtPoint at, int u) {
            double influence = 0;
            for (int f = 0; f < at.influences().size(); f++) {
                double[] ofFigure = at.influences().get(f);
                influence += ofFigure.length == 0 ? Double.NaN : (f == 0 ? 1 : -1) * ofFigure[u];
            }
            return influence;
        }

        Explanation.Effects top(int most) {
            return new Explanation.Effects(
                    top(most, effect -> -effect.share()),
                    top(most, Explanation.Effect::effect).stream()
                            .filter(effect -> effect.effect() < 0)
                            .toList(),
                    top(most, effect -> -effect.effect()).stream()
                            .filter(effect -> effect.effect() > 0)
                            .toList());
        }

        private List<Explanation.Effect> top(int most, ToDoubleFunction<Explanation.Effect> order) {
            return all.stream()
                    .sorted(Comparator.comparingDouble(order).thenComparingInt(Explanation.Effect::row))
                    .limit(most)
                    .toList();
        }
    }
}
