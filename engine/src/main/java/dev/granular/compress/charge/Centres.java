package dev.granular.compress.charge;

import dev.granular.pair.RatedImages;
import java.util.stream.IntStream;

/**
 * What is taken off columns before moments are summed, or the sums would cancel digits away: any numbers near the means.
 *
 * @param mos off MOS
 * @param mosRank off their ranks
 * @param scores off each model's scores
 * @param scoreRanks off their ranks
 */
public record Centres(double mos, double mosRank, double[] scores, double[] scoreRanks) {
    /** Returns the means of some images. */
    public static Centres of(RatedImages images) {
        IntStream models = IntStream.range(0, images.models());
        return new Centres(
                mean(images.mos()),
                mean(images.mosRank()),
                models.mapToDouble(m -> mean(images.scores(m))).toArray(),
                IntStream.range(0, images.models())
                        .mapToDouble(m -> mean(images.scoreRanks(m)))
                        .toArray());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / Math.max(1, values.length);
    }
}
