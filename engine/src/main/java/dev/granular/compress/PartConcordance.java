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
    private final Frame frame;
    private final int parts;
    private final int stride;
    private final ScoreGroups groups;
    /** Charge of column u over the images of group g in part p: element {@code (g·parts + p)·stride + u}. */
    private final double[] charges;

    static int groups(int images) {
        return Math.clamp(images / IN_A_GROUP, 1, MOST_GROUPS);
    }

    /**
     * @param sorted the interval's images by ascending score
     * @param score ranks or scores, by position
     * @param first position of the interval's first image
     */
    PartConcordance(int[] sorted, double[] score, PlacedImages images, Frame frame, int parts, int first) {
        this.sorted = sorted;
        this.score = score;
        this.frame = frame;
        this.parts = parts;
        stride = MatrixProduct.padded(frame.columns());
        groups = new ScoreGroups(sorted, score, images, groups(sorted.length), first, sorted.length);
        charges = new double[groups.count() * parts * stride];
    }

    /** Adds an image to its group's charges. */
    void charge(int image, int part, int band, double[] row) {
        int at = (groups.of(image) * parts + part) * stride + frame.firstColumn(band);
        int columns = frame.columns(band);
        for (int c = 0; c < columns; c++) {
            charges[at + c] += row[c];
        }
    }

    /** Adds the pairs of images of different groups. */
    void addBetweenGroups(double[] sums, MatrixProduct product) {
        double[] balance = new double[parts * stride];
        int size = parts * stride;
        for (int at = 0; at < charges.length; at += size) {
            for (int k = 0; k < size; k++) {
                balance[k] -= charges[at + k];
            }
        }
        double[] below = new double[BLOCK * stride];
        double[] own = new double[BLOCK * stride];
        double[] met = new double[stride];
        int rows = 0;
        for (int at = 0; at < charges.length; at += size) {
            Arrays.fill(met, 0);
            for (int p = 0; p < parts; p++) {
                int from = p * stride;
                if (p > 0) {
                    System.arraycopy(met, 0, below, rows * stride, stride);
                    System.arraycopy(charges, at + from, own, rows * stride, stride);
                    if (++rows == BLOCK) {
                        product.addTransposed(below, 0, stride, own, 0, stride, rows, stride, stride, sums, 0, stride);
                        rows = 0;
                    }
                }
                // Passed counts +1, not yet passed −1, the group itself 0.
                for (int u = 0; u < stride; u++) {
                    double charge = charges[at + from + u];
                    met[u] += balance[from + u] + charge;
                    balance[from + u] += 2 * charge;
                }
            }
        }
        product.addTransposed(below, 0, stride, own, 0, stride, rows, stride, stride, sums, 0, stride);
    }

    /** Adds the pairs of images within a group. */
    void addWithinGroups(RoughRows rough, PlacedImages images, GatheredRows[] gathered) {
        groups.walkWithin(new PartWalk(rough, images, gathered));
    }

    /** Keeps the charges of each part; an image meets those of lower parts. */
    private final class PartWalk implements ScoreGroups.Walker {
        private final RoughRows rough;
        private final PlacedImages images;
        private final GatheredRows[] gathered;
        private final int width;
        private final double[] charged;
        private final double[] met;

        PartWalk(RoughRows rough, PlacedImages images, GatheredRows[] gathered) {
            this.rough = rough;
            this.images = images;
            this.gathered = gathered;
            width = rough.frame().columns();
            charged = new double[parts * width];
            met = new double[width];
        }

        @Override
        public void begin(int from, int to) {
            Arrays.fill(charged, 0);
        }

        @Override
        public void charge(int place, double by) {
            int image = sorted[place];
            int band = images.band(image);
            int columns = rough.frame().columns(band);
            int row = rough.offset(image);
            int at = rough.part(image) * width + rough.frame().firstColumn(band);
            for (int c = 0; c < columns; c++) {
                charged[at + c] += by * rough.values()[row + c];
            }
        }

        @Override
        public void meet(int place) {
            int image = sorted[place];
            int part = rough.part(image);
            if (part > 0) {
                System.arraycopy(charged, 0, met, 0, width);
                for (int p = 1; p < part; p++) {
                    int from = p * width;
                    for (int c = 0; c < width; c++) {
                        met[c] += charged[from + c];
                    }
                }
                gathered[images.band(image)].add(rough.values(), rough.offset(image), met, 0);
            }
        }
    }

    /** Adds all pairs of a few images, one by one. */
    void addEach(int from, int to, RoughRows rough, PlacedImages images, GatheredRows[] gathered) {
        double[] met = new double[rough.frame().columns()];
        for (int i = from + 1; i < to; i++) {
            Arrays.fill(met, 0);
            double mos = images.mos(i);
            double here = score[i];
            for (int j = from; j < i && images.mos(j) < mos; j++) {
                double sign = Math.signum(here - score[j]);
                int band = images.band(j);
                int column = rough.frame().firstColumn(band);
                int columns = rough.frame().columns(band);
                int row = rough.offset(j);
                for (int c = 0; c < columns; c++) {
                    met[column + c] += sign * rough.values()[row + c];
                }
            }
            gathered[images.band(i)].add(rough.values(), rough.offset(i), met, 0);
        }
    }
}
