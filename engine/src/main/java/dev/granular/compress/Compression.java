package dev.granular.compress;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.compress.charge.Moments;
import dev.granular.compress.charge.SuperPoints;
import dev.granular.compress.concord.RoughStrips;
import dev.granular.compress.nodes.NodeChoice;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.Representatives;
import dev.granular.compress.nodes.SettledStrips;
import dev.granular.compress.nodes.Strip;
import dev.granular.compress.nodes.StripLayout;
import dev.granular.kernel.MatrixProduct;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Turns images into super points: nodes that were settled from all images can stand for all of them or for representatives. */
public final class Compression {
    /** Multiply-adds, roughly, for an image and a model whose concordance is summed. */
    private static final double FOR_AN_IMAGE = 2e4;

    /** Times that as much is done as making matrices takes: rounds of choosing nodes and checking them, then all images. */
    private static final double CHECKS = 6;

    /** Seconds, roughly, for a multiply-add of a matrix product. */
    private static final double FOR_AN_OPERATION = 1e-10;

    /** Matrices over a strip's nodes that are held at a time. */
    private static final double BLOCKS_IN_STRIP = 6;

    private final RatedImages images;
    private final Set<Method> methods;
    private final StripLayout layout;
    private final PlacedImages placed;
    private final NodeChoice choice;
    private final double tolerance;
    private final MatrixProduct product = MatrixProduct.preferred();

    Compression(RatedImages images, Set<Method> methods, StripLayout layout, NodeChoice choice, double tolerance) {
        this.images = images;
        this.methods = methods;
        this.layout = layout;
        this.choice = choice;
        this.tolerance = tolerance;
        placed = layout.placed();
    }

    private Compression(Compression other, RatedImages images) {
        this.images = images;
        methods = other.methods;
        layout = other.layout;
        choice = other.choice;
        tolerance = other.tolerance;
        placed = other.placed;
    }

    /** Returns the same nodes, for the same images with other models. */
    public Compression with(RatedImages sameImages) {
        return new Compression(this, sameImages);
    }

    /** Returns the number of super points. */
    public int superPoints() {
        return choice.size();
    }

    /** Returns bytes that matrices take, at most at a time. */
    public double bytes() {
        return bytes(images.models());
    }

    /** Returns the same for another number of models. */
    public double bytes(int models) {
        double pairs = matrices(models) * superPoints() * (double) superPoints() + (double) nodes() * nodes();
        for (Strip strip : layout.strips()) {
            pairs += BLOCKS_IN_STRIP * strip.nodes() * strip.nodes();
        }
        return pairs * Double.BYTES;
    }

    /** Estimates processor seconds of checks, of compressing all images, and of evaluating {@code points} points. */
    public double seconds(int points) {
        return seconds(images.models(), points);
    }

    /** Returns the same for another number of models. */
    public double seconds(int models, int points) {
        double nodes = nodes();
        double squares = (double) superPoints() * superPoints();
        int ordered = methods.contains(Method.KRCC) ? models : 0;
        double inside = matrices(models) * nodes * squares;
        double between = ordered * (0.5 * nodes * nodes * superPoints() + nodes * squares);
        double walks = ordered * images.size() * FOR_AN_IMAGE;
        return (CHECKS * (inside + between) + walks + points * matrices(models) * squares) * FOR_AN_OPERATION;
    }

    private int nodes() {
        return layout.strips().stream().mapToInt(Strip::nodes).sum();
    }

    private double matrices(int models) {
        return new PairStatistics(methods, models).rows().size() + 2.0;
    }

    /**
     * Returns super points that stand for all images.
     *
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public CompressedSet all(TaskPool pool, Progress progress) {
        var whole = new ArrayList<Strip>();
        for (Strip strip : layout.strips()) {
            whole.add(strip.over(strip.from(), strip.to(), placed.weight(strip.from(), strip.to())));
        }
        return compress(images, whole, placed, pool, progress);
    }

    /** Returns super points, the same, of some models, where some of the images stand for all. */
    public CompressedSet some(Representatives some, int[] models, TaskPool pool, Progress progress) {
        PlacedImages own = placed.select(some.positions(), some.mass());
        return compress(some.among(images, models), parts(some.positions(), own), own, pool, progress);
    }

    private List<Strip> parts(int[] positions, PlacedImages own) {
        var parts = new ArrayList<Strip>();
        for (Strip strip : layout.strips()) {
            int from = below(positions, strip.from());
            int to = below(positions, strip.to());
            parts.add(strip.over(from, to, own.weight(from, to)));
        }
        return parts;
    }

    /**
     * Returns nodes that any image finds its place among.
     *
     * @param counts images that each image stands for
     */
    public SettledStrips settled(double[] counts) {
        double size = Arrays.stream(counts).sum();
        double slack = RoughStrips.slack(Math.round(size), layout.strips().size(), tolerance);
        return layout.settled(choice, counts, slack * tolerance);
    }

    private static int below(int[] positions, int bound) {
        int at = Arrays.binarySearch(positions, bound);
        return at < 0 ? -at - 1 : at;
    }

    private CompressedSet compress(
            RatedImages some, List<Strip> parts, PlacedImages own, TaskPool pool, Progress progress) {
        var statistics = new PairStatistics(methods, some.models());
        var sums = new StripSums(some, parts, own, statistics, new Moments(some, statistics), pool, product, progress);
        var superPoints = new SuperPoints(sums.strips(), sums.toNodes(), choice, tolerance, product);
        var matrices = new NodeMatrices(sums.matrices(superPoints), superPoints.stride());
        return new CompressedSet(choice.mos(), choice.variance(), statistics, matrices);
    }
}
