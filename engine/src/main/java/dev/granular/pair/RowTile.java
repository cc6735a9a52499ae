package dev.granular.pair;

import dev.granular.Method;
import dev.granular.pair.RowSums.Statistic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What the images of one class and a block of columns have in common at all points. Row t holds a value for each column,
 * to be weighted and summed: first powers of differences from the class's mean, then, for some images of the class, sums
 * of signs. Row sums of an image follow from those of its class, as differences of the two are constant along a row:
 * {@code Σ w (d − δ)² = Σ w d² − 2δ Σ w d + δ² Σ w}, where d is taken from the mean and δ is the image's own.
 */
final class RowTile {
    /** Images of a class whose signs are held at once. */
    static final int IMAGES = 16;

    /** A distance whose square, times any decay, is still finite, and whose weight is not. */
    private static final double NO_PAIR = 1e100;

    /** Rows that are the same for all images of a class; then signs follow. */
    final int powers;
    /** Values: row t from {@code t·COLUMNS}. */
    final double[] values;

    final double[] distance = new double[RowKernel.COLUMNS];
    final double[] decay = new double[RowKernel.COLUMNS];

    private final RowColumns columns;
    private final RowKernel kernel;
    private final boolean concordance;
    /** Row of each statistic, for each model. */
    private final Map<Statistic, int[]> places = new EnumMap<>(Statistic.class);
    /** Row of Σw with the image itself, which classes of several images need; −1 without them. */
    private int all = -1;

    private final int mos;
    private final int[] score;
    private final double[] twice = new double[RowKernel.COLUMNS];
    private final int[] byRank = new int[IMAGES];
    private int rows;

    RowTile(RowColumns columns, Set<Method> methods, RowKernel kernel) {
        this.columns = columns;
        this.kernel = kernel;
        int models = columns.models();
        int next = 0;
        for (Statistic statistic : Statistic.values()) {
            if (statistic != Statistic.CONCORDANCE && statistic.isNeeded(methods)) {
                int[] ofModels = new int[statistic.isOfModels() ? models : 1];
                for (int m = 0; m < ofModels.length; m++) {
                    ofModels[m] = next++;
                }
                places.put(statistic, ofModels);
            }
        }
        concordance = methods.contains(Method.KRCC);
        boolean differences = methods.contains(Method.PLCC);
        score = new int[models];
        if (columns.shared) {
            all = next++;
        }
        // First powers of MOS and scores count in sums only where classes have several images; else they are scratch.
        int signs = concordance ? IMAGES * models : 0;
        powers = columns.shared && differences ? next + 1 + models : next;
        int firstPowers = columns.shared ? next : kernel.paddedRows(powers + signs);
        mos = firstPowers;
        Arrays.setAll(score, m -> firstPowers + 1 + m);
        values = new double[(kernel.paddedRows(powers + signs) + 1 + models) * RowKernel.COLUMNS];
    }

    /** Returns the largest number of rows there can be. */
    int mostRows() {
        return rows(IMAGES);
    }

    /** Returns the number of rows for some images of a class, padded for the kernel. */
    int rows(int images) {
        return kernel.paddedRows(powers + (concordance ? images * columns.models() : 0));
    }

    /** Returns the number of rows filled in, padded for the kernel. */
    int rows() {
        return rows;
    }

    /** Computes values of a class and its images {@code from} to {@code to} for a block of columns. */
    void fill(int c, int from, int to, int block) {
        int first = block * RowKernel.COLUMNS;
        kernel.geometry(columns.mos, columns.variance, c, first, distance, decay);
        int pairs = Math.min(RowKernel.COLUMNS, columns.classes - first);
        Arrays.fill(distance, pairs, RowKernel.COLUMNS, NO_PAIR);
        Arrays.fill(decay, pairs, RowKernel.COLUMNS, -1);
        System.arraycopy(columns.counts, first, values, row(Statistic.ONE, 0), RowKernel.COLUMNS);
        if (all >= 0) {
            System.arraycopy(columns.counts, first, values, all * RowKernel.COLUMNS, RowKernel.COLUMNS);
        }
        if (c >= first && c < first + RowKernel.COLUMNS) {
            values[row(Statistic.ONE, 0) + c - first]--;
        }
        if (places.containsKey(Statistic.MOS_MOS)) {
            fillDifferences(c, first);
        }
        if (places.containsKey(Statistic.RANK_MOS)) {
            fillRanks(c, first);
        }
        rows = rows(to - from);
        if (concordance) {
            for (int m = 0; m < columns.models(); m++) {
                fillSigns(m, c, from, to, block);
            }
        }
    }

