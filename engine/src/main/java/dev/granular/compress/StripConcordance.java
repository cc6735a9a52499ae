package dev.granular.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One model's concordance over pairs of images in different strips: like {@link PartConcordance}, but each strip has
 * columns of its own.
 */
final class StripConcordance {
    /** Most groups. */
    private static final int MOST_GROUPS = 4096;

    /** Images in a group, where there are not too many. */
    private static final int IN_A_GROUP = 64;

    private static final int BLOCK = 64;

    private final List<Interval> strips;
    private final PlacedImages images;
    private final int[] sorted;
    private final double[] score;
    private final ScoreGroups groups;
    private final MatrixProduct product;

    /** Groups of all images along a score. */
    static ScoreGroups groups(int[] sorted, double[] score, PlacedImages images) {
        return new ScoreGroups(sorted, score, images, mostGroups(sorted.length), 0, sorted.length);
    }

    private static int mostGroups(int images) {
        return Math.clamp(images / IN_A_GROUP, 1, MOST_GROUPS);
    }

    /**
     * @param strips whole
     * @param sorted all images by ascending score
     */
    StripConcordance(
            List<Interval> strips,
            PlacedImages images,
            int[] sorted,
            double[] score,
            ScoreGroups groups,
            MatrixProduct product) {
        this.strips = strips;
        this.images = images;
        this.sorted = sorted;
        this.score = score;
        this.groups = groups;
        this.product = product;
    }

    /**
     * Sums over all such pairs, by nodes of the strips one after another.
     *
     * @param frames of the strips
     * @param charges of each strip: weight of group g at column u in {@code g·padded columns + u}
     * @param first where each strip's nodes begin, with room for whole vectors, and after the last their number
     */
    double[] sums(List<Frame> frames, List<double[]> charges, int[] first) {
        int stride = first[strips.size()];
        double[] sums = new double[stride * stride];
        List<double[]> toNodes = new ArrayList<>();
        List<double[]> byNode = new ArrayList<>();
        for (int s = 0; s < strips.size(); s++) {
            int width = first[s + 1] - first[s];
            toNodes.add(frames.get(s).toNodes(width));
            byNode.add(byNode(charges.get(s), frames.get(s).columns(), toNodes.get(s), width));
        }
        addBetweenGroups(byNode, first, sums);
        addWithinGroups(frames, toNodes, first, sums);
        return sums;
    }

    /** Charges of nodes, group after group. */
    private double[] byNode(double[] charges, int columns, double[] toNodes, int width) {
        int stride = MatrixProduct.padded(columns);
        double[] byNode = new double[Math.ceilDiv(groups.count(), BLOCK) * BLOCK * width];
        double[] turned = new double[columns * BLOCK];
        for (int from = 0; from < groups.count(); from += BLOCK) {
            int rows = Math.min(BLOCK, groups.count() - from);
            for (int c = 0; c < columns; c++) {
                for (int r = 0; r < rows; r++) {
                    turned[c * BLOCK + r] = charges[(from + r) * stride + c];
                }
                Arrays.fill(turned, c * BLOCK + rows, (c + 1) * BLOCK, 0);
            }
            product.addTransposed(
                    turned, 0, BLOCK, toNodes, 0, width, columns, BLOCK, width, byNode, from * width, width);
        }
        return byNode;
    }

    private void addBetweenGroups(List<double[]> charges, int[] first, double[] sums) {
        int stride = first[strips.size()];
        double[] balance = new double[stride];
        for (int s = 0; s < strips.size(); s++) {
            double[] own = charges.get(s);
            int width = first[s + 1] - first[s];
            for (int at = 0; at < own.length; at += width) {
                for (int u = 0; u < width; u++) {
                    balance[first[s] + u] -= own[at + u];
                }
            }
        }
        double[] met = new double[BLOCK * stride];
        for (int from = 0; from < groups.count(); from += BLOCK) {
            int rows = Math.min(BLOCK, groups.count() - from);
            for (int r = 0; r < rows; r++) {
                for (int s = 0; s < strips.size(); s++) {
                    int width = first[s + 1] - first[s];
                    double[] own = charges.get(s);
                    int at = (from + r) * width;
                    int to = first[s];
                    for (int u = 0; u < width; u++) {
                        double charge = own[at + u];
                        met[r * stride + to + u] = balance[to + u] + charge;
                        balance[to + u] += 2 * charge;
                    }
                }
            }
            for (int s = 1; s < strips.size(); s++) {
                int width = first[s + 1] - first[s];
                product.addTransposed(
                        met,
                        0,
                        stride,
                        charges.get(s),
                        from * width,
                        width,
                        rows,
                        first[s],
                        width,
                        sums,
                        first[s],
                        stride);
            }
        }
    }

