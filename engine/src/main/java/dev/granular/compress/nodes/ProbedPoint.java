package dev.granular.compress.nodes;

import dev.granular.SurfacePoint;

/**
 * A surface point at which pair weights are probed.
 *
 * @param point where
 * @param tightness how many times smaller errors have to be there, at least 1
 */
public record ProbedPoint(SurfacePoint point, double tightness) {}
