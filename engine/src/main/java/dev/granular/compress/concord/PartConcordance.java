package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.ExpansionSums;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.PartExpansions;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.kernel.Block;
import dev.granular.kernel.GatheredRows;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.ProductRow;
import dev.granular.kernel.RunningRows;
import java.util.Arrays;
import java.util.List;

/**
 * Concordances over pairs of images in different parts of an interval, one model after another. Images are taken in groups along the
 * score: pairs of different groups are products of charges, and what is left, pairs within a group, is so little that few
 * columns are enough for it.
 */
public final class PartConcordance {
    /** Most groups. */
    private static final int MOST_GROUPS = 256;

    /** Images in a group, where there are not too many. */
    private static final int IN_A_GROUP = 128;

    private static final int BLOCK = 64;

    private final PlacedImages images;
    private final PartExpansions frames;
    private final double share;
    private final RunningRows running = RunningRows.preferred();
    private final MatrixProduct product;
    private final int parts;
    private final int stride;
    /** For each part what counts at each column: over the images of the group, and over all passed, twice. */
    private final double[] own;

    private final double[] passed;
    /** What an image of each part that is met makes a pair with, by columns, and the columns of the image. */
    private final double[] below;

    private final double[] met;
    private int rows;
    /** For each band pairs within groups, of its rough columns and all. */
    private final GatheredRows[] gathered;

    private final Walk walk;
    private final double[] scratch = new double[Expansion.SCRATCH];
    private final double[] row;

    public static int groups(long images) {
        return Math.clamp(images / IN_A_GROUP, 1, MOST_GROUPS);
    }

    /** @param share weight of a group, but for ties */
    public PartConcordance(PlacedImages images, double share, PartExpansions frames, MatrixProduct product) {
        this.images = images;
        this.share = share;
        this.frames = frames;
        this.product = product;
        parts = frames.parts();
        stride = MatrixProduct.padded(frames.fine().columns());
        // With room for a whole row at the last column.
        own = new double[parts * stride + frames.fineRow()];
        passed = new double[parts * stride];
        below = new double[BLOCK * stride];
        met = new double[BLOCK * stride];
        row = new double[frames.fineRow() + ProductRow.ROOM];
        gathered = new GatheredRows[frames.rough().bands()];
        for (int b = 0; b < gathered.length; b++) {
            gathered[b] =
                    new GatheredRows(frames.rough().columns(b), frames.rough().columns(), product);
        }
        walk = new Walk();
    }

    /**
     * Adds all pairs of different parts, and all those of small ones.
     *
     * @param sorted the interval's images by ascending score
     * @param score ranks or scores, by position
     * @param t the statistic that they are added to
     */
    public void addTo(
            ExpansionSums sums, int t, int[] sorted, double[] score, List<Interval> smallParts, RoughRows rough) {
        double[] pairs = sums.sums()[t];
        var groups = new ScoreGroups(sorted, score, images::weight, share);
        Arrays.fill(passed, 0);
        for (int from = 0; from < sorted.length; ) {
            int to = groups.end(from);
            boolean tied = groups.isTied(from, to);
            Arrays.fill(own, 0);
            walk.begin(from, to);
            for (int k = from; k < to; k++) {
                charge(k, sorted[k]);
            }
            if (!tied) {
                groups.walk(from, to, walk);
            }
            pass(tied, pairs);
            from = to;
        }
        multiply(pairs);
        subtractAll(pairs);
        for (Interval part : smallParts) {
            addEach(part.from(), part.to(), score, rough);
        }
        int[] place = frames.rough().columnsIn(frames.fine());
        for (int b = 0; b < gathered.length; b++) {
            sums.add(
                    t,
                    gathered[b],
                    frames.rough().firstColumn(b),
                    frames.rough().columns(b),
                    place);
            gathered[b].clear();
        }
    }

