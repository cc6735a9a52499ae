/**
 * Images that no single machine holds, at the cost of one compression: what each of many machines sums over its own part, and
 * how the sums are put together. Moves no data itself, and knows no cluster engine.
 *
 * <p>In this order: a {@link dev.granular.cluster.Census} of all images; with a density regulator
 * {@link dev.granular.cluster.WeightSums}; an {@link dev.granular.cluster.ImageSample}; the
 * {@link dev.granular.cluster.Cuts} of MOS into parts and of each model's scores into ranges, within which images get their
 * dense ranks; a {@link dev.granular.cluster.ClusterLayout}, settled from the sample; then from every part a
 * {@link dev.granular.cluster.PartSummary} and from every range a {@link dev.granular.cluster.RangeSummary}. All of these are
 * merged with {@code plus}; none grows with the number of images.
 *
 * <p>Where machines share the images instead of sending them, {@link dev.granular.cluster.StreamedImages} does all of that by
 * reading them again: to a {@link dev.granular.cluster.SummedPart} on each machine, and
 * {@link dev.granular.cluster.PartsInOrder} anywhere.
 */
package dev.granular.cluster;
