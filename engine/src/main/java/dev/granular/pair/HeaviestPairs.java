package dev.granular.pair;

import dev.granular.SurfacePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A search for the heaviest pairs of images at a surface point, by branch and bound over a tree of images in MOS order. A
 * search among a million images looks at a few thousand pairs of nodes where the pairs asked for are common.
 */
public final class HeaviestPairs {
    /** Images in a leaf. */
    private static final int LEAF = 32;

    /** Pairs of images looked at before a search gives up. */
    private static final long MOST_PAIRS = 20_000_000;

    private final RatedImages images;
    private final long mostPairs;
    private final int leaves;
    /** Lowest and highest MOS and largest σ² below each node; children of node k are 2k and 2k + 1, the root is 1. */
    private final double[] low;

    private final double[] high;
    private final double[] variance;

    /** Chooses pairs by positions in MOS order. */
    @FunctionalInterface
    public interface Choice {
        /** Returns whether the pair is wanted; the first image has no higher MOS than the second. */
        boolean test(int first, int second);
    }

    /**
     * A pair of images.
     *
     * @param first position in MOS order
     * @param second position in MOS order, later
     * @param log2Weight base-2 logarithm of its weight
     */
    public record Pair(int first, int second, double log2Weight) {}

    /**
     * What a search found.
     *
     * @param pairs heaviest first; ties by position
     * @param isComplete whether no heavier pair can have been missed; a search ends early where the pairs wanted are very rare
     */
    public record Found(List<Pair> pairs, boolean isComplete) {
        /** Copies the list. */
        public Found {
            pairs = List.copyOf(pairs);
        }
    }

    /** Prepares searches; O(n). */
    public HeaviestPairs(RatedImages images) {
        this(images, MOST_PAIRS);
    }

    HeaviestPairs(RatedImages images, long mostPairs) {
        this.images = images;
        this.mostPairs = mostPairs;
        leaves = Math.max(1, Integer.highestOneBit(2 * Math.ceilDiv(Math.max(1, images.n), LEAF) - 1));
        low = tree(Double.POSITIVE_INFINITY);
        high = tree(Double.NEGATIVE_INFINITY);
        variance = tree(0);
        for (int i = 0; i < images.n; i++) {
            int leaf = leaves + i / LEAF;
            low[leaf] = Math.min(low[leaf], images.mos[i]);
            high[leaf] = Math.max(high[leaf], images.mos[i]);
            variance[leaf] = Math.max(variance[leaf], images.variance[i]);
        }
        for (int node = leaves - 1; node > 0; node--) {
            low[node] = Math.min(low[2 * node], low[2 * node + 1]);
            high[node] = Math.max(high[2 * node], high[2 * node + 1]);
            variance[node] = Math.max(variance[2 * node], variance[2 * node + 1]);
        }
    }

    private double[] tree(double empty) {
        double[] tree = new double[2 * leaves];
        Arrays.fill(tree, empty);
        return tree;
    }

    /**
     * Finds the heaviest pairs that are wanted.
     *
     * @param point counted in the unit of the images
     * @param count how many at most, 1 or more
     */
    public Found find(SurfacePoint point, Choice wanted, int count) {
        return new Search(point, wanted, count).run();
    }

    /** A pair of nodes, the first not behind the second, and the most that a pair of their images can weigh. */
    private record Nodes(int first, int second, double bound) {}

    private final class Search {
        private static final Comparator<Pair> LIGHTEST_FIRST = Comparator.comparingDouble(Pair::log2Weight)
                .thenComparing(Comparator.comparingInt(Pair::first)
                        .thenComparingInt(Pair::second)
                        .reversed());

        private final double qd;
        private final Choice wanted;
        private final int count;
        private final double[] window;
        private final double[] highest = tree(Double.NEGATIVE_INFINITY);
        private final PriorityQueue<Nodes> open =
                new PriorityQueue<>(Comparator.comparingDouble(Nodes::bound).reversed());
        private final PriorityQueue<Pair> found = new PriorityQueue<>(LIGHTEST_FIRST);
        private long seen;

        Search(SurfacePoint point, Choice wanted, int count) {
            this.wanted = wanted;
            this.count = count;
            qd = point.qd();
            window = new double[images.n];
            for (int i = 0; i < images.n; i++) {
                double off = point.q() - images.mos[i];
                window[i] = images.logWeight[i] + PairKernel.HALF_LOG2_E * off * off / images.variance[i];
                int leaf = leaves + i / LEAF;
                highest[leaf] = Math.max(highest[leaf], window[i]);
            }
            for (int node = leaves - 1; node > 0; node--) {
                highest[node] = Math.max(highest[2 * node], highest[2 * node + 1]);
            }
        }

        Found run() {
            open(1, 1);
            while (!open.isEmpty() && open.peek().bound >= least() && seen < mostPairs) {
                Nodes nodes = open.remove();
                if (nodes.first >= leaves) {
                    search(nodes.first, nodes.second);
                } else {
                    divide(nodes);
                }
            }
            boolean isComplete = open.isEmpty() || open.peek().bound < least();
            var pairs = new ArrayList<>(found);
            pairs.sort(LIGHTEST_FIRST.reversed());
            return new Found(pairs, isComplete);
        }

        /** Returns what a pair must weigh to be among the heaviest. */
        private double least() {
            return found.size() < count ? Double.NEGATIVE_INFINITY : found.peek().log2Weight;
        }

        /** Both are of one level. */
        private void divide(Nodes nodes) {
            int a = 2 * nodes.first;
            int b = 2 * nodes.second;
            open(a, b);
            open(a, b + 1);
            open(a + 1, b + 1);
            if (a != b) {
                open(a + 1, b);
            }
        }

        private void open(int a, int b) {
            double nearest = low[b] - high[a];
            double farthest = high[b] - low[a];
            double off = Math.max(0, Math.max(nearest - qd, qd - farthest));
            double kernel = off == 0 ? 0 : PairKernel.HALF_LOG2_E * off * off / (variance[a] + variance[b]);
            double bound = highest[a] + highest[b] + kernel;
            if (bound > Double.NEGATIVE_INFINITY && bound >= least()) {
                open.add(new Nodes(a, b, bound));
            }
        }

        private void search(int a, int b) {
            int to = Math.min(images.n, (b - leaves + 1) * LEAF);
            for (int i = (a - leaves) * LEAF; i < Math.min(images.n, (a - leaves + 1) * LEAF); i++) {
                for (int j = Math.max(i + 1, (b - leaves) * LEAF); j < to; j++) {
                    seen++;
                    double off = qd - (images.mos[j] - images.mos[i]);
                    double kernel = PairKernel.HALF_LOG2_E * off * off / (images.variance[i] + images.variance[j]);
                    double weight = window[i] + window[j] + kernel;
                    if (weight >= least() && wanted.test(i, j)) {
                        found.add(new Pair(i, j, weight));
                        if (found.size() > count) {
                            found.remove();
                        }
                    }
                }
            }
        }
    }
}
