package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.kernel.MatrixProduct;
import java.util.Arrays;
import java.util.List;

/** The columns of all strips, one strip after another, and the strip that each image lies in. The same for all models. */
public final class StripColumns {
    private final List<Interval> strips;
    private final List<Expansion> frames;
    private final PlacedImages images;
    private final short[] stripOf;
    /** First column of each strip, and after the last their number with room for a whole row. */
    private final int[] first;

    private final int widest;

    /**
     * @param strips whole
     * @param frames of the strips
     */
    public StripColumns(List<Interval> strips, List<Expansion> frames, PlacedImages images) {
        this.strips = strips;
        this.frames = frames;
        this.images = images;
        stripOf = new short[images.size()];
        first = new int[strips.size() + 1];
        int most = 0;
        for (int s = 0; s < strips.size(); s++) {
            Arrays.fill(stripOf, strips.get(s).from(), strips.get(s).to(), (short) s);
            first[s + 1] = first[s] + frames.get(s).columns();
            most = Math.max(most, MatrixProduct.padded(frames.get(s).mostColumns()));
        }
        widest = most;
        first[strips.size()] += widest;
    }

    PlacedImages images() {
        return images;
    }

    /** Returns the number of strips. */
    int strips() {
        return strips.size();
    }

    Expansion frame(int strip) {
        return frames.get(strip);
    }

    /** Returns the strip that an image lies in. */
    int strip(int image) {
        return stripOf[image];
    }

    /** Returns the first column of a strip. */
    int first(int strip) {
        return first[strip];
    }

    /** Returns the number of columns, with room for a whole row after the last. */
    int stride() {
        return first[strips.size()];
    }

    /** Returns the room for an image's columns, filled up to whole vectors. */
    int widest() {
        return widest;
    }

    /** Returns the weight of all images of each strip, of which these may be some. */
    double[] weights() {
        return strips.stream()
                .mapToDouble(interval -> interval.strip().weight())
                .toArray();
    }
}
