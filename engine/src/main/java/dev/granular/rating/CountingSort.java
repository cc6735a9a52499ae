package dev.granular.rating;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Rows in the order of their dense ranks, rows of one rank in their own order: a counting sort. */
public final class CountingSort {
    private CountingSort() {}

    /** Orders all rows by rank. */
    public static int[] order(double[] denseRanks) {
        return order(denseRanks, row -> true);
    }

    /** Orders those rows by rank that are chosen; each is asked twice. */
    public static int[] order(double[] denseRanks, IntPredicate chosen) {
        int[] next = starts(denseRanks, chosen);
        int[] order = new int[next[next.length - 1]];
        for (int row = 0; row < denseRanks.length; row++) {
            if (chosen.test(row)) {
                order[next[(int) denseRanks[row]]++] = row;
            }
        }
        return order;
    }

    /** Computes the number of rows below each rank, from 0 to the highest, and after it the number of all rows. */
    public static int[] starts(double[] denseRanks) {
        return starts(denseRanks, row -> true);
    }

    private static int[] starts(double[] denseRanks, IntPredicate chosen) {
        int[] starts = new int[(int) Arrays.stream(denseRanks).max().orElse(0) + 2];
        for (int row = 0; row < denseRanks.length; row++) {
            if (chosen.test(row)) {
                starts[(int) denseRanks[row] + 1]++;
            }
        }
        for (int rank = 1; rank < starts.length; rank++) {
            starts[rank] += starts[rank - 1];
        }
        return starts;
    }
}
