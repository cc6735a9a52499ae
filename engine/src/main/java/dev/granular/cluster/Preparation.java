package dev.granular.cluster;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Regulator;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** How images that were read become images that count: with weights of the regulator, and σ as in windows. Immutable. */
public final class Preparation implements Serializable {
    private static final long serialVersionUID = 1;

    private final WeightSums sumsOrNull;
    private final double stdScale;

    /**
     * Prepares.
     *
     * @param sums from which weights follow; empty if those that were read count
     * @param stdScale factor on every σ in the windows, not in the regulator
     * @throws InputException if the factor is not positive
     */
    public Preparation(Optional<WeightSums> sums, double stdScale) {
        if (!(stdScale > 0) || Double.isInfinite(stdScale)) {
            throw new InputException("the factor on standard deviations is " + stdScale + ": it must be positive");
        }
        sumsOrNull = sums.orElse(null);
        this.stdScale = stdScale;
    }

    /**
     * Prepares what a regulator asks for; reads the images if it follows their density.
     *
     * @param range of all MOS
     */
    public static Preparation of(Regulator regulator, double stdScale, QualityRange range, ImageSource images) {
        boolean density = regulator instanceof Regulator.Gaussian || regulator instanceof Regulator.Lds;
        Optional<WeightSums> sums = density
                ? new StreamedImages(images).reduced(block -> WeightSums.of(regulator, range, block), WeightSums::plus)
                : Optional.empty();
        return new Preparation(sums, stdScale);
    }

    /** Returns the images of a block as they count. */
    public ImageBlock prepared(ImageBlock block) {
        ImageBlock weighted = sumsOrNull == null ? block : sumsOrNull.weighted(block);
        double[] std = weighted.std().clone();
        for (int i = 0; i < std.length; i++) {
            std[i] *= stdScale;
        }
        return new ImageBlock(weighted.mos(), std, weighted.weight(), weighted.scores());
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(stdScale);
        out.writeBoolean(sumsOrNull != null);
        if (sumsOrNull != null) {
            sumsOrNull.write(out);
        }
    }

    static Preparation read(DataInput in) throws IOException {
        double scale = in.readDouble();
        return new Preparation(in.readBoolean() ? Optional.of(WeightSums.read(in)) : Optional.empty(), scale);
    }
}