    private void fillDifferences(int c, int first) {
        double[] none = columns.none;
        ClassMoments s = columns.mosMoments;
        int byMos = mos * RowKernel.COLUMNS;
        kernel.differences(s, columns.counts, c, first, values, byMos);
        kernel.products(s, none, c, first, values, byMos, row(Statistic.MOS_MOS, 0));
        for (int m = 0; m < score.length; m++) {
            ClassMoments x = columns.scoreMoments[m];
            int byScore = score[m] * RowKernel.COLUMNS;
            kernel.differences(x, columns.counts, c, first, values, byScore);
            kernel.products(x, x.spread(), c, first, values, byScore, row(Statistic.SCORE_SCORE, m));
            kernel.products(s, none, c, first, values, byScore, row(Statistic.SCORE_MOS, m));
        }
    }

    private void fillRanks(int c, int first) {
        double[] none = columns.none;
        ClassMoments s = columns.rankMoments;
        int byMos = row(Statistic.RANK_MOS, 0);
        kernel.differences(s, columns.counts, c, first, values, byMos);
        kernel.products(s, none, c, first, values, byMos, row(Statistic.RANK_MOS_MOS, 0));
        for (int m = 0; m < score.length; m++) {
            ClassMoments x = columns.scoreRankMoments[m];
            int byScore = row(Statistic.RANK_SCORE, m);
            kernel.differences(x, columns.counts, c, first, values, byScore);
            kernel.products(x, x.spread(), c, first, values, byScore, row(Statistic.RANK_SCORE_SCORE, m));
            kernel.products(s, none, c, first, values, byScore, row(Statistic.RANK_SCORE_MOS, m));
        }
    }

    private int row(Statistic statistic, int model) {
        return places.get(statistic)[model] * RowKernel.COLUMNS;
    }

    /** Fills in the signs of a model's differences, times those of MOS, which rise with the columns. */
    private void fillSigns(int m, int c, int from, int to, int block) {
        int first = block * RowKernel.COLUMNS;
        int tied = Math.clamp(columns.firstTied[c] - (long) first, 0, RowKernel.COLUMNS);
        int above =
                Math.clamp(columns.endTied[c] - (long) first, 0, Math.min(RowKernel.COLUMNS, columns.classes - first));
        if (!columns.shared) {
            double[] ranks = columns.scoreRankMoments[m].mean();
            int base = (powers + m) * RowKernel.COLUMNS;
            kernel.signs(ranks, c, first, 0, tied, 1, values, base);
            Arrays.fill(values, base + tied, base + above, 0);
            int pairs = Math.min(RowKernel.COLUMNS, columns.classes - first);
            kernel.signs(ranks, c, first, above, pairs, -1, values, base);
            Arrays.fill(values, base + pairs, base + RowKernel.COLUMNS, 0);
            return;
        }
        double[] imageRanks = columns.scoreRanks[m];
        double[] ranks = columns.sortedRanks[m];
        int[] classes = columns.sortedClasses[m];
        int end = columns.firstImage[Math.min(columns.classes, first + RowKernel.COLUMNS)];
        int at = columns.firstImage[first];
        Arrays.fill(twice, 0);
        sort(imageRanks, from, to);
        // Walks through the block's images by ascending score, and takes the counts in for each image of the row.
        for (int i = 0; i < to - from; i++) {
            double rank = imageRanks[byRank[i]];
            for (; at < end && ranks[at] < rank; at++) {
                twice[classes[at] - first] += 2;
            }
            for (int equal = at; equal < end && ranks[equal] == rank; equal++) {
                twice[classes[equal] - first]++;
            }
            int base = (powers + (byRank[i] - from) * columns.models() + m) * RowKernel.COLUMNS;
            kernel.classSigns(twice, columns.counts, first, 0, tied, 1, values, base);
            Arrays.fill(values, base + tied, base + above, 0);
            kernel.classSigns(twice, columns.counts, first, above, RowKernel.COLUMNS, -1, values, base);
            for (int equal = at; equal < end && ranks[equal] == rank; equal++) {
                twice[classes[equal] - first]--;
            }
        }
    }

