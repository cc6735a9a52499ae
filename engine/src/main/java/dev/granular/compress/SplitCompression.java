package dev.granular.compress;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.compress.charge.Centres;
import dev.granular.compress.charge.Expansion;
import dev.granular.compress.charge.Interval;
import dev.granular.compress.charge.Moments;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.concord.RoughStrips;
import dev.granular.compress.nodes.SettledStrips;
import dev.granular.compress.nodes.Strip;
import dev.granular.kernel.Block;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.Product;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Turns images into super points part by part, at about the cost of all at once. Any pair is within one part or, as parts are
 * ranges of MOS with ties kept together, its order is known: so it is a product of charges. For concordance a second cut, by
 * score, does the same: pairs in different ranges of scores are products of charges, too, and those in one range but in
 * different parts are walked over.
 */
public final class SplitCompression {
    /** Rows of a product that are held at a time. */
    private static final int BLOCK = 256;

    private final SettledStrips settled;
    private final Set<Method> methods;
    private final MatrixProduct product = MatrixProduct.preferred();
    private final List<Expansion> frames;
    private final List<double[]> toNodes;
    private final SuperPoints points;
    private final RoughStrips rough;

    public SplitCompression(SettledStrips settled, Set<Method> methods) {
        this.settled = settled;
        this.methods = methods;
        List<Interval> strips = intervals(settled.strips(), (_, strip) -> new int[0][]);
        frames = strips.stream().map(strip -> new Expansion(strip, 0)).toList();
        toNodes = IntStream.range(0, frames.size())
                .mapToObj(s -> frames.get(s)
                        .toNodes(MatrixProduct.padded(settled.strips().get(s).nodes())))
                .toList();
        points = new SuperPoints(settled.strips(), toNodes, settled.nodes(), settled.tolerance(), product);
        rough = new RoughStrips(strips, frames, settled.size(), points);
    }

    private interface Sorted {
        int[][] of(int number, Strip strip);
    }

    private static List<Interval> intervals(List<Strip> strips, Sorted byScore) {
        return IntStream.range(0, strips.size())
                .mapToObj(s -> Interval.of(strips.get(s), byScore.of(s, strips.get(s))))
                .toList();
    }

    /** Returns where images belong. */
    public SettledStrips settled() {
        return settled;
    }

    /** Returns the number of super points. */
    public int superPoints() {
        return settled.nodes().size();
    }

    /**
     * Sums over a part.
     *
     * @param part number of the range of MOS
     * @param images all that have their MOS there
     * @param centres the same for all parts
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public PartSums part(int part, RatedImages images, Centres centres, TaskPool pool, Progress progress) {
        return part(part, images, settled.placed(images), centres, pool, progress);
    }

    private PartSums part(
            int part,
            RatedImages images,
            SettledStrips.Placed placed,
            Centres centres,
            TaskPool pool,
            Progress progress) {
        var statistics = new PairStatistics(methods, images.models());
        var moments = new Moments(images, statistics, centres);
        var sums =
                new StripSums(images, placed.strips(), placed.images(), statistics, moments, pool, product, progress);
        List<StripAssembly.NodeSums> tops = sums.tops();
        var pairs = new ArrayList<double[][]>();
        var segments = new ArrayList<PartSums.Segment>();
        for (int s = 0; s < placed.strips().size(); s++) {
            if (placed.strips().get(s).size() == 0) {
                pairs.add(new double[0][]);
            } else {
                StripAssembly.NodeSums top = tops.get(segments.size());
                pairs.add(top.pairs());
                segments.add(new PartSums.Segment(part, s, top.charges()));
            }
        }
        return new PartSums(images.size(), List.copyOf(pairs), List.copyOf(segments));
    }

    /**
     * Walks over a range of scores.
     *
     * @param images all that have their score there, ties included, in MOS order, with one model
     * @param part number of the range of MOS that each image is in, by position
     */
    public RangeSums range(RatedImages images, IntUnaryOperator part) {
        return range(images, settled.placed(images), part);
    }

    private RangeSums range(RatedImages images, SettledStrips.Placed placed, IntUnaryOperator part) {
        var walk = new RangeWalk(settled, images, placed, part, frames, product);
        double[] matrix = points.matrix();
        walk.addBetweenStrips(points, rough, matrix);
        walk.addWithinStrips(points, toNodes, matrix);
        return new RangeSums(images.size(), matrix, List.of(walk.segments(toNodes)));
    }

