package dev.granular.cluster;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Regulator;
import dev.granular.rating.density.DensitySums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** Sums over images from which a regulator that follows the density of ratings has its weights. Immutable. */
public final class WeightSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final DensitySums sums;

    private WeightSums(DensitySums sums) {
        this.sums = sums;
    }

    /**
     * Sums over the images of a block; their weights do not count.
     *
     * @param regulator Gaussian or LDS: the others need no sums
     * @param range of all MOS
     */
    public static WeightSums of(Regulator regulator, QualityRange range, ImageBlock block) {
        return new WeightSums(DensitySums.of(regulator, range, block.mos(), block.std()));
    }

    /** Adds those of other images. */
    public WeightSums plus(WeightSums other) {
        return new WeightSums(sums.plus(other.sums));
    }

    /**
     * Returns the images of a block with the weights that follow from the sums over all.
     *
     * @throws InputException if there is no density at the MOS of an image with a very small σ
     */
    public ImageBlock weighted(ImageBlock block) {
        double[] weights = sums.weights(block.mos(), block.std(), i -> "at MOS " + block.mos()[i]);
        return new ImageBlock(block.mos(), block.std(), weights, block.scores());
    }

    void write(DataOutput out) throws IOException {
        sums.write(out);
    }

    static WeightSums read(DataInput in) throws IOException {
        return new WeightSums(DensitySums.read(in));
    }
}
