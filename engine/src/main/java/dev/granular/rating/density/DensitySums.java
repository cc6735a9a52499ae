package dev.granular.rating.density;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Regulator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Sums over images from which regulator weights follow: those of parts are added up. At each whole unit of MOS, scaled to
 * 0..100, the density of ratings or their number.
 */
public final class DensitySums implements Serializable {
    private static final long serialVersionUID = 1;

    private final DensityScale scale;
    private final boolean smooth;
    private final double[] sums;
    private final long images;

    private DensitySums(DensityScale scale, boolean smooth, double[] sums, long images) {
        this.scale = scale;
        this.smooth = smooth;
        this.sums = sums;
        this.images = images;
    }

    /**
     * Sums over some images.
     *
     * @param regulator Gaussian or LDS: others need no sums
     * @param range of all MOS
     * @param mos of the images, MOS units
     * @param std σ of the images, MOS units
     */
    public static DensitySums of(Regulator regulator, QualityRange range, double[] mos, double[] std) {
        var scale = DensityScale.of(range);
        boolean smooth = regulator instanceof Regulator.Gaussian;
        if (!smooth && !(regulator instanceof Regulator.Lds)) {
            throw new IllegalArgumentException(regulator + " needs no sums");
        }
        return new DensitySums(scale, smooth, smooth ? densities(scale, mos, std) : counts(scale, mos), mos.length);
    }

    private static double[] densities(DensityScale scale, double[] mos, double[] std) {
        var density = new GaussianDensity(DensityScale.BINS);
        for (int i = 0; i < mos.length; i++) {
            scale.add(mos[i], std[i], density);
        }
        double[] sums = new double[DensityScale.BINS];
        Arrays.setAll(sums, density::at);
        return sums;
    }

    private static double[] counts(DensityScale scale, double[] mos) {
        double[] counts = new double[DensityScale.BINS];
        for (double value : mos) {
            counts[scale.bin(value)]++;
        }
        return counts;
    }

    /** Writes everything; {@link #read} reads the same. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(scale.unitExponent());
        out.writeDouble(scale.min());
        out.writeDouble(scale.width());
        out.writeBoolean(smooth);
        for (double sum : sums) {
            out.writeDouble(sum);
        }
        out.writeLong(images);
    }

    /** Reads what was written. */
    public static DensitySums read(DataInput in) throws IOException {
        var scale = new DensityScale(in.readInt(), in.readDouble(), in.readDouble());
        boolean smooth = in.readBoolean();
        double[] sums = new double[DensityScale.BINS];
        for (int bin = 0; bin < sums.length; bin++) {
            sums[bin] = in.readDouble();
        }
        return new DensitySums(scale, smooth, sums, in.readLong());
    }

    /** Adds those of other images of the same range. */
    public DensitySums plus(DensitySums other) {
        double[] both = sums.clone();
        for (int bin = 0; bin < both.length; bin++) {
            both[bin] += other.sums[bin];
        }
        return new DensitySums(scale, smooth, both, images + other.images);
    }

    /**
     * Returns the weights of images, from the sums over all.
     *
     * @param std 0 for images that take no part, which then may weigh nothing
     * @param place says which image one is
     * @throws InputException if a σ is so small that there is no density at its whole unit
     */
    public double[] weights(double[] mos, double[] std, IntFunction<String> place) {
        double[] density = smooth ? sums : relative(DensityWeights.smoothed(sums));
        double[] weights = new double[mos.length];
        for (int i = 0; i < weights.length; i++) {
            double weight = DensityWeights.NUMERATOR / density[scale.bin(mos[i])];
            if (!Double.isFinite(weight) && std[i] > 0) {
                throw new InputException("std is " + std[i] + " " + place.apply(i)
                        + ": too small for the Gaussian regulator, which finds no ratings near; use lds or uniform");
            }
            weights[i] = Double.isFinite(weight) ? weight : 0;
        }
        return weights;
    }

    private double[] relative(double[] smoothed) {
        double total = Arrays.stream(smoothed).sum();
        return Arrays.stream(smoothed).map(value -> value * images / total).toArray();
    }
}
