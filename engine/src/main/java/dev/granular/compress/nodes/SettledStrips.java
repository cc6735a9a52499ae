package dev.granular.compress.nodes;

import dev.granular.pair.RatedImages;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Strips and nodes that outlive the images for which they were settled: any image of the same kind finds its place by MOS, σ
 * and weight. Immutable.
 *
 * @param strips without images, ascending; the weight of each is that of all images there
 * @param counts images of each strip, roughly
 * @param nodes all of these that are enough
 * @param size number of all images
 * @param tolerance what interpolation may do to a sum, relative to it
 */
public record SettledStrips(List<Strip> strips, long[] counts, KeptNodes nodes, long size, double tolerance) {
    /** How much farther than within its band the first polynomials that are left out may reach at an image. */
    private static final double REACH = 1.25;

    /** Difference of log σ that rounding may make. */
    private static final double SAME_STD = 1e-9;

    /** Relative difference of weights that rounding may make. */
    private static final double SAME_WEIGHT = 1e-9;

    /**
     * Where an image belongs.
     *
     * @param strip number of the strip
     * @param band number of its band
     * @param inBand log σ over the band, from −1 to 1 and a little beyond, or number of the image that it falls together with
     */
    public record Place(int strip, int band, double inBand) {}

    /** Images with the strips that they lie in. */
    public record Placed(List<Strip> strips, PlacedImages images) {}

    /** A band, and how far an image is outside. */
    private record Fit(int band, double inBand, double reach) {}

    /** Writes everything; {@link #read} reads the same. */
    public void write(DataOutput out) throws IOException {
        StripsRecord.write(this, out);
    }

    /** Reads what was written. */
    public static SettledStrips read(byte[] bytes) {
        try {
            return StripsRecord.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the strip at a MOS: between two strips the nearer one. */
    int strip(double mos) {
        int low = 0;
        int high = strips.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double end = strips.get(middle).high();
            double next = strips.get(middle + 1).low();
            if (mos >= next || mos > end && mos - end > next - mos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns where an image belongs; nothing if no nodes stand for one such as this. */
    public Optional<Place> place(double mos, double variance, double weight) {
        int s = strip(mos);
        Strip strip = strips.get(s);
        Fit light = new Fit(0, 0, Double.POSITIVE_INFINITY);
        Fit shared = light;
        for (int b = 0; b < strip.bands().size(); b++) {
            switch (strip.bands().get(b)) {
                case Band.Single single -> {
                    int k = single.find(mos, variance);
                    if (k >= 0 && Math.abs(weight - single.weight()[k]) <= SAME_WEIGHT * weight) {
                        return Optional.of(new Place(s, b, k));
                    }
                    light = k >= 0 && weight <= single.weight()[k] ? new Fit(b, k, 1) : light;
                }
                case Band.Shared band -> {
                    Fit fit = fit(strip, b, band, mos, variance);
                    shared = fit.reach < shared.reach ? fit : shared;
                }
            }
        }
        Fit best = shared.reach <= REACH ? shared : light;
        return best.reach <= REACH ? Optional.of(new Place(s, best.band, best.inBand)) : Optional.empty();
    }

    private static Fit fit(Strip strip, int b, Band.Shared band, double mos, double variance) {
        double logStd = 0.5 * Math.log(variance) - band.shear().at(mos);
        double off = logStd - band.logStd().middle();
        double half = band.logStd().half();
        double y = half > 0 ? off / half : 0;
        if (half == 0 && Math.abs(off) > SAME_STD) {
            return new Fit(b, y, Double.POSITIVE_INFINITY);
        }
        double width = strip.high() - strip.low();
        double x = width > 0 ? 2 * (mos - strip.low()) / width - 1 : 0;
        if (width == 0 && mos != strip.low()) {
            return new Fit(b, y, Double.POSITIVE_INFINITY);
        }
        return new Fit(
                b, y, reach(x, band.mos().size()) * reach(y, band.logStd().size()));
    }

    /** Returns the largest value of a Chebyshev polynomial up to a place: 1 within the interval. */
    private static double reach(double x, int degree) {
        double beyond = Math.abs(x);
        return beyond <= 1 ? 1 : Math.cosh(degree * Math.log(beyond + Math.sqrt(beyond * beyond - 1)));
    }

    /**
     * Places images.
     *
     * @param images in MOS order
     * @throws IllegalArgumentException if one has no place
     */
    public Placed placed(RatedImages images) {
        return placed(images, weights(images));
    }

    private static double[] weights(RatedImages images) {
        double[] weight = new double[images.size()];
        Arrays.setAll(weight, i -> Math.exp(images.logWeight()[i] * Math.log(2)));
        return weight;
    }

    /** Returns the same for images that stand for others: each has the place that its {@code own} weight gives it. */
    public Placed placed(RatedImages images, double[] own) {
        int n = images.size();
        double[] weight = weights(images);
        var places = new ArrayList<Place>(n);
        int[] from = new int[strips.size() + 1];
        for (int i = 0; i < n; i++) {
            double mos = images.mos()[i];
            places.add(place(mos, images.variance()[i], own[i])
                    .orElseThrow(() -> new IllegalArgumentException("no nodes stand for images of MOS " + mos)));
            from[places.getLast().strip + 1]++;
        }
        var filled = new ArrayList<Strip>();
        for (int s = 0; s < strips.size(); s++) {
            from[s + 1] += from[s];
            filled.add(strips.get(s).over(from[s], from[s + 1], strips.get(s).weight()));
        }
        return new Placed(List.copyOf(filled), new PlacedImages(images, weight, places));
    }
}
