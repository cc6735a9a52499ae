package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.kernel.ProductRow;
import java.util.List;

/** Values of the images of an interval's small parts in a frame of few columns. */
public final class RoughRows {
    private final Expansion frame;
    private final int stride;
    private final double[] values;
    /** Place of each image's row, by position less that of the interval's first. */
    private final int[] rows;

    private final int first;

    public RoughRows(PlacedImages images, Interval interval, Expansion frame, List<Interval> smallParts) {
        this.frame = frame;
        first = interval.from();
        stride = frame.mostColumns();
        rows = new int[interval.size()];
        values = new double[smallParts.stream().mapToInt(Interval::size).sum() * stride + ProductRow.ROOM];
        double[] scratch = new double[Expansion.SCRATCH];
        int row = 0;
        for (Interval part : smallParts) {
            for (int i = part.from(); i < part.to(); i++, row++) {
                rows[i - first] = row * stride;
                frame.evaluate(images, i, scratch, values, row * stride);
            }
        }
    }

    Expansion frame() {
        return frame;
    }

    /** Returns all values; those of an image from {@link #offset}. */
    double[] values() {
        return values;
    }

    int offset(int image) {
        return rows[image - first];
    }
}
