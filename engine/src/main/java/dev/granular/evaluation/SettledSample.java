package dev.granular.evaluation;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.compress.Compression;
import dev.granular.compress.SplitCompression;
import dev.granular.compress.nodes.Representatives;
import dev.granular.compress.nodes.SettledStrips;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Super points that were settled and checked with a sample of images, for all that it was drawn from.
 *
 * @param nodes strips and nodes, as they are written
 * @param superPoints how many there are
 * @param largestDifference from the direct sum, over representatives of the sample, at points that keep the tolerance
 * @param errors estimated, for all images
 */
public record SettledSample(byte[] nodes, int superPoints, double largestDifference, ErrorMap errors) {
    /**
     * A sample, in MOS order.
     *
     * @param mos in a unit of its own
     * @param mosRank dense ranks among all images
     * @param variance σ², in the square of that unit
     * @param weight of each image itself
     * @param mass weight of the images that each stands for
     * @param count number of them
     * @param scores of each model
     * @param scoreRanks dense ranks among all images, of each model
     * @param gap difference of MOS up to which there are images between two neighbours that are not in the sample
     */
    public record Sample(
            double[] mos,
            double[] mosRank,
            double[] variance,
            double[] weight,
            double[] mass,
            double[] count,
            double[][] scores,
            double[][] scoreRanks,
            double gap) {
        RatedImages images() {
            double[] logMass =
                    Arrays.stream(mass).map(m -> Math.log(m) / Math.log(2)).toArray();
            return new RatedImages(mos, mosRank, variance, logMass, scores, scoreRanks);
        }
    }

    /**
     * Settles super points that serve any point of the surface.
     *
     * @param range of all MOS, in the unit of the sample
     * @param pairs number of pairs of all images
     * @throws InputException if there would be too many super points for this process
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public static SettledSample of(
            Sample sample,
            Set<Method> methods,
            QualityRange range,
            long pairs,
            double tolerance,
            int threads,
            Progress progress) {
        RatedImages images = sample.images();
        List<SurfacePoint> at = ImageCompression.everywhere(range);
        var overall = new OverallProgress(progress);
        try (var pool = new TaskPool(threads, overall)) {
            Compression nodes = Settlement.ofRatings(images, methods, tolerance, at, sample.gap, pool);
            var sum = new AccurateSum(images, methods, pool, overall, AccurateSum.Limits.ofThisProcess());
            if (!sum.fits(nodes)) {
                throw new InputException("images cannot be compressed: " + nodes.superPoints() + " super points for "
                        + images.models() + " models do not fit into the memory of this process");
            }
            Settlement settlement = Settlement.of(nodes, images, methods, tolerance, at, pool);
            return new SettledSample(
                    bytes(nodes, sample.count),
                    nodes.superPoints(),
                    settlement.largestDifference(),
                    ErrorMap.of(settlement.errors(), pairs));
        }
    }

    /**
     * Checks super points that were settled before with a sample of the same images and other models.
     *
     * @param nodes as they were written
     * @param range of all MOS, in the unit of the sample
     * @param pairs number of pairs of all images
     * @throws IllegalArgumentException if an image has no place
     */
    public static SettledSample of(
            Sample sample,
            byte[] nodes,
            Set<Method> methods,
            QualityRange range,
            long pairs,
            double tolerance,
            int threads) {
        RatedImages images = sample.images();
        List<SurfacePoint> at = ImageCompression.everywhere(range);
        var some = Representatives.of(images, SettlingRounds.SLICES, SettlingRounds.LAYERS);
        int[] models = EvenSample.of(images.models(), SettlingRounds.FEWER_MODELS);
        double[] own = Arrays.stream(some.positions())
                .mapToDouble(i -> sample.weight[i])
                .toArray();
        try (var pool = new TaskPool(threads)) {
            var split = new SplitCompression(SettledStrips.read(nodes), methods);
            var check = new RepresentativeCheck(images, some, models, methods, tolerance, at, pool);
            double[] seen = check.differences(split.all(some.among(images, models), own, pool), pool);
            PointErrors errors = PointErrors.of(at, seen, tolerance);
            return new SettledSample(
                    nodes,
                    split.superPoints(),
                    Settlement.largest(seen, errors, tolerance),
                    ErrorMap.of(errors, pairs));
        }
    }

    private static byte[] bytes(Compression nodes, double[] count) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            nodes.settled(count).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
