package dev.granular.compress;

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
     * Sums over all such pairs, by columns of the strips one after another.
     *
     * @param frames of the strips
     * @param charges of each strip: weight of group g at column u in {@code g·padded columns + u}
     * @param first where each strip's columns begin, and after the last their number
     */
    double[] sums(List<Frame> frames, List<double[]> charges, int[] first) {
        int stride = first[strips.size()];
        double[] sums = new double[stride * stride];
        addBetweenGroups(charges, first, sums);
        addWithinGroups(frames, first, sums);
        return sums;
    }

    private void addBetweenGroups(List<double[]> charges, int[] first, double[] sums) {
        int stride = first[strips.size()];
        double[] balance = new double[stride];
        for (int s = 0; s < strips.size(); s++) {
            double[] own = charges.get(s);
            int width = first[s + 1] - first[s];
            for (int k = 0; k < own.length; k++) {
                balance[first[s] + k % width] -= own[k];
            }
        }
        double[] met = new double[BLOCK * stride];
        for (int from = 0; from < groups.count(); from += BLOCK) {
            int rows = Math.min(BLOCK, groups.count() - from);
            for (int r = 0; r < rows; r++) {
                for (int s = 0; s < strips.size(); s++) {
                    int width = first[s + 1] - first[s];
                    int at = (from + r) * width;
                    for (int u = 0; u < width; u++) {
                        double charge = charges.get(s)[at + u];
                        met[r * stride + first[s] + u] = balance[first[s] + u] + charge;
                        balance[first[s] + u] += 2 * charge;
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

    private void addWithinGroups(List<Frame> frames, int[] first, double[] sums) {
        double share = images.weight(0, sorted.length) / mostGroups(sorted.length);
        List<Frame> rough = strips.stream()
                .map(strip -> new Frame(strip, PairTree.slack(images.weight(strip.from(), strip.to()), share)))
                .toList();
        var walk = new StripWalk(rough);
        groups.walkWithin(walk);
        int stride = first[strips.size()];
        for (int s = 1; s < strips.size(); s++) {
            int[] own = rough.get(s).columnsIn(frames.get(s));
            for (int b = 0; b < rough.get(s).bands(); b++) {
                double[] pairs = walk.gathered[s][b].sums();
                int width = walk.gathered[s][b].stride();
                for (int lower = 0; lower < s; lower++) {
                    int[] place = rough.get(lower).columnsIn(frames.get(lower));
                    for (int r = 0; r < place.length; r++) {
                        int from = (walk.begin[lower] + r) * width;
                        int to = (first[lower] + place[r]) * stride + first[s];
                        for (int c = 0; c < rough.get(s).columns(b); c++) {
                            sums[to + own[rough.get(s).firstColumn(b) + c]] += pairs[from + c];
                        }
                    }
                }
            }
        }
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
                    gathered[s][b] = new GatheredRows(begin[s], frame.columns(b), product);
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
                gathered[s][images.band(sorted[place])].add(met, 0, begin[s], rows, (place - start) * rowStride);
            }
        }
    }
}
