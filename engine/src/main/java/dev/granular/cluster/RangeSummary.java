package dev.granular.cluster;

import dev.granular.compress.RangeSums;
import java.io.Serializable;

/** What the images of one range of a model's scores, or of neighbouring ranges, add to its concordance. Immutable. */
public final class RangeSummary implements Serializable {
    private static final long serialVersionUID = 1;

    private final RangeSums sums;

    RangeSummary(RangeSums sums) {
        this.sums = sums;
    }

    RangeSums sums() {
        return sums;
    }

    /** Returns the number of images that take part. */
    public long images() {
        return sums.images();
    }

    /** Adds the next range, or several from the next on. */
    public RangeSummary plus(RangeSummary next) {
        return new RangeSummary(sums.plus(next.sums));
    }
}
