package dev.granular.compress.concord;

import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.kernel.Block;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.ProductRow;
import dev.granular.kernel.RunningRows;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;

/**
 * One model's concordance over pairs of images in different strips. Works like {@link PartConcordance}, but each strip has
 * columns of its own, which are taken to nodes. {@link WithinGroupConcordance} sums the pairs within a group.
 */
public final class StripConcordance {
    /** Groups whose charges are taken to nodes together. */
    private static final int BLOCK = 64;

    /** Images whose groups are walked together, at least. */
    private static final int WALKED = 512;

    private final StripColumns columns;
    private final int[] sorted;
    private final ScoreGroups groups;
    private final SuperPoints points;
    private final MatrixProduct product;
    private final RunningRows running = RunningRows.preferred();
    private final WithinGroupConcordance within;

    /** Places in the order by score where groups of the block begin, and where the last ends. */
    private final int[] starts = new int[BLOCK + 1];

    private int count;
    /** Of the block's groups, one after another, what each column counts. */
    private final double[] charges;

    private final double[] row;
    private final double[] scratch = new double[Expansion.SCRATCH];

    /**
     * @param rough for pairs within a group
     * @param sorted all images by ascending score
     * @param score ranks or scores, by position
     */
    public StripConcordance(
            StripColumns columns,
            RoughStrips rough,
            SuperPoints points,
            MatrixProduct product,
            int[] sorted,
            double[] score) {
        this.columns = columns;
        this.sorted = sorted;
        this.points = points;
        this.product = product;
        within = new WithinGroupConcordance(columns, rough, sorted);
        // So that no group has more than so much of any strip: what matters at a surface point may lie in one.
        double[] weights = columns.weights();
        groups = new ScoreGroups(
                sorted,
                score,
                image -> columns.images().weight(image) / weights[columns.strip(image)],
                rough.share() * columns.strips());
        row = new double[columns.widest() + ProductRow.ROOM];
        charges = new double[BLOCK * columns.stride()];
    }

    /**
     * Returns sums over pairs of different groups, less one for each pair of a group that is not tied, by nodes of the strips one
     * after another; and what {@link #addWithinGroups} adds is gathered.
     *
     * @param first where each strip's nodes begin, with room for whole vectors, and after the last their number
     */
    public double[] sums(int[] first) {
        int stride = first[columns.strips()];
        double[] sums = new double[stride * stride];
        double[] passed = new double[stride];
        double[] met = new double[BLOCK * stride];
        for (int place = 0; place < sorted.length; place = starts[count]) {
            starts[0] = place;
            count = 0;
            Arrays.fill(charges, 0);
            while (count < BLOCK && starts[count] < sorted.length) {
                TaskPool.checkpoint();
                int from = count;
                while (count < BLOCK && starts[count] < sorted.length && starts[count] - starts[from] < WALKED) {
                    starts[count + 1] = groups.end(starts[count]);
                    count++;
                }
                walk(from, count);
            }
            addBetweenGroups(first, passed, met, sums);
        }
        subtractAll(first, passed, sums);
        return sums;
    }

    /** Adds the pairs of images within groups, by super points: with what was subtracted before, the sign remains. */
    public void addWithinGroups(double[] matrix) {
        within.addTo(matrix, points, product);
    }

    /** Charges the images of some groups of the block, and walks over their pairs. */
    private void walk(int from, int to) {
        within.begin(starts[from], starts[to]);
        for (int g = from; g < to; g++) {
            charge(g);
        }
        within.takeToPoints();
        for (int g = from; g < to; g++) {
            if (!isTied(g)) {
                within.walk(groups, starts[g], starts[g + 1]);
            }
        }
    }

    private void charge(int group) {
        int offset = group * columns.stride();
        for (int place = starts[group]; place < starts[group + 1]; place++) {
            int image = sorted[place];
            int s = columns.strip(image);
            Expansion frame = columns.frame(s);
            int band = columns.images().band(image);
            frame.evaluate(columns.images(), image, scratch, row, 0);
            int size = MatrixProduct.padded(frame.columns(band));
            running.add(1, row, 0, size, charges, offset + columns.first(s) + frame.firstColumn(band), 0, 1);
            within.set(place, s, band, row);
        }
    }

    /** Images of lower groups count 2, those of a tied group 1, all others not at all. */
    private void addBetweenGroups(int[] first, double[] passed, double[] met, double[] sums) {
        int stride = first[columns.strips()];
        for (int s = 0; s < columns.strips(); s++) {
            int width = first[s + 1] - first[s];
            double[] own = byNode(s, width);
            if (s > 0) {
                product.addTransposed(
                        Block.of(met, stride),
                        Block.of(own, width),
                        count,
                        first[s],
                        width,
                        new Block(sums, first[s], stride));
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
        int stride = first[columns.strips()];
        for (int s = 1; s < columns.strips(); s++) {
            for (int u = 0; u < first[s]; u++) {
                for (int v = first[s]; v < first[s + 1]; v++) {
                    sums[u * stride + v] -= 0.25 * passed[u] * passed[v];
                }
            }
        }
    }

    /** Returns charges of a strip's nodes, group after group of the block. */
    private double[] byNode(int strip, int width) {
        double[] byNode = new double[BLOCK * width];
        int size = columns.frame(strip).columns();
        double[] turned = new double[size * BLOCK];
        for (int c = 0; c < size; c++) {
            for (int r = 0; r < count; r++) {
                turned[c * BLOCK + r] = charges[r * columns.stride() + columns.first(strip) + c];
            }
        }
        product.addTransposed(
                Block.of(turned, BLOCK),
                Block.of(points.toNodes(strip), width),
                size,
                BLOCK,
                width,
                Block.of(byNode, width));
        return byNode;
    }
}
