/**
 * How far correlations can be trusted, if the images are a sample: standard errors from influences, intervals, bands, tests
 * between models, and the ceiling that the raters' disagreement sets. Images, or clusters of images of one scene, are the
 * units of sampling.
 */
package dev.granular.inference;
