package dev.granular.pair;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Unit;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.CountingSort;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The images that take part in an evaluation, by ascending MOS: those with σ = 0 (an empty window) or weight 0 are left
 * out. Ranks are taken over all images first, since leaving an image out must not close the gap it leaves in the ranks.
 * MOS and σ are counted in a {@link Unit} that the maker chooses, in which points have to be counted, too; scores of each
 * model in one of their own, which cancels. Arrays have length n, are owned by this object and are not changed after
 * construction.
 */
public final class RatedImages {
    private static final double LOG2_E = 1 / Math.log(2);

    /** Least σ² that counts, in squared units: its inverse, times any squared distance, is a number. */
    private static final double LEAST_VARIANCE = 0x1p-900;

    final int n;
    /** Row of each image in the ratings. */
    private final int[] rows;

    final double[] mos;
    /** Dense ranks of {@link #mos}. */
    final double[] mosRank;
    /** σ², in the square of the unit of MOS. */
    final double[] variance;
    /** Base-2 logarithm of the regulator weight. */
    final double[] logWeight;
    /** Predictions, one array per model. */
    final double[][] scores;
    /** Dense ranks of {@link #scores}. */
    final double[][] scoreRanks;

    /**
     * Sorts and copies; MOS are counted as they are.
     *
     * @param weights regulator weights, length of the ratings, zero or more
     * @param stdScale factor on every σ
     */
    public RatedImages(Ratings ratings, double[] weights, double stdScale, List<Predictions> models) {
        this(ratings, Unit.ONE, weights, stdScale, models, TaskPool.ONE);
    }

    /**
     * Sorts and copies, a column a task.
     *
     * @param unit in which MOS and σ are counted
     * @param weights regulator weights, length of the ratings, zero or more
     * @param stdScale factor on every σ
     */
    public RatedImages(
            Ratings ratings, Unit unit, double[] weights, double stdScale, List<Predictions> models, TaskPool pool) {
        this(new RatedImages(ratings, unit, weights, stdScale), models, pool);
    }

    /** Ratings alone, without a model. */
    public RatedImages(Ratings ratings, Unit unit, double[] weights, double stdScale) {
        double[] ranks = DenseRanks.of(ratings.mos());
        double[] std = unit.counted(ratings.std().toArray());
        rows = activeByMos(ranks, std, weights, stdScale);
        n = rows.length;
        mos = unit.counted(gather(ratings.mos().toArray(), rows));
        mosRank = gather(ranks, rows);
        variance = variance(gather(std, rows), stdScale);
        logWeight = log2(gather(weights, rows));
        scores = new double[0][];
        scoreRanks = new double[0][];
    }

    /**
     * The images of {@code ratings}, with other models. What follows from the ratings is shared.
     *
     * @param models each of the length of all ratings
     */
    public RatedImages(RatedImages ratings, List<Predictions> models, TaskPool pool) {
        this(ratings, models, Optional.empty(), pool);
    }

    /**
     * The same, with scores counted in units from elsewhere: those of images of which these are a part.
     *
     * @param units one for each model
     */
    public RatedImages(RatedImages ratings, List<Predictions> models, List<Unit> units, TaskPool pool) {
        this(ratings, models, Optional.of(units), pool);
    }

    private RatedImages(RatedImages ratings, List<Predictions> models, Optional<List<Unit>> units, TaskPool pool) {
        n = ratings.n;
        rows = ratings.rows;
        mos = ratings.mos;
        mosRank = ratings.mosRank;
        variance = ratings.variance;
        logWeight = ratings.logWeight;
        List<Column> columns = models.stream().map(Predictions::scores).toList();
        scoreRanks = pool.each(columns, column -> gather(DenseRanks.of(column), rows))
                .toArray(double[][]::new);
        scores = pool.each(IntStream.range(0, columns.size()).boxed().toList(), model -> {
                    double[] ofModel = gather(columns.get(model).toArray(), rows);
                    return units.map(all -> all.get(model))
                            .orElseGet(() -> Unit.of(ofModel))
                            .counted(ofModel);
                })
                .toArray(double[][]::new);
    }

    private RatedImages(List<RatedImages> parts) {
        n = parts.stream().mapToInt(part -> part.n).sum();
        rows = parts.stream().flatMapToInt(part -> Arrays.stream(part.rows)).toArray();
        mos = joined(parts, part -> part.mos);
        mosRank = joined(parts, part -> part.mosRank);
        variance = joined(parts, part -> part.variance);
        logWeight = joined(parts, part -> part.logWeight);
        int models = parts.getFirst().models();
        scores = new double[models][];
        scoreRanks = new double[models][];
        for (int m = 0; m < models; m++) {
            int model = m;
            scores[m] = joined(parts, part -> part.scores[model]);
            scoreRanks[m] = joined(parts, part -> part.scoreRanks[model]);
        }
    }

    /** Returns images of one part after those of another: ascending MOS, ranks and rows are those within each part. */
    static RatedImages joined(List<RatedImages> parts) {
        return new RatedImages(parts);
    }

