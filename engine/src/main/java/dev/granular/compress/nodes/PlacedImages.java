package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.stream.IntStream;

/** The place of each image: its MOS, its band within its strip, and its place in the band. */
public final class PlacedImages {
    /** Four numbers for each image. They lie together, since images are met in the order of scores, far from each other. */
    private static final int STRIDE = 4;

    private static final int WEIGHT = 1;
    private static final int PLACE = 2;
    private static final int BAND = 3;

    private final int size;
    /** MOS; weight; in shared bands log σ, from −1 to 1 over the band, else the number within the band; band. */
    private final double[] values;
    /** Weight of all images before each, and after the last of all. */
    private final double[] weightBefore;

    /** @param pool takes a strip a task */
    PlacedImages(RatedImages images, double[] weight, List<Strip> strips, byte[] band, TaskPool pool) {
        size = images.size();
        values = new double[STRIDE * size];
        for (int i = 0; i < size; i++) {
            values[STRIDE * i] = images.mos()[i];
            values[STRIDE * i + WEIGHT] = weight[i];
            values[STRIDE * i + BAND] = band[i];
        }
        pool.each(strips, strip -> {
            place(strip, images, band);
            return strip;
        });
        weightBefore = weightBefore();
    }

    private void place(Strip strip, RatedImages images, byte[] band) {
        for (int i = strip.from(); i < strip.to(); i++) {
            if (strip.bands().get(band[i]) instanceof Band.Shared shared) {
                values[STRIDE * i + PLACE] = shared.logStd()
                        .coordinate(0.5 * Math.log(images.variance()[i])
                                - shared.shear().at(images.mos()[i]));
            }
        }
        for (Band any : strip.bands()) {
            if (any instanceof Band.Single single) {
                for (int k = 0; k < single.images().length; k++) {
                    values[STRIDE * single.images()[k] + PLACE] = k;
                }
            }
        }
    }

    private PlacedImages(PlacedImages all, int[] positions) {
        size = positions.length;
        values = new double[STRIDE * size];
        for (int k = 0; k < size; k++) {
            System.arraycopy(all.values, STRIDE * positions[k], values, STRIDE * k, STRIDE);
        }
        weightBefore = weightBefore();
    }

    private double[] weightBefore() {
        double[] before = new double[size + 1];
        for (int i = 0; i < size; i++) {
            before[i + 1] = before[i] + weight(i);
        }
        return before;
    }

    /**
     * Images that were placed one by one, in MOS order.
     *
     * @param places one for each
     */
    PlacedImages(RatedImages images, double[] weight, List<SettledStrips.Place> places) {
        size = images.size();
        values = new double[STRIDE * size];
        for (int i = 0; i < size; i++) {
            values[STRIDE * i] = images.mos()[i];
            values[STRIDE * i + WEIGHT] = weight[i];
            values[STRIDE * i + PLACE] = places.get(i).inBand();
            values[STRIDE * i + BAND] = places.get(i).band();
        }
        weightBefore = weightBefore();
    }

    /** Returns the part that belongs to some of the images, given by ascending position. */
    public PlacedImages select(int[] positions) {
        return new PlacedImages(this, positions);
    }

    /** Returns the same, with weights of their own. */
    public PlacedImages select(int[] positions, double[] weights) {
        var some = new PlacedImages(this, positions);
        for (int k = 0; k < weights.length; k++) {
            some.values[STRIDE * k + WEIGHT] = weights[k];
        }
        return new PlacedImages(some, IntStream.range(0, weights.length).toArray());
    }

    public int size() {
        return size;
    }

    public double mos(int image) {
        return values[STRIDE * image];
    }

    /** Returns the regulator weight. */
    public double weight(int image) {
        return values[STRIDE * image + WEIGHT];
    }

    /** Returns the regulator weight of all images from one position up to another. */
    public double weight(int from, int to) {
        return weightBefore[to] - weightBefore[from];
    }

    public int band(int image) {
        return (int) values[STRIDE * image + BAND];
    }

    public double place(int image) {
        return values[STRIDE * image + PLACE];
    }
}
