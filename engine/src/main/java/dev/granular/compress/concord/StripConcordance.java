package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.kernel.GatheredSingles;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.ProductRow;
import dev.granular.kernel.RunningRows;
import dev.granular.kernel.SinglePrecision;
import java.util.Arrays;
import java.util.List;

/**
 * One model's concordance over pairs of images in different strips: like {@link PartConcordance}, but each strip has
 * columns of its own, which are taken to nodes; and for pairs within a group few super points are enough.
 */
public final class StripConcordance {
    /** Groups whose charges are taken to nodes together. */
    private static final int BLOCK = 64;

    /** Groups of so many images are walked together. */
    private static final int WALKED = 512;

    private final List<Interval> strips;
    private final PlacedImages images;
    private final int[] sorted;
    private final ScoreGroups groups;
    private final List<Expansion> frames;
    private final RoughStrips rough;
    private final SuperPoints points;
    private final MatrixProduct product;
    private final RunningRows running = RunningRows.preferred();
    private final short[] stripOf;
    /** First column of each strip, and after the last their number with room for a whole row. */
    private final int[] columns;

    /** Places in the order by score where groups of the block begin, and where the last ends. */
    private final int[] starts = new int[BLOCK + 1];

    private int count;
    /** Of the block's groups, one after another, what each column counts. */
    private final double[] charges;

    private final double[] row;
    private final double[] scratch = new double[Expansion.SCRATCH];
    private final SinglePrecision singles = SinglePrecision.preferred();
    private final GatheredSingles[] pairs;

    /**
     * @param strips whole
     * @param sorted all images by ascending score
     * @param score ranks or scores, by position
     * @param frames of the strips
     * @param rough for pairs within a group
     */
    public StripConcordance(
            List<Interval> strips,
            PlacedImages images,
            int[] sorted,
            double[] score,
            List<Expansion> frames,
            RoughStrips rough,
            SuperPoints points,
            MatrixProduct product) {
        this.strips = strips;
        this.images = images;
        this.sorted = sorted;
        this.frames = frames;
        this.rough = rough;
        this.points = points;
        this.product = product;
        stripOf = new short[sorted.length];
        columns = new int[strips.size() + 1];
        pairs = new GatheredSingles[rough.cells()];
        int widest = 0;
        for (int s = 0; s < strips.size(); s++) {
            Arrays.fill(stripOf, strips.get(s).from(), strips.get(s).to(), (short) s);
            Expansion frame = frames.get(s);
            columns[s + 1] = columns[s] + frame.columns();
            for (int b = 0; b < frame.bands(); b++) {
                pairs[rough.cell(s, b)] = new GatheredSingles(rough.frame(s).columns(b), rough.stride(), singles);
            }
            widest = Math.max(widest, MatrixProduct.padded(frame.mostColumns()));
        }
        columns[strips.size()] += widest;
        // So that no group has more than so much of any strip: what matters at a surface point may lie in one.
        double[] weights = strips.stream()
                .mapToDouble(strip -> images.weight(strip.from(), strip.to()))
                .toArray();
        groups = new ScoreGroups(
                sorted, score, image -> images.weight(image) / weights[stripOf[image]], rough.share() * strips.size());
        row = new double[widest + ProductRow.ROOM];
        charges = new double[BLOCK * columns[strips.size()]];
    }

    /**
     * Sums over pairs of different groups, less one for each pair of a group that is not tied, by nodes of the strips one
     * after another; and what {@link #addWithinGroups} adds is gathered.
     *
     * @param first where each strip's nodes begin, with room for whole vectors, and after the last their number
     */
    public double[] sums(int[] first) {
        int stride = first[strips.size()];
        double[] sums = new double[stride * stride];
        double[] passed = new double[stride];
        double[] met = new double[BLOCK * stride];
        var walk = new Walk();
        for (int place = 0; place < sorted.length; place = starts[count]) {
            starts[0] = place;
            count = 0;
            Arrays.fill(charges, 0);
            while (count < BLOCK && starts[count] < sorted.length) {
                int from = count;
                while (count < BLOCK && starts[count] < sorted.length && starts[count] - starts[from] < WALKED) {
                    starts[count + 1] = groups.end(starts[count]);
                    count++;
                }
                walk.over(from, count);
            }
            addBetweenGroups(first, passed, met, sums);
        }
        subtractAll(first, passed, sums);
        return sums;
    }

