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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A set of images turned into super points, each pair of which has masses and statistics of its own. Evaluating a
 * surface point costs as many pairs as there are of super points, whatever the number of images was.
 */
public final class CompressedSet implements PairSource {
    /** Pieces into which the walk over all images is cut. */
    private static final int CHUNKS = 4;

    /** Below this, Σw at a point of a grid is too near to what doubles can hold, and is taken anew with its own scale. */
    private static final double FAINT = 1e-100;

    private final PairStatistics layout;
    private final double[] mos;
    private final double[] variance;
    private final double[] logWeight;
    private final int[] firstPartner;
    /** First node of each strip, and after the last. */
    private final int[] strips;

    private final NodeMatrices matrices;

    private CompressedSet(StripLayout layout, PairStatistics statistics, NodeMatrices matrices) {
        this.layout = statistics;
        this.matrices = matrices;
        strips = new int[layout.strips().size() + 1];
        mos = new double[matrices.nodes];
        variance = new double[matrices.nodes];
        logWeight = new double[matrices.nodes];
        firstPartner = new int[matrices.nodes];
        for (int s = 0; s < layout.strips().size(); s++) {
            StripNodes nodes = layout.strips().get(s);
            int first = layout.firstNode(s);
            strips[s + 1] = first + nodes.size();
            for (int k = 0; k < nodes.size(); k++) {
                int column = nodes.columns()[k];
                mos[first + k] = nodes.frame().mos(layout.places(), column);
                variance[first + k] = Math.exp(2 * nodes.frame().logStd(layout.places(), column));
                firstPartner[first + k] = first;
            }
        }
    }

    /**
     * Compresses images for what {@code methods} need.
     *
     * @param tolerance what interpolation may do to a sum, relative to it
     * @param pool runs the independent pieces; the result does not depend on how
     */
    public static CompressedSet of(RatedImages images, Set<Method> methods, double tolerance, TaskPool pool) {
        var strips = new StripLayout(images, tolerance, MatrixProduct.preferred(), pool);
        var layout = new PairStatistics(methods, images.models());
        var matrices = new NodeMatrices(strips.nodes(), layout.rows().size());
        addMoments(images, strips, layout, matrices, pool);
        addConcordance(images, strips, layout, matrices, pool);
        return new CompressedSet(strips, layout, matrices);
    }

    private static void addConcordance(
            RatedImages images, StripLayout strips, PairStatistics layout, NodeMatrices matrices, TaskPool pool) {
        int[] rows = IntStream.range(0, layout.rows().size())
                .filter(t -> layout.rows().get(t).product() == PairStatistics.Product.CONCORDANCE)
                .toArray();
        List<ScoreOrder> models = pool.all(Arrays.stream(rows)
                .mapToObj(t -> (Callable<ScoreOrder>) () ->
                        new ScoreOrder(images.scoreRanks(layout.rows().get(t).model())))
                .toList());
        List<int[][]> sorted = pool.all(models.stream()
                .map(model -> (Callable<int[][]>) () -> model.byStrip(strips.strips()))
                .toList());
        var tasks = new ArrayList<Callable<double[][]>>();
        for (int s = 0; s < strips.strips().size(); s++) {
            int strip = s;
            tasks.add(() -> new InsideStrip(strips, strip, models)
                    .sums(sorted.stream().map(byStrip -> byStrip[strip]).toArray(int[][]::new)));
        }
        List<double[][]> inside = pool.all(tasks);
        for (int m = 0; m < rows.length; m++) {
            double[] matrix = matrices.statistics[rows[m]];
            for (int s = 0; s < inside.size(); s++) {
                StripNodes nodes = strips.strips().get(s);
                int at = strips.firstNode(s);
                int size = nodes.size();
                NodeMatrices.addBlock(inside.get(s)[m], 0, nodes.stride(), size, size, matrix, matrices.nodes, at, at);
            }
            // One model after another: every chunk holds a matrix of its own until it is added.
            pool.all(new AcrossStrips(strips, models.get(m)).tasks(CHUNKS)).forEach(sums -> sums.accept(matrix));
        }
    }

    private static void addMoments(
            RatedImages images, StripLayout strips, PairStatistics layout, NodeMatrices matrices, TaskPool pool) {
        var moments = new Moments(images, layout);
        var tasks = new ArrayList<Callable<StripMoments>>();
        for (int s = 0; s < strips.strips().size(); s++) {
            int strip = s;
            tasks.add(() -> new StripMoments(strips, strip, moments));
        }
        List<StripMoments> parts = pool.all(tasks);
        for (int b = 0; b < parts.size(); b++) {
            StripMoments higher = parts.get(b);
            int size = strips.strips().get(b).size();
            int column = strips.firstNode(b);
            for (int t = 0; t < higher.inside.length; t++) {
                double[] matrix = matrix(matrices, moments, t);
                NodeMatrices.addBlock(
                        higher.inside[t], 0, higher.stride(), size, size, matrix, matrices.nodes, column, column);
                for (int a = 0; a < b; a++) {
                    double[] block = parts.get(a).outer(higher, t);
                    NodeMatrices.addBlock(
                            block,
                            0,
                            higher.stride(),
                            strips.strips().get(a).size(),
                            size,
                            matrix,
                            matrices.nodes,
                            strips.firstNode(a),
                            column);
                }
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

    /**
     * Evaluates all points of a grid at once, which costs less than one after another; the Q index runs slowest.
     *
     * @param q qualities, MOS units
     * @param qd quality differences, MOS units
     * @param pool runs the independent pieces; the result does not depend on how
     */
    public PairSums evaluateGrid(double[] q, double[] qd, TaskPool pool) {
        var grid = new GridEvaluation(this, matrices, strips, q, MatrixProduct.preferred());
        List<double[]> rows = pool.all(grid.tasks(qd));
        var result = new PairSums(layout, q.length * qd.length);
        int width = 2 + matrices.statistics.length;
        var faint = new ArrayList<Integer>();
        for (int k = 0; k < q.length; k++) {
            for (int d = 0; d < qd.length; d++) {
                result.add(k * qd.length + d, rows.get(d), k * width);
                if (!(rows.get(d)[k * width] > FAINT)) {
                    faint.add(k * qd.length + d);
                }
            }
        }
        List<SurfacePoint> points = faint.stream()
                .map(k -> new SurfacePoint(q[k / qd.length], qd[k % qd.length]))
                .toList();
        PairSums again = evaluate(points, 1, Progress.NONE);
        for (int k = 0; k < points.size(); k++) {
            result.copy(faint.get(k), again, k);
        }
        return result;
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
        int at = row * matrices.nodes + first + from;
        for (int t = 0; t < matrices.statistics.length; t++) {
            System.arraycopy(
                    matrices.statistics[t], at, tile.statistics(), t * PairTile.PAIRS + base + from, to - from);
        }
        System.arraycopy(matrices.mass, at, tile.mass(), base + from, to - from);
        System.arraycopy(matrices.squareMass, at, tile.squareMass(), base + from, to - from);
    }
}
