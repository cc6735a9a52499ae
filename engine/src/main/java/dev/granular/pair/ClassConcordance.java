package dev.granular.pair;

import dev.granular.rating.CountingSort;

/**
 * Concordance of a model between two classes of images, Σ sign(x_j − x_i). Images are
 * walked through by ascending score, while counts say how many of each class have been met; each image of some rows takes
 * them all in: N additions per class, where comparing all pairs of images takes N² / 2 comparisons.
 */
final class ClassConcordance {
    private final RatingClasses classes;
    /** Classes of the images, by ascending score. */
    private final int[] byScore;
    /** Where each group of equal scores begins in that order; the last entry is the end of all. */
    private final int[] groups;

    /** @param scoreRanks whole numbers from 0, length n */
    ClassConcordance(RatingClasses classes, double[] scoreRanks) {
        this.classes = classes;
        groups = CountingSort.starts(scoreRanks);
        byScore = CountingSort.order(scoreRanks);
        for (int place = 0; place < byScore.length; place++) {
            byScore[place] = classes.of(byScore[place]);
        }
    }

    /**
     * Sums of each class r in {@code from} to {@code to} with each later class c in {@code first} to {@code end}: element
     * {@code (r − from)·(end − first) + c − first}. Other elements mean nothing.
     */
    void between(int from, int to, int first, int end, double[] sums) {
        int width = end - first;
        for (int r = from; r < to; r++) {
            for (int c = first; c < end; c++) {
                sums[(r - from) * width + c - first] = (double) classes.count(r) * classes.count(c);
            }
        }
        // Of each class twice the images of lower score and once those of the same: less all of its images, minus the
        // sum of signs.
        double[] met = new double[classes.size()];
        for (int g = 0; g + 1 < groups.length; g++) {
            count(g, met);
            for (int k = groups[g]; k < groups[g + 1]; k++) {
                int r = byScore[k];
                if (r >= from && r < to) {
                    subtract(met, Math.max(first, r + 1), end, sums, (r - from) * width - first);
                }
            }
            count(g, met);
        }
    }

    private void count(int group, double[] met) {
        for (int k = groups[group]; k < groups[group + 1]; k++) {
            met[byScore[k]]++;
        }
    }

    private static void subtract(double[] met, int first, int end, double[] sums, int base) {
        for (int c = first; c < end; c++) {
            sums[base + c] -= met[c];
        }
    }
}
