package dev.granular.cluster;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.CompressedImages;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All that a cluster does, in one process: images come in blocks of any order. */
final class PartedImages {
    private static final int BLOCK = 1500;

    private final ImageBlock all;
    private final Census census;
    private final Choices choices;
    private final double[] mosRanks;
    private final double[][] scoreRanks;

    PartedImages(Ratings ratings, List<Predictions> models, Choices choices) {
        this.choices = choices;
        double[] mos = ratings.mos().toArray();
        double[][] scores = models.stream().map(m -> m.scores().toArray()).toArray(double[][]::new);
        var raw = new ImageBlock(mos, ratings.std().toArray(), new double[mos.length], scores);
        census = reduced(raw, Census::of, Census::plus);
        QualityRange range = census.range();
        all = reduced(raw, block -> WeightSums.of(new Regulator.Gaussian(), range, block), WeightSums::plus)
                .weighted(raw);
        mosRanks = DenseRanks.of(Column.of(mos));
        scoreRanks = Arrays.stream(scores)
                .map(column -> DenseRanks.of(Column.of(column)))
                .toArray(double[][]::new);
    }

    private static <T> T reduced(ImageBlock images, Function<ImageBlock, T> of, BinaryOperator<T> plus) {
        return IntStream.iterate(0, from -> from < images.size(), from -> from + BLOCK)
                .mapToObj(from -> images.some(IntStream.range(from, Math.min(from + BLOCK, images.size()))
                        .toArray()))
                .map(of)
                .reduce(plus)
                .orElseThrow();
    }

    ImageSample sample() {
        return reduced(all, block -> ImageSample.of(census.range(), block), ImageSample::plus);
    }

    /** Settles, and again with those in the sample that had no place. */
    ClusterLayout layout(int parts, int ranges, int threads) {
        ImageSample sample = sample();
        while (true) {
            Cuts cuts = sample.cuts(parts, ranges);
            RankedSample ranked = ranked(sample);
            var layout = ClusterLayout.settle(ranked, census, cuts, choices, threads, Progress.NONE);
            int[] misfits = layout.misfits(all);
            if (misfits.length == 0) {
                return ClusterLayout.of(layout.bytes());
            }
            sample = sample.with(all.some(misfits));
        }
    }

    private RankedSample ranked(ImageSample sample) {
        double[][] ranks = new double[sample.models()][];
        for (int m = 0; m < ranks.length; m++) {
            ranks[m] = ranks(sample.scores(m), all.scores()[m], scoreRanks[m]);
        }
        return new RankedSample(sample, ranks(sample.mos(), all.mos(), mosRanks), ranks);
    }

    private static double[] gathered(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }

    private static double[] ranks(double[] some, double[] values, double[] ranks) {
        var rank = new TreeMap<Double, Double>();
        for (int i = 0; i < values.length; i++) {
            rank.put(values[i], ranks[i]);
        }
        return Arrays.stream(some).map(rank::get).toArray();
    }

    /** @param turned whether images of each part and range come in the opposite order */
    CompressedImages compressed(ClusterLayout layout, int threads, boolean turned) {
        Cuts cuts = layout.cuts();
        PartSummary parts = IntStream.range(0, cuts.parts())
                .mapToObj(p -> rows(all.mos(), value -> cuts.part(value) == p))
                .filter(rows -> rows.length > 0)
                .map(rows -> turned ? turned(rows) : rows)
                .map(rows -> layout.part(
                        cuts.part(all.mos()[rows[0]]),
                        all.some(rows),
                        gathered(mosRanks, rows),
                        Arrays.stream(scoreRanks)
                                .map(column -> gathered(column, rows))
                                .toArray(double[][]::new),
                        threads))
                .reduce(PartSummary::plus)
                .orElseThrow();
        List<RangeSummary> ranges = IntStream.range(0, scoreRanks.length)
                .mapToObj(m -> IntStream.range(0, cuts.ranges(m))
                        .mapToObj(r -> range(layout, m, rows(all.scores()[m], v -> cuts.range(m, v) == r), turned))
                        .reduce(RangeSummary::plus)
                        .orElseThrow())
                .toList();
        return layout.combined(parts, ranges, threads);
    }

    private RangeSummary range(ClusterLayout layout, int model, int[] rows, boolean turned) {
        ImageBlock block = all.some(turned ? turned(rows) : rows);
        double[][] scores = {block.scores()[model]};
        return layout.range(model, new ImageBlock(block.mos(), block.std(), block.weight(), scores));
    }

    private static int[] turned(int[] rows) {
        return IntStream.range(0, rows.length)
                .map(k -> rows[rows.length - 1 - k])
                .toArray();
    }

    private static int[] rows(double[] column, DoublePredicate wanted) {
        return IntStream.range(0, column.length)
                .filter(i -> wanted.test(column[i]))
                .toArray();
    }
}
