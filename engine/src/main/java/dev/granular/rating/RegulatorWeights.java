package dev.granular.rating;

import dev.granular.InputException;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.parallel.TaskPool;
import dev.granular.rating.density.DensityWeights;

/** Distribution-regulator weights p of all images (arXiv 2601.21738, section 3.2). */
public final class RegulatorWeights {
    private RegulatorWeights() {}

    /**
     * Computes the weights of {@code ratings}.
     *
     * @return length N, finite, zero or more; given weights are multiplied by the power of two that brings the largest to
     *     1 or more and below 2
     * @throws InputException if all MOS are equal, if given weights are not N, or if an image's σ is so small that the
     *     Gaussian regulator finds no density at its whole unit; an image with σ = 0 gets weight 0 there, since it takes
     *     no part
     */
    public static double[] of(Regulator regulator, Ratings ratings) {
        return DensityWeights.of(regulator, ratings, TaskPool.ONE);
    }
}
