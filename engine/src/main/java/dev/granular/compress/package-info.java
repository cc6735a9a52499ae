/**
 * Evaluation at a cost per point that does not depend on the number of images. A pair's weight is a smooth function of each
 * image's (MOS, σ), so it equals its interpolant through a few nodes. A sum over pairs of images becomes a sum over pairs of
 * nodes, with masses that do not depend on the surface point and are computed once. A node with its mass is a super point.
 *
 * <ol>
 *   <li><b>Nodes.</b> {@link dev.granular.compress.Compressor} settles them for the points asked for: floor {@code nodes}.
 *       {@link dev.granular.compress.Compression} holds them and compresses all images or some.
 *   <li><b>Charges.</b> {@code StripSums} walks all strips; {@code PairTree} sums over the pairs within one, part by part;
 *       {@code StripAssembly} takes each strip's sums to its nodes: floor {@code charge}.
 *   <li><b>Concordance.</b> Signs between parts and between strips: floor {@code concord}.
 *   <li><b>Matrices.</b> {@code NodeMatrices} holds a matrix over pairs of super points for each statistic; {@link
 *       dev.granular.compress.CompressedSet} is the result.
 *   <li><b>Evaluation.</b> {@code LatticeSum} evaluates the points of a grid by matrix products; points elsewhere are summed
 *       over pairs of super points as over pairs of images.
 * </ol>
 *
 * <p>Inner loops are in {@code dev.granular.kernel}. Each floor knows those before it and none after: nodes, charge, concord,
 * and this package on top.
 */
package dev.granular.compress;