    private void charge(int place, int image) {
        int band = images.band(image);
        frames.fine().evaluate(images, image, scratch, row, 0);
        int part = frames.part(image);
        int size = MatrixProduct.padded(frames.fine().columns(band));
        running.add(1, row, 0, size, own, part * stride + frames.fine().firstColumn(band), 0, 1);
        walk.add(place, part, band);
    }

    /** Images of lower groups count 2, those of a tied group 1, all others not at all. */
    private void pass(boolean tied, double[] sums) {
        double[] running = new double[stride];
        for (int p = 0; p < parts; p++) {
            int from = p * stride;
            if (p > 0) {
                System.arraycopy(running, 0, below, rows * stride, stride);
                System.arraycopy(own, from, met, rows * stride, stride);
                if (++rows == BLOCK) {
                    multiply(sums);
                }
            }
            for (int u = 0; u < stride; u++) {
                running[u] += passed[from + u] + (tied ? own[from + u] : 0);
                passed[from + u] += 2 * own[from + u];
            }
        }
    }

    private void multiply(double[] sums) {
        product.addTransposed(
                Block.of(below, stride), Block.of(met, stride), rows, stride, stride, Block.of(sums, stride));
        rows = 0;
    }

    /** Less one for each pair of different parts, 2 − 1 is the sign of a higher score, 0 − 1 that of a lower one. */
    private void subtractAll(double[] sums) {
        double[] all = new double[stride];
        for (int p = 1; p < parts; p++) {
            for (int u = 0; u < stride; u++) {
                all[u] -= 0.5 * passed[(p - 1) * stride + u];
                met[(p - 1) * stride + u] = 0.5 * passed[p * stride + u];
            }
            System.arraycopy(all, 0, below, (p - 1) * stride, stride);
        }
        rows = parts - 1;
        multiply(sums);
    }

    /** An image meets what lower parts count at rough columns, and brings along its own. */
    private final class Walk implements ScoreGroups.Walker {
        private final int width;
        private final int rowStride;
        /** For each part what was charged below, with room for a whole row at its last column. */
        private final double[] charged;

        private int first;
        private double[] rows = new double[0];
        private int[] partOf = new int[0];
        private int[] bandOf = new int[0];

        Walk() {
            rowStride = frames.roughRow();
            width = frames.rough().columns() + rowStride;
            charged = new double[parts * width];
        }

        void begin(int from, int to) {
            first = from;
            Arrays.fill(charged, 0);
            if (partOf.length < to - from) {
                rows = new double[(to - from) * rowStride];
                partOf = new int[to - from];
                bandOf = new int[to - from];
            }
        }

        void add(int place, int part, int band) {
            partOf[place - first] = part;
            bandOf[place - first] = band;
            frames.pick(band, row, rows, (place - first) * rowStride);
        }

        @Override
        public void charge(int place, double by) {
            int above = partOf[place - first] + 1;
            int column = frames.rough().firstColumn(bandOf[place - first]);
            running.add(
                    by,
                    rows,
                    (place - first) * rowStride,
                    rowStride,
                    charged,
                    above * width + column,
                    width,
                    parts - above);
        }

        @Override
        public void meet(int place) {
            int part = partOf[place - first];
            if (part > 0) {
                gathered[bandOf[place - first]].add(rows, (place - first) * rowStride, charged, part * width);
            }
        }
    }

    /** Adds all pairs of a few images, one by one. */
    private void addEach(int from, int to, double[] score, RoughRows rough) {
        double[] pairs = new double[rough.frame().columns()];
        for (int i = from + 1; i < to; i++) {
            Arrays.fill(pairs, 0);
            double mos = images.mos(i);
            double here = score[i];
            for (int j = from; j < i && images.mos(j) < mos; j++) {
                double sign = Math.signum(here - score[j]);
                int band = images.band(j);
                int column = rough.frame().firstColumn(band);
                int columns = rough.frame().columns(band);
                int row = rough.offset(j);
                for (int c = 0; c < columns; c++) {
                    pairs[column + c] += sign * rough.values()[row + c];
                }
            }
            gathered[images.band(i)].add(rough.values(), rough.offset(i), pairs, 0);
        }
    }
}
