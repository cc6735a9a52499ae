/**
 * Whether intervals, bands and tests keep their promises. A made-up population has correlations that are known exactly; many
 * sets of images are drawn from it, and findings on each are held against them.
 */
package dev.granular.bench.coverage;
