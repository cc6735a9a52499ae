package dev.granular.arrow.output;

import dev.granular.Method;

/**
 * One model's scores by one method; NaN where undefined or not computed.
 *
 * @param gmc mean height of the surface, in [−1, 1]
 * @param bandwidthQ bandwidth of the fit along Q, MOS units
 * @param bandwidthQd bandwidth of the fit along Qd, MOS units
 * @param global the correlation over the whole set, in [−1, 1]
 */
public record ModelScore(
        String model, Method method, double gmc, double bandwidthQ, double bandwidthQd, double global) {}
