package dev.granular.compress;

import java.util.Arrays;

/**
 * Sums p_i p_j sign(x_j − x_i) over the pairs of a few images of which i lies in a lower cell than j, at the cells' rough
 * nodes: in order of x, each image meets the running charges of those before it, less those of the ones after. Sums grow
 * from walk to walk. Not for use by several threads at once.
 */
final class PrefixWalk {
    /** Rows gathered before they are multiplied. */
    private static final int GATHER = 32;

    private final MatrixProduct product;
    private final RoughRows rows;
    /** First node of each cell, and after the last; whole vectors. */
    private final int[] at;

    private final Gathered[] gathered;
    private final double[] total;
    private final double[] met;
    private final double[] running;

    /** @param widths rough nodes of each cell, filled up to whole vectors */
    PrefixWalk(RoughRows rows, int[] widths, MatrixProduct product) {
        this.rows = rows;
        this.product = product;
        at = new int[widths.length + 1];
        gathered = new Gathered[widths.length];
        for (int c = 0; c < widths.length; c++) {
            gathered[c] = new Gathered(at[c], widths[c]);
            at[c + 1] = at[c] + widths[c];
        }
        total = new double[at[widths.length]];
        met = new double[total.length];
        running = new double[total.length];
    }

    /** Images, in order of x, with their cells. */
    static final class Steps {
        private final int[] image;
        private final int[] cell;
        private final double[] rank;
        private int count;

        Steps(int capacity) {
            image = new int[capacity];
            cell = new int[capacity];
            rank = new double[capacity];
        }

        void clear() {
            count = 0;
        }

        void add(int image, int cell, double rank) {
            this.image[count] = image;
            this.cell[count] = cell;
            this.rank[count++] = rank;
        }
    }

    /** Adds the sums over the pairs of {@code steps}. */
    void walk(Steps steps) {
        if (steps.count < 2 || steps.rank[0] == steps.rank[steps.count - 1]) {
            return;
        }
        Arrays.fill(total, 0);
        for (int k = 0; k < steps.count; k++) {
            charge(steps, k, total);
        }
        for (int u = 0; u < met.length; u++) {
            running[u] = -total[u];
        }
        // An image that ties with none meets what was before, less what is after: each image passed counts twice.
        for (int start = 0; start < steps.count; ) {
            int end = start + 1;
            while (end < steps.count && steps.rank[end] == steps.rank[start]) {
                end++;
            }
            for (int k = start; k < end; k++) {
                charge(steps, k, running);
            }
            for (int k = start; k < end; k++) {
                if (steps.cell[k] > 0) {
                    gathered[steps.cell[k]].add(running, steps.image[k]);
                }
            }
            for (int k = start; k < end; k++) {
                charge(steps, k, running);
            }
            start = end;
        }
    }

    private void charge(Steps steps, int k, double[] charges) {
        int c = steps.cell[k];
        charge(steps.image[k], 1, charges, at[c], at[c + 1] - at[c]);
    }

    private void charge(int image, double factor, double[] charges, int to, int width) {
        product.addScaled(factor, rows.rows(), rows.at(image), charges, to, width);
    }

    /** Adds the pairs of one image of the second cell with some of the first, each with the sign that is its due. */
    void pairs(int image, double rankOf, int from, int to, double[] rank) {
        Arrays.fill(met, 0, at[1], 0);
        for (int i = from; i < to; i++) {
            charge(i, Math.signum(rankOf - rank[i]), met, 0, at[1]);
        }
        gathered[1].add(met, image);
    }

    /** Adds the sums at the nodes of a lower and a higher cell, after all walks, to {@code block}: rows of the higher's width. */
    void addTo(double[] block, int lower, int higher) {
        int width = at[higher + 1] - at[higher];
        gathered[higher].flush();
        NodeMatrices.addBlock(
                gathered[higher].sums, at[lower] * width, width, at[lower + 1] - at[lower], width, block, width, 0, 0);
    }

    /** Rows of one cell's images, gathered with what they met in lower cells. */
    private final class Gathered {
        final double[] sums;
        private final int lower;
        private final int width;
        private final double[] metRows;
        private final double[] ownRows;
        private int count;

        Gathered(int lower, int width) {
            this.lower = lower;
            this.width = width;
            metRows = new double[GATHER * lower];
            ownRows = new double[GATHER * width];
            sums = new double[lower * width];
        }

        void add(double[] charges, int image) {
            System.arraycopy(charges, 0, metRows, count * lower, lower);
            System.arraycopy(rows.rows(), rows.at(image), ownRows, count * width, width);
            if (++count == GATHER) {
                flush();
            }
        }

        void flush() {
            product.add(metRows, lower, 1, ownRows, width, count, lower, width, sums, width);
            count = 0;
        }
    }
}
