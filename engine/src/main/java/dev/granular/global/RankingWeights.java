package dev.granular.global;

import dev.granular.Column;
import dev.granular.rating.AscendingRows;
import dev.granular.rating.DenseRanks;

/**
 * Weights of pairs in the perceptually weighted rank correlation (Wu et al., IEEE Transactions on Multimedia 20,
 * 2018; arXiv 1705.05126). With images by ascending MOS, a pair i, j with j the later weighs {@code own[i] · own[j] ·
 * level[j]}, over the sum of all. Arrays have length n and are not to be changed.
 *
 * @param gap MOS on a scale from 0 to 100, ascending
 * @param score dense ranks of the scores
 * @param own {@code exp(e / 2(n − 1))} with e the distance between the ranks by MOS and by score
 * @param level {@code exp((r − 1) / (n − 1))} with r the rank by MOS, counted from 1
 * @param sum of the weights of all pairs
 */
record RankingWeights(double[] gap, double[] score, double[] own, double[] level, double sum) {
    /** Top of the scale of MOS. */
    static final double SCALE = 100;

    /**
     * Computes the weights.
     *
     * @param mos not all equal
     * @param scores higher meaning better
     */
    static RankingWeights of(double[] mos, double[] scores) {
        int n = mos.length;
        double[] mosRank = DenseRanks.of(Column.of(mos));
        double[] scoreRank = DenseRanks.of(Column.of(scores));
        int[] order = AscendingRows.ofRanks(mosRank);
        double low = mos[order[0]];
        double width = mos[order[n - 1]] - low;
        var weights = new RankingWeights(new double[n], Gather.of(scoreRank, order), new double[n], new double[n], 0);
        double sum = 0;
        double before = 0;
        for (int k = 0; k < n; k++) {
            int row = order[k];
            weights.gap[k] = (mos[row] - low) / width * SCALE;
            weights.own[k] = Math.exp(Math.abs(mosRank[row] - scoreRank[row]) / (2 * (n - 1.0)));
            weights.level[k] = Math.exp(mosRank[row] / (n - 1.0));
            sum += weights.level[k] * weights.own[k] * before;
            before += weights.own[k];
        }
        return new RankingWeights(weights.gap, weights.score, weights.own, weights.level, sum);
    }

    int size() {
        return gap.length;
    }

    /** Finds the first image, by MOS, of a higher MOS than image i. */
    int firstAbove(int i) {
        int j = i + 1;
        while (j < gap.length && gap[j] == gap[i]) {
            j++;
        }
        return j;
    }
}
