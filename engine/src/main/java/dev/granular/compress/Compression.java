package dev.granular.compress;

import dev.granular.Method;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Turns images into super points. The nodes are settled first, from all images; then the same nodes can stand for all of
 * them or for some.
 */
public final class Compression {
    /** Pieces into which the walk over all images is cut. */
    private static final int CHUNKS = 4;

    /** Share of the heap that the matrices may take. */
    private static final double HEAP_SHARE = 0.4;

    /** Super points per image above which the direct sum is no slower. */
    private static final double MOST_NODES = 0.25;

    /** Super points per probe above which the probes cannot have told all that are needed: σ is small everywhere. */
    private static final double MOST_PER_PROBE = 0.4;

    private final RatedImages images;
    private final PairStatistics layout;
    private final StripLayout strips;
    private final ImageBasis basis;
    private final InterpolativeDecomposition fewest;
    private final double[] mos;
    private final double[] variance;
    private final TaskPool pool;
    private final MatrixProduct product = MatrixProduct.preferred();

    /**
     * Settles the nodes.
     *
     * @param tolerance what interpolation may do to a sum, relative to it
     * @param pool runs independent pieces of the work; the result does not depend on how
     */
    public Compression(RatedImages images, Set<Method> methods, double tolerance, TaskPool pool) {
        this.images = images;
        this.pool = pool;
        layout = new PairStatistics(methods, images.models());
        strips = new StripLayout(images, tolerance);
        basis = strips.basis();
        mos = new double[strips.nodes()];
        variance = new double[mos.length];
        int node = 0;
        for (Strip strip : strips.strips()) {
            for (Band band : strip.bands()) {
                node = place(band, strip, node);
            }
        }
        fewest = strips.fewest(mos, variance);
    }

    private int place(Band band, Strip strip, int first) {
        int u = first;
        for (int column : band.kept().chosen()) {
            switch (band) {
                case Band.Shared shared -> {
                    int deep = shared.logStd().size();
                    mos[u] = new Axis(strip.low(), strip.high(), shared.mosBasis(0)).node(column / deep);
                    variance[u] = Math.exp(2 * shared.logStd().node(column % deep));
                }
                case Band.Single single -> {
                    mos[u] = images.mos()[single.images()[column]];
                    variance[u] = images.variance()[single.images()[column]];
                }
            }
            u++;
        }
        return u;
    }

    /** Number of super points. */
    public int superPoints() {
        return fewest.rank();
    }

    /** Whether the super points are few enough to be trusted, to be worth their while, and to be held. */
    public boolean pays() {
        double bytes = (layout.rows().size() + 2.0) * mos.length * mos.length * Double.BYTES;
        return mos.length <= MOST_NODES * images.size()
                && fewest.rank() <= MOST_PER_PROBE * strips.probes()
                && bytes <= HEAP_SHARE * Runtime.getRuntime().maxMemory();
    }

    /** Super points that stand for all images. */
    public CompressedSet all() {
        return compress(images, strips.strips(), basis, strips.weight());
    }

    /** Super points, the same, that stand for some of the images, given by ascending position in MOS order. */
    public CompressedSet some(int[] positions) {
        var parts = new ArrayList<Strip>();
        for (Strip strip : strips.strips()) {
            parts.add(strip.over(below(positions, strip.from()), below(positions, strip.to())));
        }
        double[] weight =
                Arrays.stream(positions).mapToDouble(i -> strips.weight()[i]).toArray();
        return compress(images.select(positions), parts, basis.select(positions), weight);
    }

    private static int below(int[] positions, int bound) {
        int at = Arrays.binarySearch(positions, bound);
        return at < 0 ? -at - 1 : at;
    }

