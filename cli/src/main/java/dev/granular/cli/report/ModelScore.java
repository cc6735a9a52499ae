package dev.granular.cli.report;

import dev.granular.Method;
import dev.granular.Surface;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One model under one method: a row of the score table and the surface behind it.
 *
 * @param model the model's name, as in the samples
 * @param method the correlation
 * @param gmc mean height of the surface; NaN where there is none or it is undefined
 * @param bandwidthQ bandwidth of the fit along Q, MOS units; empty where nothing was fitted
 * @param bandwidthQd bandwidth of the fit along Qd, MOS units; empty where nothing was fitted
 * @param global the same correlation over the whole set, one figure as the field reports it; NaN where undefined
 * @param surface the surface; empty if the points were neither fitted nor a grid
 */
public record ModelScore(
        String model,
        Method method,
        double gmc,
        OptionalDouble bandwidthQ,
        OptionalDouble bandwidthQd,
        double global,
        Optional<Surface> surface) {}
