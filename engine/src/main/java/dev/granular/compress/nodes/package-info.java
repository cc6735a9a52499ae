/**
 * Stage 1 of compression: where nodes go.
 *
 * <p>Input: images in MOS order, the points that will be asked for, a tolerance. Output: {@link
 * dev.granular.compress.nodes.StripLayout}, the strips with their bands, and {@link
 * dev.granular.compress.nodes.NodeChoice}, the nodes kept of all candidates and the weights that take any image to them.
 *
 * <ol>
 *   <li>{@code Representatives} chooses few images that stand for all, by strata.
 *   <li>{@code ProbeDrawing} draws pairs of a point and a partner; {@code WeightProbes} computes a weight for each.
 *   <li>{@code StripDivision} cuts the MOS scale into strips, {@code BandNodes} each strip by σ into bands; {@code Shear}
 *       lets bands follow the images, and {@code Standouts} gives odd images nodes of their own.
 *   <li>{@code ChebyshevBasis} and {@code Axis} place candidates; {@code CoefficientDecay} finds the polynomials needed.
 *   <li>{@code ColumnPivoting} keeps the candidates of which all others are combinations: {@code
 *       InterpolativeDecomposition}, over ever longer runs of strips.
 * </ol>
 */
package dev.granular.compress.nodes;
