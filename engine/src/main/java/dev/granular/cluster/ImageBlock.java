package dev.granular.cluster;

import dev.granular.Column;
import dev.granular.Unit;
import dev.granular.rating.CountingSort;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Some images, in any order. Arrays are taken over and not to be changed.
 *
 * @param mos length n, finite
 * @param std σ, with any factor on it, length n, finite, zero or more
 * @param weight regulator weights, length n, zero or more
 * @param scores of each model, higher meaning better, length n each, finite
 */
public record ImageBlock(double[] mos, double[] std, double[] weight, double[][] scores) {
    /** Least σ², in the unit of MOS, of an image that takes part. */
    private static final double LEAST_VARIANCE = 0x1p-900;

    /** Refuses columns of different length. */
    public ImageBlock {
        int n = mos.length;
        if (std.length != n || weight.length != n || Arrays.stream(scores).anyMatch(model -> model.length != n)) {
            throw new IllegalArgumentException("columns of a block differ in length");
        }
    }

    /** Returns the number of images, n. */
    public int size() {
        return mos.length;
    }

    /** Returns some of the images, by their places. */
    public ImageBlock some(int[] images) {
        double[][] models =
                Arrays.stream(scores).map(column -> some(column, images)).toArray(double[][]::new);
        return new ImageBlock(some(mos, images), some(std, images), some(weight, images), models);
    }

    private static double[] some(double[] column, int[] images) {
        return Arrays.stream(images).mapToDouble(i -> column[i]).toArray();
    }

    /** Returns these images, and others behind them. */
    public ImageBlock plus(ImageBlock others) {
        double[][] models = new double[scores.length][];
        Arrays.setAll(models, m -> joined(scores[m], others.scores[m]));
        return new ImageBlock(joined(mos, others.mos), joined(std, others.std), joined(weight, others.weight), models);
    }

    private static double[] joined(double[] column, double[] others) {
        return DoubleStream.concat(Arrays.stream(column), Arrays.stream(others)).toArray();
    }

    /** Returns whether an image takes part: one without spread or weight does not. */
    public boolean takesPart(int image, Unit unit) {
        return weight[image] > 0 && variance(image, unit) >= LEAST_VARIANCE;
    }

    /** Returns σ² in the square of a unit. */
    double variance(int image, Unit unit) {
        double counted = unit.counted(std[image]);
        return counted * counted;
    }

    /** Returns those that take part, by MOS and then by all that is known of them, so that their order of arrival does not matter. */
    int[] order(Unit unit) {
        double[] ranks = DenseRanks.of(Column.of(mos));
        int[] order = CountingSort.order(ranks, image -> takesPart(image, unit));
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && ranks[order[to]] == ranks[order[from]]) {
                to++;
            }
            if (to > from + 1) {
                sort(order, from, to);
            }
            from = to;
        }
        return order;
    }

    private void sort(int[] order, int from, int to) {
        Comparator<Integer> content = Comparator.comparingDouble(i -> std[i]);
        content = content.thenComparingDouble(i -> weight[i]);
        for (double[] model : scores) {
            content = content.thenComparingDouble(i -> model[i]);
        }
        int[] sorted = IntStream.range(from, to)
                .mapToObj(k -> order[k])
                .sorted(content)
                .mapToInt(i -> i)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
    }
}
