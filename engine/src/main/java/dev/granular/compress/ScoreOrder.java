package dev.granular.compress;

import java.util.Arrays;
import java.util.List;

/** Images in order of one model's scores. Not to be changed. */
final class ScoreOrder {
    private final double[] rank;
    private final int[] order;

    /** @param rank dense ranks of the model's scores, by MOS position */
    ScoreOrder(double[] rank) {
        this.rank = rank;
        int[] starts = new int[(int) Arrays.stream(rank).max().orElse(0) + 2];
        for (double r : rank) {
            starts[(int) r + 1]++;
        }
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
        order = new int[rank.length];
        for (int i = 0; i < rank.length; i++) {
            order[starts[(int) rank[i]]++] = i;
        }
    }

    /** Ranks by MOS position. */
    double[] rank() {
        return rank;
    }

    /** MOS positions by ascending rank. */
    int[] positions() {
        return order;
    }

    /** First place at or after {@code at} where a group of ties begins. */
    int tieBoundary(int at) {
        int place = at;
        while (place > 0 && place < order.length && rank[order[place]] == rank[order[place - 1]]) {
            place++;
        }
        return place;
    }

    /** The positions of each strip's images, by ascending rank. */
    int[][] byStrip(List<StripNodes> strips) {
        short[] strip = new short[order.length];
        int[][] byStrip = new int[strips.size()][];
        for (int s = 0; s < byStrip.length; s++) {
            Strip interval = strips.get(s).strip();
            Arrays.fill(strip, interval.from(), interval.to(), (short) s);
            byStrip[s] = new int[interval.to() - interval.from()];
        }
        int[] filled = new int[byStrip.length];
        for (int i : order) {
            byStrip[strip[i]][filled[strip[i]]++] = i;
        }
        return byStrip;
    }
}
