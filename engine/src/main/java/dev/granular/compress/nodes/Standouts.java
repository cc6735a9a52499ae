package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Images that count for so much near by that they share nodes with none: heavy ones, and those whose scores are so far from
 * the others' that they dominate a model's squared differences.
 */
final class Standouts {
    private static final int SLICES = 48;

    /** Share of its slice's weight from which an image stands out. */
    private static final double HEAVY = 0.01;

    /** Share of its slice's squared deviations from which an image stands out. */
    private static final double DEVIANT = 0.04;

    /** Images of a slice from which on a share tells anything. */
    private static final int FEWEST = 50;

    /** Most images of a slice that stand out by a model's scores, or by weight. */
    private static final int MOST = 12;

    /** How many times more than its weight each image counts; 0 for those that do not stand out. */
    private final double[] factor;

    Standouts(RatedImages images) {
        factor = new double[images.size()];
        var slices = new Slices(images, SLICES);
        for (int slice = 0; slice < slices.count(); slice++) {
            if (slices.to(slice) - slices.from(slice) >= FEWEST) {
                add(slices, slice, images.models());
            }
        }
    }

    private void add(Slices slices, int slice, int models) {
        int from = slices.from(slice);
        double[] values = new double[slices.to(slice) - from];
        Arrays.setAll(values, k -> slices.weight(from + k));
        double weight = Arrays.stream(values).sum();
        for (int k : largest(values, HEAVY * weight)) {
            factor[from + k] = 1;
        }
        for (int m = 0; m < models; m++) {
            int model = m;
            Arrays.setAll(values, k -> slices.deviation(from + k, model));
            double all = Arrays.stream(values).sum();
            for (int k : largest(values, DEVIANT * all)) {
                double times = values[k] / slices.weight(from + k) / (all / weight);
                factor[from + k] = Math.max(factor[from + k], Math.max(1, times));
            }
        }
    }

    private static List<Integer> largest(double[] values, double bound) {
        var over = new ArrayList<Integer>();
        for (int k = 0; k < values.length; k++) {
            if (values[k] > bound) {
                over.add(k);
            }
        }
        over.sort(Comparator.comparingDouble((Integer k) -> values[k]).reversed());
        return over.subList(0, Math.min(MOST, over.size()));
    }

    boolean has(int image) {
        return factor[image] > 0;
    }

    /** Returns how many times more than its weight an image that stands out counts, at least 1. */
    double factor(int image) {
        return factor[image];
    }
}