    /** Puts images into {@link #byRank} by ascending rank: they are few, so by insertion. */
    private void sort(double[] ranks, int from, int to) {
        for (int image = from; image < to; image++) {
            int place = image - from;
            for (; place > 0 && ranks[byRank[place - 1]] > ranks[image]; place--) {
                byRank[place] = byRank[place - 1];
            }
            byRank[place] = image;
        }
    }

    /**
     * Computes the row sums of all images from those of their classes.
     *
     * @param powersOfClasses sums of powers of all classes at a point
     * @param signs sums of signs of all images and models there
     * @param out gets the sums, images by class
     */
    void rowSums(Statistic statistic, int m, double[] powersOfClasses, double[] signs, double[] out) {
        switch (statistic) {
            case ONE, MOS_MOS, RANK_MOS_MOS -> copy(powersOfClasses, places.get(statistic)[0], 1, out);
            case RANK_MOS -> copy(powersOfClasses, places.get(statistic)[0], -1, out);
            case SCORE_SCORE -> squares(powersOfClasses, places.get(statistic)[m], score[m], offScores(m), out);
            case RANK_SCORE_SCORE ->
                squares(
                        powersOfClasses,
                        places.get(statistic)[m],
                        places.get(Statistic.RANK_SCORE)[m],
                        offRanks(m),
                        out);
            case SCORE_MOS -> mixed(powersOfClasses, places.get(statistic)[m], mos, offScores(m), out);
            case RANK_SCORE_MOS ->
                mixed(powersOfClasses, places.get(statistic)[m], places.get(Statistic.RANK_MOS)[0], offRanks(m), out);
            case RANK_SCORE -> {
                copy(powersOfClasses, places.get(statistic)[m], -1, out);
                if (columns.shared) {
                    double[] off = offRanks(m);
                    for (int i = 0; i < out.length; i++) {
                        out[i] += off[i] * powersOfClasses[columns.classOf(i) * powers + all];
                    }
                }
            }
            case CONCORDANCE -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = signs[i * columns.models() + m];
                }
            }
        }
    }

    private void copy(double[] sums, int row, double sign, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = sign * sums[columns.classOf(i) * powers + row];
        }
    }

    private void squares(double[] sums, int row, int firstPower, double[] off, double[] out) {
        copy(sums, row, 1, out);
        if (columns.shared) {
            for (int i = 0; i < out.length; i++) {
                int at = columns.classOf(i) * powers;
                double square = out[i] - 2 * off[i] * sums[at + firstPower] + off[i] * off[i] * sums[at + all];
                out[i] = Math.max(0, square);
            }
        }
    }

    private void mixed(double[] sums, int row, int firstPower, double[] off, double[] out) {
        copy(sums, row, 1, out);
        if (columns.shared) {
            for (int i = 0; i < out.length; i++) {
                out[i] -= off[i] * sums[columns.classOf(i) * powers + firstPower];
            }
        }
    }

    private double[] offScores(int m) {
        return columns.shared ? off(columns.scores[m], columns.scoreMoments[m]) : columns.none;
    }

    private double[] offRanks(int m) {
        return columns.shared ? off(columns.scoreRanks[m], columns.scoreRankMoments[m]) : columns.none;
    }

    /** Returns the distances of images from the means of their classes. */
    private double[] off(double[] values, ClassMoments moments) {
        double[] off = new double[values.length];
        for (int i = 0; i < off.length; i++) {
            int c = columns.classOf(i);
            off[i] = values[i] - moments.mean()[c] - moments.rest()[c];
        }
        return off;
    }
}
