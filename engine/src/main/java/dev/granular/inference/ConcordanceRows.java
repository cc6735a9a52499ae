package dev.granular.inference;

import java.util.Arrays;

/**
 * Concordance of each image with all others, Σ_j sign(x_i − x_j) sign(s_i − s_j): images are taken by ascending s into a
 * binary indexed tree over x (Fenwick, Software: Practice and Experience 24, 1994), O(N log N).
 */
final class ConcordanceRows {
    /** Counts of images by place in the order of x, as sums over ranges. */
    private final int[] tree;

    private int held;

    private ConcordanceRows(int places) {
        tree = new int[places + 1];
    }

    /** Computes the sums of columns of one length: dense ranks of x and s, or some of those. */
    static double[] of(double[] x, double[] s) {
        int n = x.length;
        int[] place = places(x);
        var below = new ConcordanceRows(n);
        var all = new ConcordanceRows(n);
        for (int i = 0; i < n; i++) {
            all.add(place[i]);
        }
        int[] bySecond = ascending(s);
        double[] rows = new double[n];
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && s[bySecond[to]] == s[bySecond[from]]) {
                rows[bySecond[to]] = below.signs(place[bySecond[to]]);
                to++;
            }
            for (int k = from; k < to; k++) {
                below.add(place[bySecond[k]]);
            }
            // Of those with a higher s, the signs of x are those of all less those of the ones taken up to here.
            for (int k = from; k < to; k++) {
                int i = bySecond[k];
                rows[i] -= all.signs(place[i]) - below.signs(place[i]);
            }
            from = to;
        }
        return rows;
    }

    /** Orders images by rank, those of one rank as they come. */
    private static int[] ascending(double[] ranks) {
        long[] keys = new long[ranks.length];
        Arrays.setAll(keys, i -> (long) ranks[i] << Integer.SIZE | i);
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Computes dense ranks from 0. */
    private static int[] places(double[] ranks) {
        int[] order = ascending(ranks);
        int[] places = new int[ranks.length];
        for (int k = 1; k < order.length; k++) {
            places[order[k]] = places[order[k - 1]] + (ranks[order[k]] == ranks[order[k - 1]] ? 0 : 1);
        }
        return places;
    }

    private void add(int place) {
        held++;
        for (int at = place + 1; at < tree.length; at += at & -at) {
            tree[at]++;
        }
    }

    private int below(int place) {
        int count = 0;
        for (int at = place; at > 0; at -= at & -at) {
            count += tree[at];
        }
        return count;
    }

    /** Returns how many held images lie below a place, less those above. */
    private int signs(int place) {
        return below(place) - (held - below(place + 1));
    }
}