    private static double[] joined(List<RatedImages> parts, Function<RatedImages, double[]> column) {
        return parts.stream().map(column).flatMapToDouble(Arrays::stream).toArray();
    }

    private RatedImages(RatedImages all, int[] positions, int[] models) {
        n = positions.length;
        rows = Arrays.stream(positions).map(all::row).toArray();
        mos = gather(all.mos, positions);
        mosRank = gather(all.mosRank, positions);
        variance = gather(all.variance, positions);
        logWeight = gather(all.logWeight, positions);
        scores = new double[models.length][];
        scoreRanks = new double[models.length][];
        for (int m = 0; m < models.length; m++) {
            scores[m] = gather(all.scores[models[m]], positions);
            scoreRanks[m] = gather(all.scoreRanks[models[m]], positions);
        }
    }

    private RatedImages(RatedImages all, int model) {
        n = all.n;
        rows = all.rows;
        mos = all.mos;
        mosRank = all.mosRank;
        variance = all.variance;
        logWeight = all.logWeight;
        scores = new double[][] {all.scores[model]};
        scoreRanks = new double[][] {all.scoreRanks[model]};
    }

    /**
     * Images whose ranks are known from elsewhere, as they are part of more; takes the arrays over.
     *
     * @param mos ascending, in the unit
     * @param mosRank dense ranks among all
     * @param variance σ², in the square of the unit, none so small that it leaves an image out
     * @param logWeight base-2 logarithm of the regulator weights
     * @param scores of each model, in a unit of its own
     * @param scoreRanks dense ranks among all, of each model
     */
    public RatedImages(
            double[] mos,
            double[] mosRank,
            double[] variance,
            double[] logWeight,
            double[][] scores,
            double[][] scoreRanks) {
        n = mos.length;
        rows = IntStream.range(0, n).toArray();
        this.mos = mos;
        this.mosRank = mosRank;
        this.variance = variance;
        this.logWeight = logWeight;
        this.scores = scores;
        this.scoreRanks = scoreRanks;
    }

    /** Returns no image of so many models. */
    public static RatedImages none(int models) {
        double[] empty = new double[0];
        return new RatedImages(empty, empty, empty, empty, new double[models][0], new double[models][0]);
    }

    /** Returns all images with one of the models; shares its columns. */
    public RatedImages model(int model) {
        return new RatedImages(this, model);
    }

    /** Returns some of the images, given by ascending position in MOS order, and some of the models; ranks stay those among all. */
    public RatedImages select(int[] positions, int[] models) {
        return new RatedImages(this, positions, models);
    }

    /** Returns the same, with weights of their own. */
    public RatedImages select(int[] positions, int[] models, double[] logWeights) {
        var some = new RatedImages(this, positions, models);
        System.arraycopy(logWeights, 0, some.logWeight, 0, logWeights.length);
        return some;
    }

    /** Returns the memory of all columns, in bytes; some may be shared. */
    public long bytes() {
        return n * (Integer.BYTES + (4L + 2L * scores.length) * Double.BYTES);
    }

    /** Returns the number of images that take part. */
    public int size() {
        return n;
    }

    /** Returns the row, counted from 0, that the image at a position in MOS order has in the ratings. */
    public int row(int position) {
        return rows[position];
    }

    /** Returns the MOS, ascending, in the unit, length n; not to be changed. */
    public double[] mos() {
        return mos;
    }

    /** Returns the dense ranks of the MOS, length n; not to be changed. */
    public double[] mosRank() {
        return mosRank;
    }

    /** Returns the σ², in the square of the unit, length n; not to be changed. */
    public double[] variance() {
        return variance;
    }

    /** Returns the base-2 logarithm of the regulator weights, length n; not to be changed. */
    public double[] logWeight() {
        return logWeight;
    }

    /** Returns the number of models. */
    public int models() {
        return scores.length;
    }

    /** Returns predictions of a model, in a unit of their own, length n; not to be changed. */
    public double[] scores(int model) {
        return scores[model];
    }

    /** Returns the dense ranks of a model's predictions, length n; not to be changed. */
    public double[] scoreRanks(int model) {
        return scoreRanks[model];
    }

    double[] mos(Product.Scale scale) {
        return scale == Product.Scale.RANKS ? mosRank : mos;
    }

    double[] scores(int model, Product.Scale scale) {
        return scale == Product.Scale.RANKS ? scoreRanks[model] : scores[model];
    }

    private static double[] variance(double[] std, double scale) {
        for (int i = 0; i < std.length; i++) {
            std[i] *= scale;
            std[i] *= std[i];
        }
        return std;
    }

    private static double[] log2(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.log(values[i]) * LOG2_E;
        }
        return values;
    }

    /** Returns rows that take part, by MOS rank and then by row. */
    private static int[] activeByMos(double[] mosRank, double[] std, double[] weights, double stdScale) {
        return CountingSort.order(mosRank, row -> {
            double scaled = std[row] * stdScale;
            return scaled * scaled >= LEAST_VARIANCE && weights[row] > 0;
        });
    }

    private static double[] gather(double[] values, int[] order) {
        double[] gathered = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            gathered[i] = values[order[i]];
        }
        return gathered;
    }
}
