package dev.granular.cluster;

import java.io.Serializable;

/**
 * Where images are cut into parts by MOS, and into ranges by each model's scores. Equal values are never parted.
 *
 * @param mos lowest MOS of each part but the first, ascending
 * @param scores for each model the lowest score of each range but the first, ascending
 */
public record Cuts(double[] mos, double[][] scores) implements Serializable {
    /** Returns the number of parts. */
    public int parts() {
        return mos.length + 1;
    }

    /** Returns the number of a model's ranges. */
    public int ranges(int model) {
        return scores[model].length + 1;
    }

    /** Returns the part that a MOS belongs to. */
    public int part(double value) {
        return place(mos, value);
    }

    /** Returns the range that a score belongs to. */
    public int range(int model, double value) {
        return place(scores[model], value);
    }

    private static int place(double[] bounds, double value) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value >= bounds[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
