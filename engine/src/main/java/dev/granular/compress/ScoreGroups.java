package dev.granular.compress;

import java.util.Arrays;

/** Images in groups along the score, none heavier than its share but for ties, which stay together. */
final class ScoreGroups {
    /** Meets images group by group. */
    interface Walker {
        /** A group begins: the images from one place in the order by score up to another. */
        void begin(int from, int to);

        /** The image at this place counts for those met from now on. */
        void charge(int place, double by);

        /** The image at this place meets what has been charged. */
        void meet(int place);
    }

    private final int[] sorted;
    private final double[] score;
    /** Place in the order by score where each group begins, and after the last their number. */
    private final int[] starts;

    private final int[] groupOf;
    private final int first;
    private final int count;

    /**
     * @param sorted images by ascending score
     * @param most groups among which weight is shared
     * @param first lowest position of an image
     * @param positions number of positions
     */
    ScoreGroups(int[] sorted, double[] score, PlacedImages images, int most, int first, int positions) {
        this.sorted = sorted;
        this.score = score;
        this.first = first;
        double total = 0;
        for (int i : sorted) {
            total += images.weight(i);
        }
        double share = total / most;
        groupOf = new int[positions];
        int[] found = new int[2 * most + 2];
        int groups = 0;
        double weight = 0;
        int start = 0;
        while (start < sorted.length) {
            int end = start;
            double run = 0;
            do {
                run += images.weight(sorted[end++]);
            } while (end < sorted.length && score[sorted[end]] == score[sorted[start]]);
            if (start > 0 && weight + run > share) {
                found[++groups] = start;
                weight = 0;
            }
            weight += run;
            for (int k = start; k < end; k++) {
                groupOf[sorted[k] - first] = groups;
            }
            start = end;
        }
        count = groups + 1;
        found[count] = sorted.length;
        starts = Arrays.copyOf(found, count + 1);
    }

    int count() {
        return count;
    }

    /** Group of an image. */
    int of(int image) {
        return groupOf[image - first];
    }

    /**
     * Walks over the pairs of images within each group: when an image is met, images of lower score have been charged with 1
     * in all, images of higher score with −1, its ties with 0, and itself with anything: no image makes a pair
     * with itself.
     */
    void walkWithin(Walker walker) {
        for (int g = 0; g < count; g++) {
            int from = starts[g];
            int to = starts[g + 1];
            if (score[sorted[from]] == score[sorted[to - 1]]) {
                continue;
            }
            walker.begin(from, to);
            for (int k = from; k < to; k++) {
                walker.charge(k, -1);
            }
            for (int start = from; start < to; ) {
                start = walkTies(start, to, walker);
            }
        }
    }

    private int walkTies(int start, int to, Walker walker) {
        int end = start + 1;
        while (end < to && score[sorted[end]] == score[sorted[start]]) {
            end++;
        }
        if (end == start + 1) {
            walker.meet(start);
            walker.charge(start, 2);
        } else {
            chargeAll(start, end, walker);
            for (int k = start; k < end; k++) {
                walker.meet(k);
            }
            chargeAll(start, end, walker);
        }
        return end;
    }

    private static void chargeAll(int start, int end, Walker walker) {
        for (int k = start; k < end; k++) {
            walker.charge(k, 1);
        }
    }
}
