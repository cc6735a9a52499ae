package dev.granular.compress;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Turns images into super points. The nodes are settled first, from all images; then the same nodes can stand for all of
 * them or for some.
 */
public final class Compression {
    /** Share of the heap that the matrices may take. */
    private static final double HEAP_SHARE = 0.4;

    /** Matrices over a strip's nodes that are held at a time. */
    private static final double BLOCKS_IN_STRIP = 6;

    /** Super points per image above which the direct sum is no slower. */
    private static final double MOST_NODES = 0.25;

    /** Surface points that are probed to begin with, and at most. */
    private static final int PROBED_POINTS = 240;

    private static final int MOST_PROBED_POINTS = 4 * PROBED_POINTS;

    /** Images from which on the direct sum takes so long that however many probes are worth their while. */
    private static final int MANY = 100_000;

    /** Super points per probe above which the probes cannot have told all that are needed: σ is small everywhere. */
    private static final double MOST_PER_PROBE = 0.4;

    /** Super points per probe above which more probes are asked. */
    private static final double SAFE_PER_PROBE = 0.34;

    /** Strips that a byte can number. */
    private static final int MOST_STRIPS = Byte.MAX_VALUE;

    private final RatedImages images;
    private final Set<Method> methods;
    private final StripLayout strips;
    private final PlacedImages placed;
    private final PivotedQr fewest;
    private final double tolerance;
    private final MatrixProduct product = MatrixProduct.preferred();

    /**
     * Settles the nodes.
     *
     * @param tolerance what interpolation may do to a sum, relative to it
     * @param pool runs independent pieces of the work; the result does not depend on how
     */
    public Compression(RatedImages images, Set<Method> methods, double tolerance, TaskPool pool) {
        this.images = images;
        this.tolerance = tolerance;
        this.methods = methods;
        int points = PROBED_POINTS;
        var layout = new StripLayout(images, tolerance, points, pool);
        PivotedQr kept = layout.fewest();
        while (points < MOST_PROBED_POINTS && wantsMoreProbes(kept.chosen().length, layout)) {
            points *= 2;
            layout = new StripLayout(images, tolerance, points, pool);
            kept = layout.fewest();
        }
        strips = layout;
        fewest = kept;
        placed = strips.placed();
    }

    private boolean wantsMoreProbes(int superPoints, StripLayout layout) {
        boolean hopeless = superPoints > MOST_PER_PROBE * layout.probes() && images.size() < MANY;
        return superPoints > SAFE_PER_PROBE * layout.probes() && !hopeless && worthWhile(layout);
    }

    private boolean worthWhile(StripLayout layout) {
        return layout.mos().length <= MOST_NODES * images.size();
    }

    /** Number of super points. */
    public int superPoints() {
        return fewest.chosen().length;
    }

    /** Whether the super points are few enough to be trusted, to be worth their while, and to be held. */
    public boolean pays() {
        double pairs = (double) superPoints() * superPoints();
        for (Strip strip : strips.strips()) {
            pairs += BLOCKS_IN_STRIP * strip.nodes() * strip.nodes();
        }
        double bytes = (new PairStatistics(methods, images.models()).rows().size() + 2.0) * pairs * Double.BYTES;
        return worthWhile(strips)
                && strips.strips().size() <= MOST_STRIPS
                && superPoints() <= MOST_PER_PROBE * strips.probes()
                && bytes <= HEAP_SHARE * Runtime.getRuntime().maxMemory();
    }

    /**
     * Super points that stand for all images.
     *
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public CompressedSet all(TaskPool pool, Progress progress) {
        return compress(images, strips.strips(), placed, pool, progress);
    }

    /**
     * Super points, the same, that stand for some of the images, given by ascending position in MOS order, and models.
     *
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public CompressedSet some(int[] positions, int[] models, TaskPool pool, Progress progress) {
        var parts = new ArrayList<Strip>();
        for (Strip strip : strips.strips()) {
            parts.add(strip.over(below(positions, strip.from()), below(positions, strip.to())));
        }
        return compress(images.select(positions, models), parts, placed.select(positions), pool, progress);
    }

    private static int below(int[] positions, int bound) {
        int at = Arrays.binarySearch(positions, bound);
        return at < 0 ? -at - 1 : at;
    }

    private CompressedSet compress(
            RatedImages some, List<Strip> parts, PlacedImages own, TaskPool pool, Progress progress) {
        var statistics = new PairStatistics(methods, some.models());
        var sums = new StripSums(some, parts, own, statistics, pool, product, progress);
        var superPoints = new SuperPoints(sums.strips(), sums.frames(), fewest, tolerance, product);
        double[] keptMos = new double[superPoints()];
        double[] keptVariance = new double[keptMos.length];
        for (int k = 0; k < keptMos.length; k++) {
            keptMos[k] = strips.mos()[fewest.chosen()[k]];
            keptVariance[k] = strips.variance()[fewest.chosen()[k]];
        }
        var matrices = new NodeMatrices(sums.matrices(superPoints), superPoints.stride());
        return new CompressedSet(keptMos, keptVariance, statistics, matrices);
    }
}