    /** Images of lower groups count 2, those of a tied group 1, all others not at all. */
    private void addBetweenGroups(int[] first, double[] passed, double[] met, double[] sums) {
        int stride = first[strips.size()];
        for (int s = 0; s < strips.size(); s++) {
            int width = first[s + 1] - first[s];
            double[] own = byNode(s, width);
            if (s > 0) {
                product.addTransposed(met, 0, stride, own, 0, width, count, first[s], width, sums, first[s], stride);
            }
            for (int r = 0; r < count; r++) {
                double tied = isTied(r) ? 1 : 0;
                for (int u = 0; u < width; u++) {
                    double charge = own[r * width + u];
                    met[r * stride + first[s] + u] = passed[first[s] + u] + tied * charge;
                    passed[first[s] + u] += 2 * charge;
                }
            }
        }
    }

    private boolean isTied(int group) {
        return groups.isTied(starts[group], starts[group + 1]);
    }

    /** Less one for each pair, 2 − 1 is the sign of a higher score, 0 − 1 that of a lower one. */
    private void subtractAll(int[] first, double[] passed, double[] sums) {
        int stride = first[strips.size()];
        for (int s = 1; s < strips.size(); s++) {
            for (int u = 0; u < first[s]; u++) {
                for (int v = first[s]; v < first[s + 1]; v++) {
                    sums[u * stride + v] -= 0.25 * passed[u] * passed[v];
                }
            }
        }
    }

    /** Charges of a strip's nodes, group after group of the block. */
    private double[] byNode(int strip, int width) {
        double[] byNode = new double[BLOCK * width];
        int size = frames.get(strip).columns();
        double[] turned = new double[size * BLOCK];
        for (int c = 0; c < size; c++) {
            for (int r = 0; r < count; r++) {
                turned[c * BLOCK + r] = charges[r * columns[strips.size()] + columns[strip] + c];
            }
        }
        product.addTransposed(turned, 0, BLOCK, points.toNodes(strip), 0, width, size, BLOCK, width, byNode, 0, width);
        return byNode;
    }

    /** Adds the pairs of images within groups, by super points: with what was subtracted before, the sign remains. */
    public void addWithinGroups(double[] matrix) {
        for (int s = 1; s < strips.size(); s++) {
            int width = points.width(s);
            double[] byNode = new double[width * rough.stride()];
            Expansion frame = rough.frame(s);
            for (int b = 0; b < frame.bands(); b++) {
                GatheredSingles ofCell = pairs[rough.cell(s, b)];
                product.addTransposed(
                        rough.toNodes(s),
                        frame.firstColumn(b) * width,
                        width,
                        ofCell.sums(),
                        0,
                        rough.stride(),
                        frame.columns(b),
                        width,
                        rough.stride(),
                        byNode,
                        0,
                        rough.stride());
            }
            points.addFew(s, byNode, rough.stride(), matrix);
        }
    }

    /** What an image meets is what lower strips count at the super points; its own rough columns it brings along. */
    private final class Walk implements ScoreGroups.Walker {
        private final int stride = rough.stride();
        private final int rowStride = SinglePrecision.padded(rough.mostColumns());
        /** At each point, all that was charged in strips below. */
        private final float[] below = new float[strips.size() * stride];

        private int first;
        private int[] cellOf = new int[0];
        /** Of each image, its rough columns. */
        private float[] rows = new float[0];
        /** What images count at the points, those of a cell together, and where each one's are. */
        private float[] atPoints = new float[0];

