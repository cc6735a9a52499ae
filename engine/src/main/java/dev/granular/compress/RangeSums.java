package dev.granular.compress;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Concordance over pairs of images in a range of one model's scores that no {@link PartSums} have, and charges for pairs with
 * images in other ranges. Sums of neighbouring ranges are put together to those of both.
 *
 * @param images how many there are
 * @param matrix over pairs of super points
 * @param ranges of each range, ascending, segments with one charge for each node
 */
public record RangeSums(long images, double[] matrix, List<List<PartSums.Segment>> ranges) implements Serializable {
    /** Adds what ranges of higher scores contribute. */
    public RangeSums plus(RangeSums higher) {
        double[] sum = matrix.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += higher.matrix[k];
        }
        var all = new ArrayList<>(ranges);
        all.addAll(higher.ranges);
        return new RangeSums(images + higher.images, sum, List.copyOf(all));
    }
}
