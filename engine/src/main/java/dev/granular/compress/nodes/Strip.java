package dev.granular.compress.nodes;

import java.util.List;

/**
 * An interval of MOS, ties kept together.
 *
 * @param from position of its first image in MOS order
 * @param to position after its last
 * @param low lowest MOS
 * @param high highest MOS
 * @param bands its images by σ
 * @param kept which columns, band after band, are kept as nodes, and how a function's values at all others follow
 * @param firstNode index of its first node among all nodes
 * @param weight of all images that sums over the strip are relative to: errors may be larger the fewer of these are summed
 */
public record Strip(
        int from,
        int to,
        double low,
        double high,
        List<Band> bands,
        InterpolativeDecomposition kept,
        int firstNode,
        double weight) {
    /** Returns the same strip over other images, of all that weigh so much. */
    public Strip over(int otherFrom, int otherTo, double otherWeight) {
        return new Strip(otherFrom, otherTo, low, high, bands, kept, firstNode, otherWeight);
    }

    /** Returns the same strip, its nodes numbered from elsewhere. */
    Strip startingAt(int node) {
        return new Strip(from, to, low, high, bands, kept, node, weight);
    }

    public int size() {
        return to - from;
    }

    /** Returns the number of nodes. */
    public int nodes() {
        return kept.rank();
    }

    /** Returns the narrowest σ of those of its bands that share columns. */
    public double leastStd() {
        double least = Double.POSITIVE_INFINITY;
        for (Band band : bands) {
            if (band instanceof Band.Shared shared) {
                least = Math.min(
                        least,
                        Math.exp(shared.logStd().low() - Math.abs(shared.shear().slope()) * 0.5 * (high - low)));
            }
        }
        return least;
    }
}
