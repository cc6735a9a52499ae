/**
 * The direct sum over pairs: every surface point, model and method in one pass. Images are sorted by MOS and cut into
 * blocks; the geometry of a tile of pairs is computed once and serves all points, whose weights are then multiplied with
 * the tile's statistics as a small matrix product. Where many images have the same rating, classes of them take their place.
 */
package dev.granular.pair;
