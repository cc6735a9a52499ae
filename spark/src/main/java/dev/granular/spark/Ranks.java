package dev.granular.spark;

import dev.granular.cluster.Cuts;
import dev.granular.cluster.ImageSample;
import dev.granular.cluster.RankedSample;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Dense ranks among all images.
 *
 * @param mos those of MOS
 * @param scores those of each model
 */
record Ranks(Ranking mos, List<Ranking> scores) {
    static Ranks of(ImageSample sample, Cuts cuts, Shuffled shuffled, JavaSparkContext context) {
        var values = new ArrayList<double[]>();
        for (int m = 0; m < sample.models(); m++) {
            values.add(sample.scores(m));
        }
        Ranking mos = Ranking.of(shuffled.byMos(), ImageTable.MOS, cuts.parts(), List.of(sample.mos()), context)
                .getFirst();
        return new Ranks(mos, Ranking.of(shuffled.byScore(), ImageTable.SCORES, shuffled.ranges(), values, context));
    }

    RankedSample ranked(ImageSample sample) {
        return new RankedSample(
                sample, mos.ofSample(), scores.stream().map(Ranking::ofSample).toArray(double[][]::new));
    }

    /** Returns in partition p the scores that images of part p have, range by range. */
    JavaRDD<RankedScores> byPart(Shuffled shuffled, Cuts cuts, JavaSparkContext context) {
        List<long[]> offsets = scores.stream().map(Ranking::offsets).toList();
        Broadcast<Cuts> shared = context.broadcast(cuts);
        int most = shuffled.ranges();
        JavaPairRDD<Integer, RankedScores> ranks = shuffled.byScore()
                .mapPartitionsWithIndex(
                        (index, rows) -> {
                            double[][] columns = BlockBuilder.columns(rows, 0, ImageTable.SCORES + 1);
                            int model = index / most;
                            return RankedScores.of(
                                            model,
                                            columns[ImageTable.MOS],
                                            columns[ImageTable.SCORES],
                                            offsets.get(model)[index % most],
                                            shared.value())
                                    .iterator();
                        },
                        true)
                .mapToPair(pair -> pair);
        return ranks.partitionBy(new PartNumbers(cuts.parts())).values();
    }
}
