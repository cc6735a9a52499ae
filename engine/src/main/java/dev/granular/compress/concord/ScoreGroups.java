package dev.granular.compress.concord;

import java.util.function.IntToDoubleFunction;

/** Images in groups along the score, none heavier than its share but for ties, which stay together. */
final class ScoreGroups {
    /** Meets images of a group. */
    interface Walker {
        /** Has the image at this place in the order by score count for those met from now on. */
        void charge(int place, double by);

        /** Has the image at this place meet what has been charged. */
        void meet(int place);
    }

    private final int[] sorted;
    private final double[] score;
    private final IntToDoubleFunction weight;
    private final double share;

    /**
     * @param sorted images by ascending score
     * @param weight of an image
     * @param share weight that no group exceeds
     */
    ScoreGroups(int[] sorted, double[] score, IntToDoubleFunction weight, double share) {
        this.sorted = sorted;
        this.score = score;
        this.weight = weight;
        this.share = share;
    }

    /** Returns the place after the group that begins at a place. */
    int end(int from) {
        int start = from;
        double sum = 0;
        while (start < sorted.length) {
            int end = start;
            double run = 0;
            do {
                run += weight.applyAsDouble(sorted[end++]);
            } while (end < sorted.length && score[sorted[end]] == score[sorted[start]]);
            if (start > from && sum + run > share) {
                break;
            }
            sum += run;
            start = end;
        }
        return start;
    }

    /** Returns whether all images of a group have the same score. */
    boolean isTied(int from, int to) {
        return score[sorted[from]] == score[sorted[to - 1]];
    }

    /**
     * Walks over the pairs of a group's images: when an image is met, images of lower score have been charged with 2 in all,
     * its ties with 1, those of higher score not at all, and itself with anything: no image makes a pair with itself. Less
     * one for each image of the group, that is the sign of the difference.
     */
    void walk(int from, int to, Walker walker) {
        for (int start = from; start < to; ) {
            start = walkTies(start, to, walker);
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
