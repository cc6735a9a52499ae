package dev.granular.compress;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.PairSource;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.PairSums;
import dev.granular.pair.PairTile;
import dev.granular.pair.PointSum;
import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A set of images turned into super points, each pair of which has masses and statistics of its own. Evaluating a
 * surface point costs as many pairs as there are of super points, whatever the number of images was.
 */
public final class CompressedSet implements PairSource {
    /** Pieces into which the walk over all images is cut. */
    private static final int CHUNKS = 4;

    private final PairStatistics layout;
    private final double[] mos;
    private final double[] variance;
    private final double[] logWeight;
    private final int[] firstPartner;
    private final NodeMatrices matrices;

    private CompressedSet(StripLayout strips, PairStatistics layout, NodeMatrices matrices) {
        this.layout = layout;
        this.matrices = matrices;
        mos = new double[matrices.nodes];
        variance = new double[matrices.nodes];
        logWeight = new double[matrices.nodes];
        firstPartner = new int[matrices.nodes];
        for (Strip strip : strips.strips()) {
            int u = strip.firstNode();
            for (int k = u; k < u + strip.nodes(); k++) {
                firstPartner[k] = u;
            }
            for (Band band : strip.bands()) {
                u = place(band, strip, strips, u);
            }
        }
    }

    private int place(Band band, Strip strip, StripLayout strips, int first) {
        int u = first;
        for (int column : band.kept().chosen()) {
            switch (band) {
                case Band.Shared shared -> {
                    int deep = shared.logStd().size();
                    mos[u] = new Axis(strip.low(), strip.high(), shared.mosBasis(0)).node(column / deep);
                    variance[u] = Math.exp(2 * shared.logStd().node(column % deep));
                }
                case Band.Single single -> {
                    mos[u] = strips.images().mos()[single.images()[column]];
                    variance[u] = strips.images().variance()[single.images()[column]];
                }
            }
            u++;
        }
        return u;
    }

    /**
     * Compresses images for what {@code methods} need.
     *
     * @param tolerance what interpolation may do to a sum, relative to it
     * @param pool runs the independent pieces; the result does not depend on how
     */
    public static CompressedSet of(RatedImages images, Set<Method> methods, double tolerance, TaskPool pool) {
        var strips = new StripLayout(images, tolerance);
        var layout = new PairStatistics(methods, images.models());
        var matrices = new NodeMatrices(strips.nodes(), layout.rows().size());
        ImageBasis basis = strips.basis();
        MatrixProduct product = MatrixProduct.preferred();
        addMoments(images, strips, layout, basis, product, matrices, pool);
        NodeWeights weights = methods.contains(Method.KRCC)
                ? new NodeWeights(strips.strips(), basis, strips.weight(), pool)
                : new NodeWeights(List.of(), basis, strips.weight(), pool);
        for (int t = 0; t < layout.rows().size(); t++) {
            PairStatistics.Row row = layout.rows().get(t);
            if (row.product() == PairStatistics.Product.CONCORDANCE) {
                var concordance = new Concordance(
                        strips.strips(), basis, weights, strips.weight(), images.scoreRanks(row.model()), product);
                for (Consumer<NodeMatrices> result : pool.all(concordance.tasks(t, CHUNKS))) {
                    result.accept(matrices);
                }
            }
        }
        return new CompressedSet(strips, layout, matrices);
    }

    private static void addMoments(
            RatedImages images,
            StripLayout strips,
            PairStatistics layout,
            ImageBasis basis,
            MatrixProduct product,
            NodeMatrices matrices,
            TaskPool pool) {
        var moments = new Moments(images, layout);
        var tasks = new ArrayList<Callable<StripMoments>>();
        for (Strip strip : strips.strips()) {
            tasks.add(() -> new StripMoments(strip, basis, moments, strips.weight(), product));
        }
        List<StripMoments> parts = pool.all(tasks);
        int stride = matrices.stride;
        double[] lower = new double[(moments.size() + 1) * stride];
        for (int s = 0; s < parts.size(); s++) {
            Strip strip = strips.strips().get(s);
            int at = strip.firstNode();
            int nodes = strip.nodes();
            double[][] inside = parts.get(s).inside();
            for (int t = 0; t < inside.length; t++) {
                NodeMatrices.addBlock(inside[t], nodes, nodes, nodes, matrix(matrices, moments, t), stride, at, at);
            }
            int wide = MatrixProduct.padded(nodes);
            double[] charges = parts.get(s).charges(wide);
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
            product.addTransposed(z, stride, a, wide, rows, below, wide, block, wide);
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

    /** Evaluates every point on the super points. */
    public PairSums evaluate(List<SurfacePoint> points, int threads, Progress progress) {
        return new PointSum(this, layout, threads).evaluate(points, progress);
    }

    @Override
    public int size() {
        return mos.length;
    }

    @Override
    public double[] mos() {
        return mos;
    }

    @Override
    public double[] variance() {
        return variance;
    }

    @Override
    public double[] logWeight() {
        return logWeight;
    }

    @Override
    public int firstPartner(int row) {
        return firstPartner[row];
    }

    @Override
    public boolean hasMasses() {
        return true;
    }

    @Override
    public void describe(int row, int first, int from, int to, PairTile tile, int base) {
        int at = row * matrices.stride + first + from;
        for (int t = 0; t < matrices.statistics.length; t++) {
            System.arraycopy(
                    matrices.statistics[t], at, tile.statistics(), t * PairTile.PAIRS + base + from, to - from);
        }
        System.arraycopy(matrices.mass, at, tile.mass(), base + from, to - from);
        System.arraycopy(matrices.squareMass, at, tile.squareMass(), base + from, to - from);
    }
}
