package dev.granular.compress;

import java.util.Arrays;

/**
 * One model's concordance over pairs of images in different parts of an interval. Images are taken in groups along the
 * score: pairs of different groups are products of charges, and what is left, pairs within a group, is so little that few
 * columns are enough for it.
 */
final class PartConcordance {
    /** Most groups. */
    private static final int MOST_GROUPS = 1024;

    /** Images in a group, where there are not too many. */
    private static final int IN_A_GROUP = 64;

    private static final int BLOCK = 64;

    private final int[] sorted;
    private final double[] score;
    private final PlacedImages images;
    private final PartFrames frames;
    private final ScoreGroups groups;
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
    private final double[] scratch = new double[Frame.MOST_NODES];
    private final double[][] rowOfBand;

    static int groups(int images) {
        return Math.clamp(images / IN_A_GROUP, 1, MOST_GROUPS);
    }

    /**
     * @param sorted the interval's images by ascending score
     * @param score ranks or scores, by position
     */
    PartConcordance(
            int[] sorted, double[] score, PlacedImages images, double share, PartFrames frames, MatrixProduct product) {
        this.sorted = sorted;
        this.score = score;
        this.images = images;
        this.frames = frames;
        this.product = product;
        groups = new ScoreGroups(sorted, score, images, share);
        parts = frames.parts();
        stride = MatrixProduct.padded(frames.fine().columns());
        // With room for a whole row at the last column.
        own = new double[parts * stride + frames.fineRow()];
        passed = new double[parts * stride];
        below = new double[BLOCK * stride];
        met = new double[BLOCK * stride];
        rowOfBand = new double[frames.fine().bands()][frames.fineRow()];
    }

    /**
     * Adds all pairs of different parts.
     *
     * @param sums over pairs of fine columns
     * @param gathered for each band pairs of its rough columns and all
     */
    void addTo(double[] sums, GatheredRows[] gathered) {
        var walk = new Walk(gathered);
        for (int from = 0; from < sorted.length; ) {
            int to = groups.end(from);
            boolean tied = groups.isTied(from, to);
            Arrays.fill(own, 0);
            walk.begin(from, to);
            for (int k = from; k < to; k++) {
                add(k, walk);
            }
            if (!tied) {
                groups.walk(from, to, walk);
            }
            pass(tied, sums);
            from = to;
        }
        multiply(sums);
        subtractAll(sums);
    }

    private void add(int place, Walk walk) {
        int image = sorted[place];
        int band = images.band(image);
        double[] row = rowOfBand[band];
        frames.fine().evaluate(images, image, scratch, row, 0);
        int part = frames.part(image);
        running.add(1, row, 0, row.length, own, part * stride + frames.fine().firstColumn(band), 0, 1);
        walk.add(place, part, band, row);
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
        product.addTransposed(below, 0, stride, met, 0, stride, rows, stride, stride, sums, 0, stride);
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
        private final GatheredRows[] gathered;
        private final int width;
        private final int rowStride;
        /** For each part what was charged below, with room for a whole row at its last column. */
        private final double[] charged;

        private int first;
        private double[] rough = new double[0];
        private int[] partOf = new int[0];
        private int[] bandOf = new int[0];

        Walk(GatheredRows[] gathered) {
            this.gathered = gathered;
            rowStride = frames.roughRow();
            width = frames.rough().columns() + rowStride;
            charged = new double[parts * width];
        }

        void begin(int from, int to) {
            first = from;
            Arrays.fill(charged, 0);
            if (partOf.length < to - from) {
                rough = new double[(to - from) * rowStride];
                partOf = new int[to - from];
                bandOf = new int[to - from];
            }
        }

        void add(int place, int part, int band, double[] row) {
            partOf[place - first] = part;
            bandOf[place - first] = band;
            frames.pick(band, row, rough, (place - first) * rowStride);
        }

        @Override
        public void charge(int place, double by) {
            int above = partOf[place - first] + 1;
            int column = frames.rough().firstColumn(bandOf[place - first]);
            running.add(
                    by,
                    rough,
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
                gathered[bandOf[place - first]].add(rough, (place - first) * rowStride, charged, part * width);
            }
        }
    }

    /** Adds all pairs of a few images, one by one. */
    void addEach(int from, int to, RoughRows rough, GatheredRows[] gathered) {
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
