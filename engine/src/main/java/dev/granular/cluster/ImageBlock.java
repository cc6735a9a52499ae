package dev.granular.cluster;

import dev.granular.Column;
import dev.granular.Unit;
import dev.granular.rating.CountingSort;
import dev.granular.rating.DenseRanks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Some images, in any order. Arrays are taken over and not to be changed.
 *
 * @param mos length n, finite
 * @param std σ, with any factor on it, length n, finite, zero or more
 * @param weight regulator weights, length n, zero or more
 * @param scores of each model, higher meaning better, length n each, finite
 */
public record ImageBlock(double[] mos, double[] std, double[] weight, double[][] scores) implements Serializable {
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

    /** Returns these images with one of the models alone. */
    public ImageBlock model(int model) {
        return new ImageBlock(mos, std, weight, new double[][] {scores[model]});
    }

    /** Returns these images, and others behind them. */
    public ImageBlock plus(ImageBlock others) {
        return joined(scores.length, List.of(this, others));
    }

    /** Returns the images of all blocks, one behind the other. */
    static ImageBlock joined(int models, List<ImageBlock> blocks) {
        double[][] scores = new double[models][];
        Arrays.setAll(scores, m -> column(blocks, block -> block.scores[m]));
        return new ImageBlock(
                column(blocks, ImageBlock::mos),
                column(blocks, ImageBlock::std),
                column(blocks, ImageBlock::weight),
                scores);
    }

    private static double[] column(List<ImageBlock> blocks, Function<ImageBlock, double[]> of) {
        double[] all = new double[blocks.stream().mapToInt(ImageBlock::size).sum()];
        int filled = 0;
        for (ImageBlock block : blocks) {
            System.arraycopy(of.apply(block), 0, all, filled, block.size());
            filled += block.size();
        }
        return all;
    }

    /** Returns a number that other values would hardly have. Those of blocks add up, in any order. Weights do not count. */
    long content() {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            long image = mixed(Double.doubleToLongBits(mos[i]));
            image = mixed(image + Double.doubleToLongBits(std[i]));
            for (double[] model : scores) {
                image = mixed(image + Double.doubleToLongBits(model[i]));
            }
            sum += image;
        }
        return sum;
    }

    /** Mixes bits so that every one depends on every other (Steele, Lea and Flood, Fast splittable generators, 2014). */
    private static long mixed(long bits) {
        long next = bits + 0x9E3779B97F4A7C15L;
        next = (next ^ next >>> 30) * 0xBF58476D1CE4E5B9L;
        next = (next ^ next >>> 27) * 0x94D049BB133111EBL;
        return next ^ next >>> 31;
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