    private CompressedSet compress(RatedImages some, List<Strip> parts, ImageBasis own, double[] weight) {
        var matrices = new NodeMatrices(mos.length, layout.rows().size());
        addMoments(some, parts, own, weight, matrices);
        if (layout.methods().contains(Method.KRCC)) {
            addConcordance(some, parts, own, weight, matrices);
        }
        double[] keptMos = new double[fewest.rank()];
        double[] keptVariance = new double[keptMos.length];
        for (int k = 0; k < keptMos.length; k++) {
            keptMos[k] = mos[fewest.chosen()[k]];
            keptVariance[k] = variance[fewest.chosen()[k]];
        }
        return new CompressedSet(keptMos, keptVariance, layout, matrices.kept(fewest, product, pool));
    }

    private void addConcordance(
            RatedImages some, List<Strip> parts, ImageBasis own, double[] weight, NodeMatrices matrices) {
        var nodeWeights = new NodeWeights(parts, own, weight, pool);
        for (int t = 0; t < layout.rows().size(); t++) {
            PairStatistics.Row row = layout.rows().get(t);
            if (row.product() == PairStatistics.Product.CONCORDANCE) {
                var concordance =
                        new Concordance(parts, own, nodeWeights, weight, some.scoreRanks(row.model()), product);
                for (Consumer<NodeMatrices> result : pool.all(concordance.tasks(t, CHUNKS))) {
                    result.accept(matrices);
                }
            }
        }
    }

    private void addMoments(
            RatedImages some, List<Strip> strips, ImageBasis basis, double[] weight, NodeMatrices matrices) {
        var moments = new Moments(some, layout);
        var tasks = new ArrayList<Callable<StripMoments.Kept>>();
        for (Strip strip : strips) {
            tasks.add(() -> new StripMoments(strip, basis, moments, weight, product).kept());
        }
        List<StripMoments.Kept> parts = pool.all(tasks);
        int stride = matrices.stride;
        double[] lower = new double[(moments.size() + 1) * stride];
        for (int s = 0; s < parts.size(); s++) {
            Strip strip = strips.get(s);
            int at = strip.firstNode();
            int nodes = strip.nodes();
            double[][] inside = parts.get(s).inside();
            for (int t = 0; t < inside.length; t++) {
                NodeMatrices.addBlock(inside[t], nodes, nodes, nodes, matrix(matrices, moments, t), stride, at, at);
            }
            int wide = parts.get(s).wide();
            double[] charges = parts.get(s).charges();
            addBelow(lower, charges, wide, moments, matrices, strip, product);
            for (int m = 0; m <= moments.size(); m++) {
                System.arraycopy(charges, m * wide, lower, m * stride + at, nodes);
            }
        }
    }

    /** The matrix of the t-th form, then of the masses. */
    private static double[] matrix(NodeMatrices matrices, Moments moments, int t) {
        int forms = moments.forms().size();
        return t < forms
                ? matrices.statistics[moments.forms().get(t).row()]
                : t == forms ? matrices.mass : matrices.squareMass;
    }

    /** Pairs of an image in any lower strip and one in this: products of charges. */
    private static void addBelow(
            double[] lower,
            double[] charges,
            int wide,
            Moments moments,
            NodeMatrices matrices,
            Strip strip,
            MatrixProduct product) {
        int stride = matrices.stride;
        int below = Math.ceilDiv(strip.firstNode(), MatrixProduct.ROWS) * MatrixProduct.ROWS;
        double[] z = new double[4 * stride];
        double[] a = new double[4 * wide];
        for (int t = 0; t < moments.forms().size() + 2; t++) {
            double[] block = new double[below * wide];
            int rows = 4;
            if (t < moments.forms().size()) {
                StripMoments.expand(moments.forms().get(t), lower, stride, z, charges, wide, a, wide, strip.nodes());
            } else {
                int m = t == moments.forms().size() ? Moments.ONE : moments.size();
                System.arraycopy(lower, m * stride, z, 0, stride);
                System.arraycopy(charges, m * wide, a, 0, wide);
                rows = 1;
            }
            product.addTransposed(z, 0, stride, a, 0, wide, rows, below, wide, block, 0, wide);
            NodeMatrices.addBlock(
                    block,
                    wide,
                    strip.firstNode(),
                    strip.nodes(),
                    matrix(matrices, moments, t),
                    stride,
                    0,
                    strip.firstNode());
        }
    }
}
