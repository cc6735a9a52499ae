package dev.granular.spark;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.cluster.Census;
import dev.granular.cluster.Choices;
import dev.granular.cluster.ClusterLayout;
import dev.granular.cluster.Cuts;
import dev.granular.cluster.ImageBlock;
import dev.granular.cluster.ImageSample;
import dev.granular.cluster.PartSummary;
import dev.granular.cluster.RangeSummary;
import dev.granular.cluster.RankedSample;
import dev.granular.cluster.WeightSums;
import dev.granular.evaluation.CompressedImages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Turns the images of a dataset into a compressed set, at about the cost of one compression. */
final class LinearEvaluation {
    /** Images of a part, unless processors would be idle. */
    private static final long PART = 1_000_000;

    /** Images without a place that are added to the sample from each block at a time, and times that they are. */
    private static final int MISFITS = 500;

    private static final int ROUNDS = 4;

    private final ImageTable images;
    private final SparkOptions options;
    private final Census census;
    private final QualityRange axes;
    private final JavaSparkContext context;

    /** @param axes range of MOS that the surface spans: the images' own, or a wider one */
    LinearEvaluation(ImageTable images, Census census, QualityRange axes, JavaSparkContext context) {
        this.images = images;
        options = images.options();
        this.census = census;
        this.axes = axes;
        this.context = context;
    }

    CompressedImages compressed() {
        describe("regulator");
        Optional<WeightSums> sums = images.weightSums(census.range());
        describe("sample");
        ImageSample sample = images.sample(axes, sums).orElseThrow(() -> new InputException("there are no images"));
        Cuts cuts = cuts(sample);
        boolean ordered = options.methods().contains(Method.KRCC);
        Shuffled shuffled = Shuffled.of(images, cuts, ordered || options.ranked(), context);
        Ranks ranks = null;
        Broadcast<SharedLayout> layout = null;
        for (int round = 0; layout == null; round++) {
            describe("ranks");
            ranks = options.ranked() ? Ranks.of(sample, cuts, shuffled, context) : null;
            RankedSample ranked = ranks == null ? Ranking.unranked(sample) : ranks.ranked(sample);
            describe("super points");
            var choices = new Choices(options.models(), options.methods(), options.tolerance());
            ClusterLayout settled = ClusterLayout.settle(
                    ranked, census, cuts, choices, Runtime.getRuntime().availableProcessors(), Progress.NONE);
            describe("places");
            Broadcast<SharedLayout> shared = context.broadcast(new SharedLayout(settled.bytes()));
            Optional<ImageBlock> misfits = misfits(images.blocks(sums), shared);
            if (misfits.isEmpty()) {
                layout = shared;
            } else if (round == ROUNDS) {
                throw new InputException("super points do not serve: images like none of the sample remain after "
                        + ROUNDS + " rounds, such as of MOS " + misfits.get().mos()[0] + " and std "
                        + misfits.get().std()[0]);
            } else {
                sample = sample.with(misfits.get());
            }
        }
        return summed(layout, shuffled, sums, Optional.ofNullable(ranks));
    }

    private void describe(String step) {
        context.setJobDescription("granular: " + step);
    }

    private Cuts cuts(ImageSample sample) {
        int processors = context.defaultParallelism();
        long pieces = Math.ceilDiv(census.images(), PART);
        int parts = Math.toIntExact(options.parts() > 0 ? options.parts() : Math.max(pieces, processors));
        int ranges = Math.toIntExact(Math.max(pieces, Math.ceilDiv(Math.max(parts, processors), images.models())));
        return sample.cuts(parts, ranges);
    }

    /** Returns images that have no place in a layout, or some of them; nothing if all have one. */
    static Optional<ImageBlock> misfits(JavaRDD<ImageBlock> blocks, Broadcast<SharedLayout> shared) {
        List<ImageBlock> found = blocks.map(block ->
                        block.some(Arrays.stream(shared.value().layout().misfits(block))
                                .limit(MISFITS)
                                .toArray()))
                .filter(block -> block.size() > 0)
                .collect();
        return found.stream().reduce(ImageBlock::plus);
    }

    private CompressedImages summed(
            Broadcast<SharedLayout> shared, Shuffled shuffled, Optional<WeightSums> sums, Optional<Ranks> ranks) {
        ClusterLayout layout = shared.value().layout();
        Function<ImageBlock, ImageBlock> prepared = images.prepared(sums);
        List<RangeSummary> ranges = List.of();
        if (options.methods().contains(Method.KRCC)) {
            describe("ranges of scores");
            ranges = ranges(shared, shuffled, prepared);
        }
        describe("parts");
        int models = images.models();
        int parts = layout.cuts().parts();
        JavaRDD<RankedScores> ranksOfParts = ranks.map(known -> known.byPart(shuffled, layout.cuts(), context))
                .orElseGet(() -> shuffled.byMos()
                        .mapPartitions(_ -> List.<RankedScores>of().iterator()));
        long[] offsets = ranks.map(known -> known.mos().offsets()).orElseGet(() -> new long[parts + 1]);
        boolean ranked = ranks.isPresent();
        JavaPairRDD<Long, PartSummary> summaries = shuffled.byMos()
                .zipPartitions(ranksOfParts, (rows, known) -> {
                    int part = TaskContext.getPartitionId();
                    ImageBlock block = prepared.call(BlockBuilder.block(rows, 0, models));
                    double[] mosRanks = PartRanks.ofMos(block, offsets[part]);
                    double[][] scoreRanks =
                            ranked ? PartRanks.ofScores(block, known) : new double[models][block.size()];
                    PartSummary summary = shared.value().layout().part(part, block, mosRanks, scoreRanks, 1);
                    return List.of(new Tuple2<>((long) part, summary)).iterator();
                })
                .mapToPair(pair -> pair);
        PartSummary all =
                OrderedTree.reduced(summaries, 1, parts, PartSummary::plus).getFirst();
        describe("super points together");
        return layout.combined(all, ranges, Runtime.getRuntime().availableProcessors());
    }

    private List<RangeSummary> ranges(
            Broadcast<SharedLayout> shared, Shuffled shuffled, Function<ImageBlock, ImageBlock> prepared) {
        int most = shuffled.ranges();
        JavaPairRDD<Long, RangeSummary> summaries = shuffled.byScore()
                .mapPartitionsWithIndex(
                        (index, rows) -> {
                            ImageBlock block = prepared.call(BlockBuilder.block(rows, 0, 1));
                            return List.of(new Tuple2<>(
                                            (long) index,
                                            shared.value().layout().range(index / most, block)))
                                    .iterator();
                        },
                        true)
                .mapToPair(pair -> pair);
        return OrderedTree.reduced(summaries, images.models(), most, RangeSummary::plus);
    }
}
