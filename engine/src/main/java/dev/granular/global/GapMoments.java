package dev.granular.global;

import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Signed weights of all pairs by the gap between their MOS, ready to be summed with any smooth function. The scale of gaps is cut into panels; in each, sums of the weights times Chebyshev polynomials of the place
 * in the panel are kept. The logistic functions of the thresholds have their nearest poles 18 units off the axis, so their
 * Chebyshev series over a panel of 3.125 units is exact to 1e-14 after {@value #TERMS} terms.
 */
final class GapMoments {
    private static final int PANELS = 32;
    private static final int TERMS = 12;
    private static final double PANEL = RankingWeights.SCALE / PANELS;

    /** Images whose pairs are summed in one task. */
    private static final int BLOCK = 64;

    /** Term k of panel p in element {@code p · TERMS + k}. */
    private final double[] sums = new double[PANELS * TERMS];

    /** Returns sums over all pairs, each counting its share of all weights, positive if model and people agree. */
    static GapMoments of(RankingWeights weights, TaskPool pool) {
        List<Integer> blocks =
                IntStream.range(0, Math.ceilDiv(weights.size(), BLOCK)).boxed().toList();
        var all = new GapMoments();
        pool.each(blocks, block -> block(block * BLOCK, weights)).forEach(part -> all.plus(part));
        all.scale(1 / weights.sum());
        return all;
    }

    /** Adds other sums to these; returns these. */
    GapMoments plus(GapMoments other) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += other.sums[k];
        }
        return this;
    }

    /** Multiplies all sums. */
    void scale(double factor) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] *= factor;
        }
    }

    private static int panel(double gap) {
        return Math.min(PANELS - 1, (int) (gap / PANEL));
    }

    private static GapMoments block(int from, RankingWeights weights) {
        TaskPool.checkpoint();
        var moments = new GapMoments();
        double[] weightOf = new double[weights.size()];
        for (int j = from; j < weightOf.length; j++) {
            weightOf[j] = weights.own()[j] * weights.level()[j];
        }
        double[] gap = weights.gap();
        for (int i = from; i < Math.min(from + BLOCK, gap.length); i++) {
            int j = weights.firstAbove(i);
            while (j < gap.length) {
                int panel = panel(gap[j] - gap[i]);
                int end = panel == PANELS - 1 ? gap.length : endOfPanel(gap, i, j, panel);
                moments.addRow(weights, weightOf, i, j, end, panel);
                j = end;
            }
        }
        return moments;
    }

    /** Finds the first place from {@code start} on whose gap to image i lies beyond a panel. */
    private static int endOfPanel(double[] gap, int i, int start, int panel) {
        int from = start;
        int to = gap.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (panel(gap[middle] - gap[i]) <= panel) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Adds pairs of image i with those from one place to another, all in one panel. */
    private void addRow(RankingWeights weights, double[] weightOf, int i, int from, int to, int panel) {
        double[] gap = weights.gap();
        double[] score = weights.score();
        double here = gap[i] + (panel + 0.5) * PANEL;
        double scoreHere = score[i];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        double s8 = 0;
        double s9 = 0;
        double s10 = 0;
        double s11 = 0;
        for (int j = from; j < to; j++) {
            // Ranks are whole numbers, so that cutting their difference leaves its sign.
            double t0 = weightOf[j] * Math.max(-1, Math.min(1, score[j] - scoreHere));
            double place = (gap[j] - here) * (2 / PANEL);
            double twice = 2 * place;
            double t1 = t0 * place;
            double t2 = twice * t1 - t0;
            double t3 = twice * t2 - t1;
            double t4 = twice * t3 - t2;
            double t5 = twice * t4 - t3;
            double t6 = twice * t5 - t4;
            double t7 = twice * t6 - t5;
            double t8 = twice * t7 - t6;
            double t9 = twice * t8 - t7;
            double t10 = twice * t9 - t8;
            double t11 = twice * t10 - t9;
            s0 += t0;
            s1 += t1;
            s2 += t2;
            s3 += t3;
            s4 += t4;
            s5 += t5;
            s6 += t6;
            s7 += t7;
            s8 += t8;
            s9 += t9;
            s10 += t10;
            s11 += t11;
        }
        double own = weights.own()[i];
        double[] row = {s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11};
        for (int k = 0; k < TERMS; k++) {
            sums[panel * TERMS + k] += own * row[k];
        }
    }

    /** Adds one pair of images, i before j by MOS. */
    void add(RankingWeights weights, int i, int j) {
        double gap = weights.gap()[j] - weights.gap()[i];
        if (gap > 0) {
            int panel = panel(gap);
            double place = (gap - (panel + 0.5) * PANEL) * (2 / PANEL);
            double sign = Math.signum(weights.score()[j] - weights.score()[i]);
            double before = sign * weights.own()[i] * weights.own()[j] * weights.level()[j];
            double term = before * place;
            sums[panel * TERMS] += before;
            for (int k = 1; k < TERMS; k++) {
                sums[panel * TERMS + k] += term;
                double next = 2 * place * term - before;
                before = term;
                term = next;
            }
        }
    }

    /** Sums all signed weights. */
    double total() {
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            sum += sums[panel * TERMS];
        }
        return sum;
    }

    /** Sums signed weights times {@code 1 / (1 + exp(−steepness (gap − threshold)))}. */
    double above(double threshold, double steepness) {
        double sum = 0;
        double[] values = new double[TERMS];
        for (int panel = 0; panel < PANELS; panel++) {
            for (int node = 0; node < TERMS; node++) {
                double gap = (panel + 0.5 + 0.5 * Math.cos(Math.PI * (node + 0.5) / TERMS)) * PANEL;
                values[node] = 1 / (1 + Math.exp(-steepness * (gap - threshold)));
            }
            for (int k = 0; k < TERMS; k++) {
                sum += coefficient(values, k) * sums[panel * TERMS + k];
            }
        }
        return sum;
    }

    /** Computes a Chebyshev coefficient of a function from its values at the Chebyshev nodes. */
    private static double coefficient(double[] values, int k) {
        double sum = 0;
        for (int node = 0; node < TERMS; node++) {
            sum += values[node] * Math.cos(Math.PI * k * (node + 0.5) / TERMS);
        }
        return sum * (k == 0 ? 1 : 2) / TERMS;
    }
}