    /**
     * Turns images that stand for all into super points, as one part.
     *
     * @param images in MOS order, with the weights of those that each stands for
     * @param own weight of each image itself, by which it finds its place
     */
    public CompressedSet all(RatedImages images, double[] own, TaskPool pool) {
        SettledStrips.Placed placed = settled.placed(images, own);
        PartSums part = part(0, images, placed, Centres.of(images), pool, Progress.NONE);
        List<RangeSums> ranges = methods.contains(Method.KRCC)
                ? IntStream.range(0, images.models())
                        .mapToObj(m -> range(images.model(m), placed, _ -> 0))
                        .toList()
                : List.of();
        return combined(images.models(), part, ranges, pool);
    }

    /**
     * Puts everything together.
     *
     * @param parts sums of all parts
     * @param ranges for each model the sums of all of its ranges; none unless concordance is asked for
     */
    public CompressedSet combined(int models, PartSums parts, List<RangeSums> ranges, TaskPool pool) {
        var statistics = new PairStatistics(methods, models);
        List<Product> rows = statistics.rows();
        // Only what moments there are: their numbers do not depend on images.
        var moments = new Moments(RatedImages.none(models), statistics);
        var forms = new Moments.Form[rows.size() + 2];
        moments.forms().forEach(form -> forms[form.row()] = form);
        List<double[]> charges = pool.each(
                parts.segments(), segment -> points.charges(segment.strip(), segment.charges(), moments.size()));
        List<double[]> matrices =
                pool.each(IntStream.range(0, forms.length).boxed().toList(), t -> {
                    double[] matrix = points.matrix();
                    for (int s = 0; s < parts.pairs().size(); s++) {
                        if (parts.pairs().get(s).length > 0) {
                            points.addInside(s, parts.pairs().get(s)[t], matrix);
                        }
                    }
                    if (forms[t] != null) {
                        points.addBetween(forms[t], charges, matrix);
                    } else if (rows.get(t) instanceof Product.Concordance(int model)) {
                        add(ranges.get(model).matrix(), matrix);
                        addBetweenRanges(parts.segments(), ranges.get(model).ranges(), matrix);
                    }
                    return matrix;
                });
        return new CompressedSet(
                settled.nodes().mos(),
                settled.nodes().variance(),
                statistics,
                new NodeMatrices(matrices, points.stride()));
    }

    private static void add(double[] other, double[] matrix) {
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] += other[k];
        }
    }

    /**
     * Adds the pairs of different ranges and different segments: in the same order with those of lower ranges, in the opposite
     * one with those of higher ranges.
     */
    private void addBetweenRanges(List<PartSums.Segment> order, List<List<PartSums.Segment>> ranges, double[] matrix) {
        int stride = points.stride();
        double[][] above = new double[order.size()][stride];
        for (List<PartSums.Segment> range : ranges) {
            addCharges(order, range, 1, above);
        }
        double[][] signed = above;
        for (int s = 0; s < signed.length; s++) {
            for (int u = 0; u < stride; u++) {
                signed[s][u] = -signed[s][u];
            }
        }
        double[] before = new double[BLOCK * stride];
        double[] after = new double[BLOCK * stride];
        int rows = 0;
        for (List<PartSums.Segment> range : ranges) {
            double[][] own = new double[order.size()][stride];
            addCharges(order, range, 1, own);
            double[] running = new double[stride];
            for (int s = 0; s < own.length; s++) {
                System.arraycopy(running, 0, before, rows * stride, stride);
                System.arraycopy(own[s], 0, after, rows * stride, stride);
                if (++rows == BLOCK) {
                    multiply(before, after, rows, matrix);
                    rows = 0;
                }
                for (int u = 0; u < stride; u++) {
                    // Without its own range: those above count −1, those below 1.
                    running[u] += signed[s][u] + own[s][u];
                    signed[s][u] += 2 * own[s][u];
                }
            }
        }
        multiply(before, after, rows, matrix);
    }

    private void multiply(double[] before, double[] after, int rows, double[] matrix) {
        int stride = points.stride();
        product.addTransposed(
                Block.of(before, stride), Block.of(after, stride), rows, stride, stride, Block.of(matrix, stride));
    }

    /** Adds charges at super points of each segment, in the order of all; both are ascending. */
    private void addCharges(
            List<PartSums.Segment> order, List<PartSums.Segment> some, double factor, double[][] charges) {
        int place = 0;
        for (PartSums.Segment segment : some) {
            while (order.get(place).isBefore(segment)) {
                place++;
            }
            double[] ofSegment = points.charges(segment.strip(), segment.charges(), 1);
            for (int u = 0; u < ofSegment.length; u++) {
                charges[place][u] += factor * ofSegment[u];
            }
        }
    }
}
