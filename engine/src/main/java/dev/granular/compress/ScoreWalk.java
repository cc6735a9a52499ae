package dev.granular.compress;

import java.util.Arrays;

/**
 * Sums p_i p_j sign(x_j − x_i) over the pairs of many images of which i lies in a lower cell than j. Images are taken in
 * order of x, group by group: between groups charges of whole groups are multiplied, and the few pairs inside a group
 * need but a rough frame. Not for use by several threads at once.
 */
final class ScoreWalk {
    /** Images of a group, unless a tie is larger. */
    static final int GROUP = 128;

    /** Groups multiplied at once. */
    private static final int BATCH = 32;

    /**
     * An interval of MOS.
     *
     * @param from position of its first image
     * @param frame interpolates for pairs of images of different groups
     * @param nodes to what the frame's columns are reduced: rows of {@code width}; empty if they stay
     * @param width nodes, or columns where they are not reduced, filled up to whole vectors
     */
    record Cell(int from, Frame frame, double[] nodes, int width) {}

    private final Places places;
    private final double[] rank;
    private final Cell[] cells;
    private final MatrixProduct product;
    /** First column of each cell among the fine frames', and after the last. */
    private final int[] columnAt;
    /** First node of each cell, and after the last. */
    private final int[] nodeAt;

    private final PrefixWalk inside;
    private final PrefixWalk.Steps steps = new PrefixWalk.Steps(GROUP);
    private final double[] columns;
    private final double[] charges;
    private final double[] met;
    private final double[] scratch = new double[2 * Axis.MOST];
    private int groups;

    /** Charge of every node. */
    final double[] total;
    /** Sums over pairs at nodes u and v of a lower and a higher cell in element {@code u·nodes() + v}. */
    final double[] sums;

    /** @param inside takes the pairs inside groups */
    ScoreWalk(Places places, double[] rank, Cell[] cells, PrefixWalk inside, MatrixProduct product) {
        this.places = places;
        this.rank = rank;
        this.cells = cells;
        this.inside = inside;
        this.product = product;
        columnAt = new int[cells.length + 1];
        nodeAt = new int[cells.length + 1];
        for (int c = 0; c < cells.length; c++) {
            columnAt[c + 1] =
                    columnAt[c] + MatrixProduct.padded(cells[c].frame().columns());
            nodeAt[c + 1] = nodeAt[c] + cells[c].width();
        }
        columns = new double[BATCH * columnAt[cells.length]];
        charges = new double[BATCH * nodes()];
        met = new double[BATCH * nodes()];
        total = new double[nodes()];
        sums = new double[nodes() * nodes()];
    }

    int nodes() {
        return nodeAt[cells.length];
    }

    /** Adds the pairs among {@code order[from … to)}, which are in order of x; may be called once. */
    void walk(int[] order, int from, int to) {
        for (int start = from; start < to; ) {
            int end = groupEnd(order, start, to);
            group(order, start, end);
            start = end;
        }
        flush();
    }

    /** As many whole ties as fit into a group, or one tie. */
    private int groupEnd(int[] order, int start, int to) {
        int end = start;
        while (end < to) {
            int tie = end + 1;
            while (tie < to && rank[order[tie]] == rank[order[end]]) {
                tie++;
            }
            if (tie - start > GROUP && end > start) {
                return end;
            }
            end = tie;
            if (end - start >= GROUP) {
                return end;
            }
        }
        return end;
    }

    private void group(int[] order, int start, int end) {
        boolean pairs = rank[order[start]] != rank[order[end - 1]];
        steps.clear();
        for (int k = start; k < end; k++) {
            int i = order[k];
            int c = cell(i);
            Frame frame = cells[c].frame();
            int at = groups * columnAt[cells.length] + columnAt[c] + frame.firstColumn(places.band()[i]);
            frame.add(places, i, places.weight()[i], scratch, columns, at);
            if (pairs) {
                steps.add(i, c, rank[i]);
            }
        }
        inside.walk(steps);
        if (++groups == BATCH) {
            flush();
        }
    }

    private int cell(int image) {
        int low = 0;
        int high = cells.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (cells[middle].from() <= image) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void flush() {
        int n = nodes();
        int wide = columnAt[cells.length];
        Arrays.fill(charges, 0);
        for (int c = 0; c < cells.length; c++) {
            int rows = Math.ceilDiv(groups, MatrixProduct.ROWS) * MatrixProduct.ROWS;
            if (cells[c].nodes().length > 0) {
                product.add(
                        columns,
                        columnAt[c],
                        1,
                        wide,
                        cells[c].nodes(),
                        0,
                        cells[c].width(),
                        cells[c].frame().columns(),
                        rows,
                        cells[c].width(),
                        charges,
                        nodeAt[c],
                        n);
            } else {
                for (int g = 0; g < groups; g++) {
                    System.arraycopy(columns, g * wide + columnAt[c], charges, g * n + nodeAt[c], cells[c].width());
                }
            }
        }
        Arrays.fill(columns, 0, groups * wide, 0);
        for (int g = 0; g < groups; g++) {
            for (int u = 0; u < n; u++) {
                double charge = charges[g * n + u];
                met[g * n + u] = 2 * total[u] + charge;
                total[u] += charge;
            }
        }
        for (int c = 1; c < cells.length; c++) {
            product.add(met, 0, n, 1, charges, nodeAt[c], n, groups, nodeAt[c], cells[c].width(), sums, nodeAt[c], n);
        }
        groups = 0;
    }

    /** First node of a cell, in {@link #total} and {@link #sums}. */
    int firstNode(int cell) {
        return nodeAt[cell];
    }

    /**
     * Turns charges passed into signs: +1 for what was before, −1 for what comes after.
     *
     * @param earlier for each node, what is to be added to twice the charge that its partners met
     */
    void complete(double[] earlier) {
        int n = nodes();
        for (int c = 1; c < cells.length; c++) {
            for (int u = 0; u < nodeAt[c]; u++) {
                for (int v = nodeAt[c]; v < nodeAt[c + 1]; v++) {
                    sums[u * n + v] += earlier[u] * total[v];
                }
            }
        }
    }
}
