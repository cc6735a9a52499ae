package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.kernel.Block;
import dev.granular.kernel.GatheredSingles;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.SinglePrecision;
import java.util.Arrays;

/**
 * Concordance over pairs of images in different strips and in one group along the score. Few super points are enough for
 * these. An image meets what images of lower strips count at the super points, and brings along its own rough columns.
 */
final class WithinGroupConcordance implements ScoreGroups.Walker {
    private final StripColumns columns;
    private final RoughStrips rough;
    private final int[] sorted;
    private final int strips;
    private final SinglePrecision singles = SinglePrecision.preferred();
    /** For each cell, pairs of its rough columns and the points. */
    private final GatheredSingles[] pairs;

    private final int stride;
    private final int rowStride;
    /** At each point, all that was charged in strips below. */
    private final float[] below;

    /** Place of the first image of those that are walked together, and how many these are. */
    private int first;

    private int size;
    private int[] cellOf = new int[0];
    /** Of each image, its rough columns. */
    private float[] rows = new float[0];
    /** What images count at the points, those of a cell together, and where each one's are. */
    private float[] atPoints = new float[0];

    private float[] turned = new float[0];

    private int[] atPointsOf = new int[0];

    /** @param sorted all images by ascending score */
    WithinGroupConcordance(StripColumns columns, RoughStrips rough, int[] sorted) {
        this.columns = columns;
        this.rough = rough;
        this.sorted = sorted;
        strips = columns.strips();
        stride = rough.stride();
        rowStride = SinglePrecision.padded(rough.mostColumns());
        below = new float[strips * stride];
        pairs = new GatheredSingles[rough.cells()];
        for (int s = 0; s < strips; s++) {
            for (int b = 0; b < columns.frame(s).bands(); b++) {
                pairs[rough.cell(s, b)] = new GatheredSingles(rough.frame(s).columns(b), stride, singles);
            }
        }
    }

    /** Begins with the images from one place in the order by score to another. */
    void begin(int from, int to) {
        first = from;
        size = to - from;
        if (cellOf.length < size) {
            cellOf = new int[size];
            rows = new float[size * rowStride];
            atPointsOf = new int[size];
        }
    }

    /**
     * Sets the columns of the image at a place.
     *
     * @param row its columns in the frame of its strip
     */
    void set(int place, int strip, int band, double[] row) {
        int cell = rough.cell(strip, band);
        cellOf[place - first] = cell;
        int[] pick = rough.pick(cell);
        int at = (place - first) * rowStride;
        for (int c = 0; c < pick.length; c++) {
            rows[at + c] = (float) row[pick[c]];
        }
        Arrays.fill(rows, at + pick.length, at + rowStride, 0);
    }

    /** Takes the images to the points, cell by cell, so that it is a product of matrices. */
    void takeToPoints() {
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
                    new Block.Single(turned, start * rowStride, width),
                    Block.Single.of(rough.toPoints(cell), stride),
                    rough.pick(cell).length,
                    width,
                    stride,
                    new Block.Single(atPoints, start * stride, stride));
        }
    }

    /** Walks over the pairs of a group. */
    void walk(ScoreGroups groups, int from, int to) {
        Arrays.fill(below, 0);
        groups.walk(from, to, this);
    }

    @Override
    public void charge(int place, double by) {
        int above = columns.strip(sorted[place]) + 1;
        singles.add(
                (float) by, atPoints, atPointsOf[place - first], stride, below, above * stride, stride, strips - above);
    }

    @Override
    public void meet(int place) {
        int s = columns.strip(sorted[place]);
        if (s > 0) {
            pairs[cellOf[place - first]].add(rows, (place - first) * rowStride, below, s * stride);
        }
    }

    /** Adds what was gathered, by super points. */
    void addTo(double[] matrix, SuperPoints points, MatrixProduct product) {
        for (int s = 1; s < strips; s++) {
            int width = points.width(s);
            double[] byNode = new double[width * rough.stride()];
            Expansion frame = rough.frame(s);
            for (int b = 0; b < frame.bands(); b++) {
                GatheredSingles ofCell = pairs[rough.cell(s, b)];
                product.addTransposed(
                        new Block(rough.toNodes(s), frame.firstColumn(b) * width, width),
                        Block.of(ofCell.sums(), rough.stride()),
                        frame.columns(b),
                        width,
                        rough.stride(),
                        Block.of(byNode, rough.stride()));
            }
            points.addFew(s, byNode, rough.stride(), matrix);
        }
    }
}