    private void addWithinGroups(List<Frame> frames, List<double[]> toNodes, int[] first, double[] sums) {
        double share = images.weight(0, sorted.length) / mostGroups(sorted.length);
        List<Frame> rough = strips.stream()
                .map(strip -> new Frame(strip, PairTree.slack(images.weight(strip.from(), strip.to()), share)))
                .toList();
        var walk = new StripWalk(rough);
        groups.walkWithin(walk);
        int stride = first[strips.size()];
        List<double[]> roughToNodes = new ArrayList<>();
        for (int s = 0; s < strips.size(); s++) {
            int width = first[s + 1] - first[s];
            roughToNodes.add(rows(toNodes.get(s), rough.get(s).columnsIn(frames.get(s)), width));
        }
        for (int s = 1; s < strips.size(); s++) {
            int own = first[s + 1] - first[s];
            // Lower strips' rough columns × own nodes.
            double[] half = new double[MatrixProduct.padded(walk.begin[s]) * own];
            for (int b = 0; b < rough.get(s).bands(); b++) {
                GatheredRows pairs = walk.gathered[s][b];
                int from = rough.get(s).firstColumn(b) * own;
                int rows = rough.get(s).columns(b);
                product.addTransposed(
                        pairs.sums(),
                        0,
                        pairs.stride(),
                        roughToNodes.get(s),
                        from,
                        own,
                        rows,
                        pairs.stride(),
                        own,
                        half,
                        0,
                        own);
            }
            for (int lower = 0; lower < s; lower++) {
                int width = first[lower + 1] - first[lower];
                product.addTransposed(
                        roughToNodes.get(lower),
                        0,
                        width,
                        half,
                        walk.begin[lower] * own,
                        own,
                        rough.get(lower).columns(),
                        width,
                        own,
                        sums,
                        first[lower] * stride + first[s],
                        stride);
            }
        }
    }

    private static double[] rows(double[] matrix, int[] chosen, int width) {
        double[] rows = new double[chosen.length * width];
        for (int r = 0; r < chosen.length; r++) {
            System.arraycopy(matrix, chosen[r] * width, rows, r * width, width);
        }
        return rows;
    }

    /** What an image meets is what comes before its strip's columns. */
    private final class StripWalk implements ScoreGroups.Walker {
        private final List<Frame> rough;
        private final byte[] stripOf = new byte[sorted.length];
        private final int[] begin = new int[strips.size() + 1];
        private final GatheredRows[][] gathered = new GatheredRows[strips.size()][];
        private final double[] met;
        private final double[] scratch = new double[Frame.MOST_NODES];
        private final int rowStride;
        private double[] rows = new double[0];
        private int start;

        StripWalk(List<Frame> rough) {
            this.rough = rough;
            int most = 0;
            for (int s = 0; s < gathered.length; s++) {
                Frame frame = rough.get(s);
                Arrays.fill(stripOf, strips.get(s).from(), strips.get(s).to(), (byte) s);
                begin[s + 1] = begin[s] + frame.columns();
                most = Math.max(most, frame.mostColumns());
                gathered[s] = new GatheredRows[frame.bands()];
                for (int b = 0; b < gathered[s].length; b++) {
                    gathered[s][b] = new GatheredRows(frame.columns(b), begin[s], product);
                }
            }
            met = new double[begin[gathered.length]];
            rowStride = most;
        }

        @Override
        public void begin(int from, int to) {
            Arrays.fill(met, 0);
            start = from;
            if (rows.length < (to - from) * rowStride) {
                rows = new double[(to - from) * rowStride];
            }
            for (int k = from; k < to; k++) {
                rough.get(stripOf[sorted[k]]).evaluate(images, sorted[k], scratch, rows, (k - from) * rowStride);
            }
        }

        @Override
        public void charge(int place, double by) {
            int s = stripOf[sorted[place]];
            int band = images.band(sorted[place]);
            Frame frame = rough.get(s);
            int at = begin[s] + frame.firstColumn(band);
            int from = (place - start) * rowStride;
            int columns = frame.columns(band);
            for (int c = 0; c < columns; c++) {
                met[at + c] += by * rows[from + c];
            }
        }

        @Override
        public void meet(int place) {
            int s = stripOf[sorted[place]];
            if (s > 0) {
                gathered[s][images.band(sorted[place])].add(rows, (place - start) * rowStride, met, 0);
            }
        }
    }
}
