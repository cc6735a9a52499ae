package dev.granular.compress;

import dev.granular.pair.RatedImages;
import java.util.List;

/** Where each image stands: its MOS, its band within its strip, and its place in the band. */
final class PlacedImages {
    private final double[] mos;
    private final double[] weight;
    private final byte[] band;
    /** In shared bands log σ, from −1 to 1 over the band; else the number within the band. */
    private final double[] place;
    /** Weight of all images before each, and after the last of all. */
    private final double[] weightBefore;

    PlacedImages(RatedImages images, double[] weight, List<Strip> strips, byte[] band) {
        mos = images.mos();
        this.weight = weight;
        this.band = band;
        place = new double[mos.length];
        for (Strip strip : strips) {
            for (int i = strip.from(); i < strip.to(); i++) {
                if (strip.bands().get(band[i]) instanceof Band.Shared shared) {
                    place[i] = shared.logStd().coordinate(0.5 * Math.log(images.variance()[i]));
                }
            }
            for (Band any : strip.bands()) {
                if (any instanceof Band.Single single) {
                    for (int k = 0; k < single.images().length; k++) {
                        place[single.images()[k]] = k;
                    }
                }
            }
        }
        weightBefore = sums(weight);
    }

    private PlacedImages(PlacedImages all, int[] positions) {
        int n = positions.length;
        mos = new double[n];
        weight = new double[n];
        band = new byte[n];
        place = new double[n];
        for (int k = 0; k < n; k++) {
            mos[k] = all.mos[positions[k]];
            weight[k] = all.weight[positions[k]];
            band[k] = all.band[positions[k]];
            place[k] = all.place[positions[k]];
        }
        weightBefore = sums(weight);
    }

    private static double[] sums(double[] values) {
        double[] before = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            before[i + 1] = before[i] + values[i];
        }
        return before;
    }

    /** The part that belongs to some of the images, given by ascending position. */
    PlacedImages select(int[] positions) {
        return new PlacedImages(this, positions);
    }

    int size() {
        return mos.length;
    }

    double mos(int image) {
        return mos[image];
    }

    /** Regulator weight. */
    double weight(int image) {
        return weight[image];
    }

    /** Regulator weight of all images from one position up to another. */
    double weight(int from, int to) {
        return weightBefore[to] - weightBefore[from];
    }

    int band(int image) {
        return band[image];
    }

    double place(int image) {
        return place[image];
    }
}
