package dev.granular.compress.charge;

import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.Strip;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a strip.
 *
 * @param strip whole
 * @param level its width is that of the strip, divided by {@code 2^level}
 * @param low lowest MOS that belongs to it
 * @param high highest
 * @param from position of its first image in MOS order
 * @param to position after its last
 * @param byScore for each model whose concordance is summed, the images by ascending score
 */
public record Interval(Strip strip, int level, double low, double high, int from, int to, int[][] byScore) {
    private static final int LOG_PARTS = 4;

    /** Parts into which an interval is divided. */
    static final int PARTS = 1 << LOG_PARTS;

    /** Images up to which an interval is not divided: a share of its strip's, within bounds. */
    private static final int SHARE = 64;

    private static final int FEWEST = 24;
    private static final int MOST = 160;

    /** Level beyond which MOS differ by no more than rounding does, so that parts need not be narrower. */
    private static final int FINEST = 42;

    public static Interval of(Strip strip, int[][] byScore) {
        return new Interval(strip, 0, strip.low(), strip.high(), strip.from(), strip.to(), byScore);
    }

    public int size() {
        return to - from;
    }

    public boolean isSmall() {
        return size() <= Math.clamp(strip.size() / SHARE, FEWEST, MOST);
    }

    /** Returns whether all images have the same MOS. */
    public boolean isTied(PlacedImages images) {
        return images.mos(from) == images.mos(to - 1);
    }

    /** Returns the narrowest part that has all images, or the interval itself. */
    private Interval narrowed(PlacedImages images) {
        Interval interval = this;
        while (interval.level < FINEST && !interval.isTied(images)) {
            int part = interval.part(images.mos(from));
            if (part != interval.part(images.mos(to - 1))) {
                break;
            }
            interval = interval.part(part, from, to, byScore);
        }
        return interval;
    }

    private double bound(int part) {
        return part == PARTS ? high : low + (high - low) * part / PARTS;
    }

    private int part(double mos) {
        int part = 0;
        while (part < PARTS - 1 && mos >= bound(part + 1)) {
            part++;
        }
        return part;
    }

    private Interval part(int part, int first, int last, int[][] sorted) {
        return new Interval(strip, level + LOG_PARTS, bound(part), bound(part + 1), first, last, sorted);
    }

    /** Returns itself, if small; else parts that have images, in order. Images of the same MOS share a part unless all have it. */
    public List<Interval> parts(PlacedImages images) {
        return isSmall() ? List.of(this) : narrowed(images).divided(images);
    }

    private List<Interval> divided(PlacedImages images) {
        boolean byPlace = isTied(images) || level >= FINEST;
        int[] bounds = new int[PARTS + 1];
        bounds[0] = from;
        for (int part = 1; part < PARTS; part++) {
            bounds[part] = byPlace
                    ? beside(from + (int) ((long) size() * part / PARTS), images)
                    : firstAtOrAbove(bound(part), bounds[part - 1], images);
        }
        bounds[PARTS] = to;
        int[][][] sorted = sorted(bounds);
        var parts = new ArrayList<Interval>();
        for (int part = 0; part < PARTS; part++) {
            if (bounds[part] < bounds[part + 1]) {
                parts.add(
                        byPlace
                                ? new Interval(strip, level, low, high, bounds[part], bounds[part + 1], sorted[part])
                                : part(part, bounds[part], bounds[part + 1], sorted[part]));
            }
        }
        return parts;
    }

    /** Returns a place near by that does not part images of the same MOS, unless all have the same. */
    private int beside(int place, PlacedImages images) {
        if (isTied(images)) {
            return place;
        }
        int down = place;
        while (down > from && images.mos(down - 1) == images.mos(place)) {
            down--;
        }
        int up = place;
        while (down == from && images.mos(up) == images.mos(place)) {
            up++;
        }
        return down > from ? down : up;
    }

    private int firstAtOrAbove(double mos, int first, PlacedImages images) {
        int lowest = first;
        int highest = to;
        while (lowest < highest) {
            int middle = (lowest + highest) >>> 1;
            if (images.mos(middle) < mos) {
                lowest = middle + 1;
            } else {
                highest = middle;
            }
        }
        return lowest;
    }

    /** Returns images by score, for each part and model. */
    private int[][][] sorted(int[] bounds) {
        byte[] partOf = new byte[size()];
        int[][][] sorted = new int[PARTS][byScore.length][];
        for (int part = 0; part < PARTS; part++) {
            for (int q = 0; q < byScore.length; q++) {
                sorted[part][q] = new int[bounds[part + 1] - bounds[part]];
            }
            for (int i = bounds[part]; i < bounds[part + 1]; i++) {
                partOf[i - from] = (byte) part;
            }
        }
        for (int q = 0; q < byScore.length; q++) {
            int[] filled = new int[PARTS];
            for (int i : byScore[q]) {
                int part = partOf[i - from];
                sorted[part][q][filled[part]++] = i;
            }
        }
        return sorted;
    }
}
