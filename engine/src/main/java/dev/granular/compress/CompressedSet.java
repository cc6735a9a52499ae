package dev.granular.compress;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.compress.Moments.Form;
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
        switch (band) {
            case Band.Shared shared -> {
                var axis = new Axis(strip.low(), strip.high(), shared.mosBasis(0));
                for (int m = 0; m < axis.size(); m++) {
                    for (int v = 0; v < shared.logStd().size(); v++) {
                        mos[u] = axis.node(m);
                        variance[u++] = Math.exp(2 * shared.logStd().node(v));
                    }
                }
            }
            case Band.Single(int[] images) -> {
                for (int i : images) {
                    mos[u] = strips.images().mos()[i];
                    variance[u++] = strips.images().variance()[i];
                }
            }
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
        for (int t = 0; t < layout.rows().size(); t++) {
            PairStatistics.Row row = layout.rows().get(t);
            if (row.product() == PairStatistics.Product.CONCORDANCE) {
                var concordance = new Concordance(
                        strips.strips(), basis, strips.weight(), images.scoreRanks(row.model()), product);
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
            StripMoments part = parts.get(s);
            Strip strip = strips.strips().get(s);
            int at = strip.firstNode();
            for (int t = 0; t < part.inside.length; t++) {
                NodeMatrices.addBlock(
                        part.inside[t],
                        part.stride(),
                        strip.nodes(),
                        strip.nodes(),
                        matrix(matrices, moments, t),
                        stride,
                        at,
                        at);
            }
            addBelow(lower, part, moments, matrices, strip, product);
            for (int m = 0; m <= moments.size(); m++) {
                System.arraycopy(part.charges, m * part.stride(), lower, m * stride + at, strip.nodes());
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
            StripMoments part,
            Moments moments,
            NodeMatrices matrices,
            Strip strip,
            MatrixProduct product) {
        int stride = matrices.stride;
        int below = Math.ceilDiv(strip.firstNode(), MatrixProduct.ROWS) * MatrixProduct.ROWS;
        if (below == 0) {
            return;
        }
        double[] z = new double[4 * stride];
        double[] a = new double[4 * part.stride()];
        for (int t = 0; t < part.inside.length; t++) {
            double[] block = new double[below * part.stride()];
            if (t < moments.forms().size()) {
                Form form = moments.forms().get(t);
                StripMoments.expand(
                        form, lower, stride, z, part.charges, part.stride(), a, part.stride(), strip.nodes());
                product.addTransposed(z, stride, a, part.stride(), 4, below, part.stride(), block, part.stride());
            } else {
                int m = t == moments.forms().size() ? Moments.ONE : moments.size();
                System.arraycopy(lower, m * stride, z, 0, stride);
                System.arraycopy(part.charges, m * part.stride(), a, 0, part.stride());
                product.addTransposed(z, stride, a, part.stride(), 1, below, part.stride(), block, part.stride());
            }
            NodeMatrices.addBlock(
                    block,
                    part.stride(),
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
