package dev.granular.compress;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.ExpansionSums;
import dev.granular.compress.charge.Interval;
import dev.granular.kernel.Block;
import dev.granular.kernel.MatrixProduct;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts a strip's sums together while those of its parts come in, from any thread. CandidateNodes are many more than nodes, so once
 * all sums are there they are taken to nodes, and what was over columns is given up.
 */
final class StripAssembly {
    private final Interval strip;
    private final PairTree tree;
    private final MatrixProduct product;
    private final int moments;
    private final ExpansionSums[] insides;
    private final AtomicInteger missing;
    private PairTree.StripCharges top;
    private NodeSums sums;

    /**
     * Sums over a strip's nodes.
     *
     * @param frame columns that they were over
     * @param toNodes how much each column counts at each node: columns × width
     * @param width number of nodes, filled up to whole vectors
     * @param pairs for each statistic, then mass and squared mass: pair (u, v) of nodes in {@code u·width + v}
     * @param charges moment m of node u in {@code m·width + u}
     */
    record NodeSums(Expansion frame, double[] toNodes, int width, double[][] pairs, double[] charges) {}

    /**
     * @param parts number of the parts that are divided further
     * @param moments number of the moments of which there are charges
     */
    StripAssembly(Interval strip, int parts, int moments, PairTree tree, MatrixProduct product) {
        this.strip = strip;
        this.tree = tree;
        this.moments = moments;
        this.product = product;
        insides = new ExpansionSums[parts];
        missing = new AtomicInteger(1 + parts);
    }

    /** Takes what pairs of different parts contribute. */
    void setTop(PairTree.StripCharges charges) {
        top = charges;
        finishWithLast();
    }

    /** Takes what a part that is divided further contributes. */
    void setInside(int part, ExpansionSums inside) {
        insides[part] = inside;
        finishWithLast();
    }

    private void finishWithLast() {
        if (missing.decrementAndGet() == 0) {
            tree.addInsides(strip, top.sums(), Arrays.asList(insides));
            sums = nodeSums(top.sums());
            top = null;
            Arrays.fill(insides, null);
        }
    }

    /** Returns the sums, once all parts have come in. */
    NodeSums sums() {
        return sums;
    }

    /**
     * Returns sums of a statistic over pairs of columns as sums over pairs of nodes.
     *
     * @param toNodes how much each column counts at each node: columns × width
     */
    static double[] atNodes(ExpansionSums over, int t, double[] toNodes, int width, MatrixProduct product) {
        int columns = over.frame().columns();
        double[] half = new double[over.stride() * width];
        product.addTransposed(
                Block.of(over.sums()[t], over.stride()),
                Block.of(toNodes, width),
                columns,
                over.stride(),
                width,
                Block.of(half, width));
        double[] pairs = new double[width * width];
        product.addTransposed(
                Block.of(half, width), Block.of(toNodes, width), columns, width, width, Block.of(pairs, width));
        return pairs;
    }

    private NodeSums nodeSums(ExpansionSums over) {
        int width = MatrixProduct.padded(strip.strip().nodes());
        int columns = over.frame().columns();
        double[] toNodes = over.frame().toNodes(width);
        double[][] pairs = new double[over.sums().length][];
        for (int t = 0; t < pairs.length; t++) {
            pairs[t] = atNodes(over, t, toNodes, width, product);
        }
        double[] charges = new double[moments * width];
        for (int m = 0; m < moments; m++) {
            for (int c = 0; c < columns; c++) {
                double charge = top.charges()[m * over.stride() + c];
                for (int u = 0; u < width; u++) {
                    charges[m * width + u] += charge * toNodes[c * width + u];
                }
            }
        }
        return new NodeSums(over.frame(), toNodes, width, pairs, charges);
    }
}
