/**
 * Stage 2 of compression: from images to nodes.
 *
 * <p>Input: images, strips and nodes of stage 1. Output: charges, the sums of images' moments at columns of a strip, and
 * their products, the sums over pairs, taken to super points by {@link dev.granular.compress.charge.SuperPoints}.
 *
 * <ol>
 *   <li>{@code Moments} writes every statistic of a pair as products of moments of its two images.
 *   <li>{@code Interval} divides a strip; {@code Expansion} evaluates an image's polynomials on an interval.
 *   <li>{@code PartCharges} sums moments part by part; {@code ChargeTransfer} takes charges of a narrow interval to a wider
 *       one, {@code ExpansionSums} the sums over pairs.
 *   <li>{@code OrderCorrection} adds what the order of a pair changes within a part.
 *   <li>{@code NodeShares} and {@code SuperPoints} take columns to nodes, and nodes to super points.
 * </ol>
 */
package dev.granular.compress.charge;
