package dev.granular.compress.charge;

import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.OrderedPairs;
import dev.granular.kernel.ProductRow;
import java.util.Arrays;
import java.util.List;

/**
 * What is left of the pairs within small parts after half of all pairs of their images, either first, was summed from
 * charges: minus half of each image with itself and, since the order of a pair matters, half the difference between the
 * pairs in their order and the other way round. A part is so narrow that the order matters little, so that very few
 * columns are enough for the difference.
 */
public final class OrderCorrection {
    /** The order of two images changes their pair's weight by up to so many times their distance, in units of σ. */
    private static final double ORDER = 16;

    /** Enough doublings to leave one column. */
    private static final int MOST_NARROW = 32;

    private final PlacedImages images;
    private final Moments moments;
    private final Expansion frame;
    private final int[] columnsIn;
    private final boolean ordered;
    private final OrderedPairs kernel = OrderedPairs.preferred();
    private final int lanes;
    private final double[] running;
    /** Statistic f of columns c and d: element {@code (c·columns + d)·lanes + f}. */
    private final double[] pairs;
    /** Of images with themselves, weight and squared weight, by columns c and d: {@code c·columns + d}. */
    private final double[] mass;

    private final double[] squareMass;

    /** Numbers of the moments that make up the forms. */
    private final int[] places;

    private final double[] ofImage;
    private final double[] ofForms;
    private final double[] row;
    private final double[] scratch = new double[Expansion.SCRATCH];

    /**
     * @param interval what the parts belong to
     * @param fine frame of its sums
     */
    public OrderCorrection(
            PlacedImages images, Moments moments, Interval interval, Expansion fine, List<Interval> parts) {
        this.images = images;
        this.moments = moments;
        double heaviest = 0;
        double widest = 0;
        for (Interval part : parts) {
            heaviest = Math.max(heaviest, images.weight(part.from(), part.to()));
            widest = Math.max(widest, images.mos(part.to() - 1) - images.mos(part.from()));
        }
        ordered = widest > 0;
        Strip strip = interval.strip();
        int slack = Expansion.slack(strip.weight(), heaviest);
        int narrow = ordered ? Expansion.slack(strip.leastStd(), ORDER * widest) : 0;
        frame = new Expansion(interval, slack + Math.min(narrow, MOST_NARROW));
        columnsIn = frame.columnsIn(fine);
        int columns = frame.columns();
        lanes = Math.ceilDiv(moments.forms().size(), OrderedPairs.LANES) * OrderedPairs.LANES;
        running = new double[columns * OrderedPairs.MOMENTS * lanes];
        pairs = new double[columns * columns * lanes];
        mass = new double[columns * columns];
        squareMass = new double[columns * columns];
        places = moments.places(lanes);
        ofImage = new double[moments.size()];
        ofForms = new double[OrderedPairs.MOMENTS * lanes];
        row = new double[frame.mostColumns() + ProductRow.ROOM];
    }

    /** Adds a part's pairs. */
    public void add(Interval part) {
        Arrays.fill(running, 0);
        int columns = frame.columns();
        for (int i = part.from(); i < part.to(); i++) {
            int first = frame.firstColumn(images.band(i));
            int count = frame.columns(images.band(i));
            frame.evaluate(images, i, scratch, row, 0);
            double square = images.weight(i) * images.weight(i);
            for (int c = 0; c < count; c++) {
                for (int d = 0; d < count; d++) {
                    double own = row[c] * row[d];
                    int at = (first + c) * columns + first + d;
                    mass[at] += own;
                    squareMass[at] += square * own;
                }
            }
            if (ordered) {
                moments.of(i, images.weight(i), ofImage);
                for (int k = 0; k < ofForms.length; k++) {
                    ofForms[k] = ofImage[places[k]];
                }
                kernel.add(running, pairs, columns, first, count, row, 0, ofForms, lanes);
            }
        }
    }

    /** Adds all that was summed. */
    public void addTo(ExpansionSums sums) {
        int columns = frame.columns();
        List<Moments.Form> forms = moments.forms();
        for (int f = 0; f < forms.size(); f++) {
            double[] to = sums.sums()[forms.get(f).row()];
            for (int c = 0; c < columns; c++) {
                for (int d = 0; d < columns; d++) {
                    double there = pairs[(c * columns + d) * lanes + f];
                    double back = pairs[(d * columns + c) * lanes + f];
                    to[columnsIn[c] * sums.stride() + columnsIn[d]] += 0.5 * (there - back);
                }
            }
        }
        double[][] all = sums.sums();
        for (int c = 0; c < columns; c++) {
            for (int d = 0; d < columns; d++) {
                int at = columnsIn[c] * sums.stride() + columnsIn[d];
                all[all.length - 2][at] -= 0.5 * mass[c * columns + d];
                all[all.length - 1][at] -= 0.5 * squareMass[c * columns + d];
            }
        }
    }
}
