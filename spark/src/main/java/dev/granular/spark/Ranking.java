package dev.granular.spark;

import dev.granular.Column;
import dev.granular.cluster.ImageSample;
import dev.granular.cluster.RankedSample;
import dev.granular.rating.DenseRanks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Dense ranks of a column that is cut into ranges: those within a range, and above the ranges below.
 *
 * @param offsets number of different values below each range, and after the last of all
 * @param ofSample ranks of the sample's values, in the order of the sample
 */
record Ranking(long[] offsets, double[] ofSample) {
    /** What a range knows: its number, how many different values it has, and ranks of those of the sample. */
    private record Counted(int range, long distinct, int[] places, double[] ranks) implements Serializable {}

    /**
     * Ranks columns.
     *
     * @param ranges in partition k·R + r range r of column k
     * @param place of the column in rows
     * @param ofSample the sample's values in each column
     */
    static List<Ranking> of(
            JavaRDD<Row> ranges, int place, int most, List<double[]> ofSample, JavaSparkContext context) {
        Broadcast<List<double[]>> shared = context.broadcast(ofSample);
        List<Counted> counted = ranges.mapPartitionsWithIndex(
                        (index, rows) -> List.of(counted(
                                        index,
                                        BlockBuilder.columns(rows, place, 1)[0],
                                        shared.value().get(index / most)))
                                .iterator(),
                        true)
                .collect();
        var rankings = new Ranking[ofSample.size()];
        for (int k = 0; k < rankings.length; k++) {
            int column = k;
            List<Counted> own = counted.stream()
                    .filter(range -> range.range / most == column)
                    .sorted(Comparator.comparingInt(Counted::range))
                    .toList();
            rankings[k] = ranking(own, ofSample.get(k).length);
        }
        return List.of(rankings);
    }

    private static Ranking ranking(List<Counted> ranges, int size) {
        long[] offsets = new long[ranges.size() + 1];
        double[] ranks = new double[size];
        Arrays.fill(ranks, Double.NaN);
        for (int r = 0; r < ranges.size(); r++) {
            Counted range = ranges.get(r);
            offsets[r + 1] = offsets[r] + range.distinct;
            for (int k = 0; k < range.places.length; k++) {
                ranks[range.places[k]] = offsets[r] + range.ranks[k];
            }
        }
        for (double rank : ranks) {
            if (Double.isNaN(rank)) {
                throw new IllegalStateException(
                        "an image of the sample is not there any more: the rows changed between two readings");
            }
        }
        return new Ranking(offsets, ranks);
    }

    private static Counted counted(int range, double[] values, double[] ofSample) {
        double[] distinct = distinct(values);
        int[] places = new int[ofSample.length];
        double[] ranks = new double[ofSample.length];
        int count = 0;
        for (int k = 0; k < ofSample.length; k++) {
            int at = Arrays.binarySearch(distinct, ofSample[k] + 0.0);
            if (at >= 0) {
                places[count] = k;
                ranks[count++] = at;
            }
        }
        return new Counted(range, distinct.length, Arrays.copyOf(places, count), Arrays.copyOf(ranks, count));
    }

    /** Returns values in ascending order, each once; their places are their ranks. */
    static double[] distinct(double[] values) {
        double[] ranks = DenseRanks.of(Column.of(values));
        double[] distinct = new double[(int) Arrays.stream(ranks).max().orElse(-1) + 1];
        for (int i = 0; i < values.length; i++) {
            distinct[(int) ranks[i]] = values[i];
        }
        return distinct;
    }

    /** Returns a sample in which every image has the rank 0: for correlations that do not ask. */
    static RankedSample unranked(ImageSample sample) {
        int size = sample.mos().length;
        return new RankedSample(sample, new double[size], new double[sample.models()][size]);
    }
}
