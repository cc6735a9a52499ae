package dev.granular.cluster;

import dev.granular.InputException;
import dev.granular.QualityRange;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The number of images and the ends of all columns. Immutable.
 *
 * @param images how many there are, whether or not they take part
 * @param lowest MOS, then each model's lowest score
 * @param highest MOS, then each model's highest score
 */
public record Census(long images, double[] lowest, double[] highest) implements Serializable {
    /** Counts the images of a block. */
    public static Census of(ImageBlock block) {
        int models = block.scores().length;
        double[] lowest = new double[models + 1];
        double[] highest = new double[models + 1];
        for (int c = 0; c <= models; c++) {
            double[] column = c == 0 ? block.mos() : block.scores()[c - 1];
            lowest[c] = Arrays.stream(column).min().orElse(Double.POSITIVE_INFINITY);
            highest[c] = Arrays.stream(column).max().orElse(Double.NEGATIVE_INFINITY);
        }
        return new Census(block.size(), lowest, highest);
    }

    /** Adds other images of the same columns. */
    public Census plus(Census other) {
        double[] low = lowest.clone();
        double[] high = highest.clone();
        for (int c = 0; c < low.length; c++) {
            low[c] = Math.min(low[c], other.lowest[c]);
            high[c] = Math.max(high[c], other.highest[c]);
        }
        return new Census(images + other.images, low, high);
    }

    /**
     * Returns the lowest and highest MOS.
     *
     * @throws InputException if there are fewer than two images, or all MOS are equal
     */
    public QualityRange range() {
        if (images < 2) {
            throw new InputException(images + " image(s): a correlation needs at least 2");
        }
        return new QualityRange(lowest[0], highest[0]);
    }
}
