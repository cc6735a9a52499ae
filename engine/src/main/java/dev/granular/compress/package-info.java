/**
 * Evaluation at a cost per point that does not depend on the number of images. A pair's weight is a smooth function of
 * each image's (MOS, σ), so it equals its interpolant through a few nodes; sums over pairs of images become sums over
 * pairs of nodes, with masses that do not depend on the surface point and are computed once.
 */
package dev.granular.compress;
