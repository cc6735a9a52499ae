/**
 * Statistical inference on correlations, if the images are a sample. Standard errors come from influences; intervals, bands
 * and tests between models come from those. Images, or clusters of images of one scene, are the units of sampling. A ceiling
 * says what the raters' disagreement allows.
 */
package dev.granular.inference;
