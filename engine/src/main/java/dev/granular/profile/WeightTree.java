package dev.granular.profile;

/** Weights by rank; sums below and above a rank take O(log n). Two Fenwick trees keep every sum free of differences. */
final class WeightTree {
    private final double[] fromBelow;
    private final double[] fromAbove;
    private final int ranks;

    /** @param ranks number of ranks, from 0 */
    WeightTree(int ranks) {
        this.ranks = ranks;
        fromBelow = new double[ranks + 1];
        fromAbove = new double[ranks + 1];
    }

    void add(int rank, double weight) {
        for (int k = rank + 1; k <= ranks; k += k & -k) {
            fromBelow[k] += weight;
        }
        for (int k = ranks - rank; k <= ranks; k += k & -k) {
            fromAbove[k] += weight;
        }
    }

    /** Sums weights of lower ranks. */
    double below(int rank) {
        return sum(fromBelow, rank);
    }

    /** Sums weights of higher ranks. */
    double above(int rank) {
        return sum(fromAbove, ranks - 1 - rank);
    }

    private static double sum(double[] tree, int count) {
        double sum = 0;
        for (int k = count; k > 0; k -= k & -k) {
            sum += tree[k];
        }
        return sum;
    }
}
