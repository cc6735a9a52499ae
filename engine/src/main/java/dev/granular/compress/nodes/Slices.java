package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import java.util.Arrays;

/**
 * Images cut along the MOS scale, weights and deviations at hand. Half of a slice's width is measured in MOS, half in rank,
 * so that neither a dense region nor a thin tail falls into one slice.
 */
public final class Slices {
    private final RatedImages images;
    private final double[] weight;
    private final double[] means;
    /** First image of each slice that has any, and after the last the number of images. */
    private final int[] bounds;

    Slices(RatedImages images, int most) {
        this.images = images;
        weight = relativeWeights(images);
        bounds = bounds(images.mos(), most);
        double all = Arrays.stream(weight).sum();
        means = new double[images.models()];
        for (int m = 0; m < means.length; m++) {
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * images.scores(m)[i];
            }
            means[m] = sum / all;
        }
    }

    private static double[] relativeWeights(RatedImages images) {
        double[] weight = images.logWeight().clone();
        double heaviest = Arrays.stream(weight).max().orElse(0);
        for (int i = 0; i < weight.length; i++) {
            weight[i] = weight[i] == heaviest ? 1 : Math.exp((weight[i] - heaviest) * Math.log(2));
        }
        return weight;
    }

    private static int[] bounds(double[] mos, int most) {
        int n = mos.length;
        int[] bounds = new int[most + 1];
        int count = 0;
        int last = -1;
        for (int i = 0; i < n; i++) {
            double width = mos[n - 1] - mos[0];
            double place = width > 0 ? (mos[i] - mos[0]) / width : 0;
            int slice = (int) Math.min(most - 1, most * 0.5 * (place + (double) i / n));
            if (slice != last) {
                bounds[count++] = i;
                last = slice;
            }
        }
        bounds[count] = n;
        return Arrays.copyOf(bounds, count + 1);
    }

    int count() {
        return bounds.length - 1;
    }

    int from(int slice) {
        return bounds[slice];
    }

    int to(int slice) {
        return bounds[slice + 1];
    }

    /** Returns the regulator weight of an image; the heaviest of all weighs 1. */
    double weight(int image) {
        return weight[image];
    }

    /** Returns the weighted sum over a slice of the squared deviations of a model's scores from their mean. */
    double deviations(int slice, int model) {
        double sum = 0;
        for (int i = from(slice); i < to(slice); i++) {
            sum += deviation(i, model);
        }
        return sum;
    }

    /** Returns what an image adds to {@link #deviations}. */
    double deviation(int image, int model) {
        double off = images.scores(model)[image] - means[model];
        return weight[image] * off * off;
    }
}
