package dev.granular.cluster;

import dev.granular.compress.PartSums;
import java.io.Serializable;

/** What the images of one part, or of neighbouring parts, contribute. Its size does not depend on their number. Immutable. */
public final class PartSummary implements Serializable {
    private static final long serialVersionUID = 1;

    private final PartSums sums;

    PartSummary(PartSums sums) {
        this.sums = sums;
    }

    PartSums sums() {
        return sums;
    }

    /** Returns the number of images that take part. */
    public long images() {
        return sums.images();
    }

    /** Adds the next part, or several from the next on. */
    public PartSummary plus(PartSummary next) {
        return new PartSummary(sums.plus(next.sums));
    }
}