        private float[] turned = new float[0];

        private int[] atPointsOf = new int[0];

        /** Charges the images of some groups of the block, and walks over their pairs. */
        void over(int from, int to) {
            first = starts[from];
            int size = starts[to] - first;
            if (cellOf.length < size) {
                cellOf = new int[size];
                rows = new float[size * rowStride];
                atPointsOf = new int[size];
            }
            for (int g = from; g < to; g++) {
                charge(g);
            }
            takeToPoints(size);
            for (int g = from; g < to; g++) {
                if (!isTied(g)) {
                    Arrays.fill(below, 0);
                    groups.walk(starts[g], starts[g + 1], this);
                }
            }
        }

        private void charge(int group) {
            int offset = group * columns[strips.size()];
            for (int k = starts[group]; k < starts[group + 1]; k++) {
                int image = sorted[k];
                int s = stripOf[image];
                Expansion frame = frames.get(s);
                int band = images.band(image);
                int cell = rough.cell(s, band);
                frame.evaluate(images, image, scratch, row, 0);
                int size = MatrixProduct.padded(frame.columns(band));
                running.add(1, row, 0, size, charges, offset + columns[s] + frame.firstColumn(band), 0, 1);
                cellOf[k - first] = cell;
                int[] pick = rough.pick(cell);
                int at = (k - first) * rowStride;
                for (int c = 0; c < pick.length; c++) {
                    rows[at + c] = (float) row[pick[c]];
                }
                Arrays.fill(rows, at + pick.length, at + rowStride, 0);
            }
        }

        /** Cell by cell, so that it is a product of matrices. */
        private void takeToPoints(int size) {
            int[] cellStarts = new int[rough.cells() + 1];
            for (int k = 0; k < size; k++) {
                cellStarts[cellOf[k] + 1]++;
            }
            for (int c = 0; c < rough.cells(); c++) {
                cellStarts[c + 1] =
                        cellStarts[c] + Math.ceilDiv(cellStarts[c + 1], SinglePrecision.ROWS) * SinglePrecision.ROWS;
            }
            int padded = cellStarts[rough.cells()];
            // Turned rows between one cell's and the next are nobody's, whatever is in them.
            if (turned.length < padded * rowStride) {
                turned = new float[padded * rowStride];
                atPoints = new float[padded * stride];
            }
            Arrays.fill(atPoints, 0, padded * stride, 0);
            int[] next = cellStarts.clone();
            for (int k = 0; k < size; k++) {
                int cell = cellOf[k];
                int start = cellStarts[cell];
                int width = cellStarts[cell + 1] - start;
                int to = start * rowStride + next[cell] - start;
                for (int c = 0; c < rough.pick(cell).length; c++) {
                    turned[to + c * width] = rows[k * rowStride + c];
                }
                atPointsOf[k] = next[cell]++ * stride;
            }
            for (int cell = 0; cell < rough.cells(); cell++) {
                int start = cellStarts[cell];
                int width = cellStarts[cell + 1] - start;
                singles.addTransposed(
                        turned,
                        start * rowStride,
                        width,
                        rough.toPoints(cell),
                        0,
                        stride,
                        rough.pick(cell).length,
                        width,
                        stride,
                        atPoints,
                        start * stride,
                        stride);
            }
        }

        @Override
        public void charge(int place, double by) {
            int above = stripOf[sorted[place]] + 1;
            singles.add(
                    (float) by,
                    atPoints,
                    atPointsOf[place - first],
                    stride,
                    below,
                    above * stride,
                    stride,
                    strips.size() - above);
        }

        @Override
        public void meet(int place) {
            int s = stripOf[sorted[place]];
            if (s > 0) {
                pairs[cellOf[place - first]].add(rows, (place - first) * rowStride, below, s * stride);
            }
        }
    }
}
