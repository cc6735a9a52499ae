package dev.granular.spark;

import dev.granular.Column;
import dev.granular.cluster.ImageBlock;
import dev.granular.rating.DenseRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Dense ranks, among all images, of those of a part. */
final class PartRanks {
    private PartRanks() {}

    /** @param offset number of different MOS in lower parts */
    static double[] ofMos(ImageBlock block, long offset) {
        double[] ranks = DenseRanks.of(Column.of(block.mos()));
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] += offset;
        }
        return ranks;
    }

    /** @param known ranks of all scores that images of the part have, range by range */
    static double[][] ofScores(ImageBlock block, Iterator<RankedScores> known) {
        var ofModels = IntStream.range(0, block.scores().length)
                .mapToObj(_ -> new ArrayList<RankedScores>())
                .toList();
        known.forEachRemaining(ranked -> ofModels.get(ranked.model()).add(ranked));
        double[][] ranks = new double[ofModels.size()][];
        for (int m = 0; m < ranks.length; m++) {
            ranks[m] = found(block.scores()[m], ofModels.get(m));
        }
        return ranks;
    }

    private static double[] found(double[] scores, List<RankedScores> ranges) {
        ranges.sort(Comparator.comparingDouble(range -> range.scores()[0]));
        double[] known = ranges.stream()
                .flatMapToDouble(range -> Arrays.stream(range.scores()))
                .toArray();
        double[] ranks = ranges.stream()
                .flatMapToDouble(range -> Arrays.stream(range.ranks()))
                .toArray();
        double[] found = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int at = Arrays.binarySearch(known, scores[i]);
            if (at < 0) {
                throw new IllegalStateException(
                        "a score of " + scores[i] + " has no rank: the rows changed between two readings");
            }
            found[i] = ranks[at];
        }
        return found;
    }
}
