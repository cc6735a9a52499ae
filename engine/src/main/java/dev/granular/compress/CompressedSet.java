package dev.granular.compress;

import dev.granular.Column;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.PairReader;
import dev.granular.pair.PairSource;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.PairSums;
import dev.granular.pair.PairTile;
import dev.granular.pair.PointSum;
import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * A set of images turned into super points, each pair of which has masses and statistics of its own. Evaluating a
 * surface point costs as many pairs as there are of super points, whatever the number of images was.
 */
public final class CompressedSet implements PairSource {
    private final PairStatistics layout;
    private final double[] mos;
    private final double[] variance;
    private final double[] logWeight;
    private final NodeMatrices matrices;

    /** Super points at nodes with this MOS and σ². */
    CompressedSet(double[] mos, double[] variance, PairStatistics layout, NodeMatrices matrices) {
        this.mos = mos;
        this.variance = variance;
        this.layout = layout;
        this.matrices = matrices;
        logWeight = new double[mos.length];
    }

    /**
     * Returns a set from what {@link #mos}, {@link #variance} and {@link #matrices} say; copies the matrices.
     *
     * @param matrices one for each row of the layout, then mass and squared mass
     */
    public static CompressedSet of(
            double[] mos, double[] variance, PairStatistics layout, List<List<Column>> matrices) {
        return new CompressedSet(mos, variance, layout, NodeMatrices.of(matrices));
    }

    /**
     * Views of the matrices' rows: one matrix for each row of the layout, then mass and squared mass. Element v of row u
     * stands for the pairs of an image at u and a later one at v.
     */
    public List<List<Column>> matrices() {
        return matrices.rows(size());
    }

    /** Returns one of the models alone; shares the matrices. */
    public CompressedSet model(int model) {
        int shared = layout.shared();
        int each = (layout.rows().size() - shared) / layout.models();
        var one = new PairStatistics(EnumSet.copyOf(layout.methods()), 1);
        return new CompressedSet(mos, variance, one, matrices.model(shared, shared + model * each, each));
    }

    /** Returns the models of sets of the same images on the same super points, side by side; shares the matrices. */
    public static CompressedSet joined(List<CompressedSet> sets) {
        CompressedSet first = sets.getFirst();
        var methods = EnumSet.copyOf(first.layout.methods());
        int models = sets.stream().mapToInt(set -> set.layout.models()).sum();
        NodeMatrices matrices =
                NodeMatrices.sideBySide(sets.stream().map(set -> set.matrices).toList(), first.layout.shared());
        return new CompressedSet(first.mos, first.variance, new PairStatistics(methods, models), matrices);
    }

    /** Returns the memory that the matrices take, in bytes. */
    public long bytes() {
        return matrices.bytes();
    }

    /** Returns whether both have the same super points. */
    public boolean hasNodesOf(CompressedSet other) {
        return Arrays.equals(mos, other.mos) && Arrays.equals(variance, other.variance);
    }

    /**
     * Evaluates every point on the super points.
     *
     * @throws java.util.concurrent.CancellationException if the listener asked to stop
     */
    public PairSums evaluate(List<SurfacePoint> points, int threads, Progress progress) {
        try (var pool = new TaskPool(threads)) {
            return evaluate(points, pool, progress);
        }
    }

    /** Returns the same, on the threads of a pool. */
    public PairSums evaluate(List<SurfacePoint> points, TaskPool pool, Progress progress) {
        return LatticeSum.suits(points) ? together(points, pool, progress) : oneByOne(points, pool, progress);
    }

    PairSums oneByOne(List<SurfacePoint> points, TaskPool pool, Progress progress) {
        return new PointSum(this, layout, pool).evaluate(points, progress);
    }

    private PairSums together(List<SurfacePoint> points, TaskPool pool, Progress progress) {
        var sums = new PairSums(layout, points.size());
        List<Integer> tooSmall = new LatticeSum(mos, variance, matrices).evaluate(points, sums, pool, progress);
        List<SurfacePoint> again = tooSmall.stream().map(points::get).toList();
        PairSums scaled = oneByOne(again, pool, Progress.NONE);
        for (int k = 0; k < again.size(); k++) {
            sums.copy(tooSmall.get(k), scaled, k);
        }
        return sums;
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
        return 0;
    }

    @Override
    public boolean hasMasses() {
        return true;
    }

    @Override
    public PairReader reader() {
        return this::describe;
    }

    private void describe(int row, int first, int from, int to, PairTile tile, int base) {
        int at = row * matrices.stride() + first + from;
        for (int t = 0; t < layout.rows().size(); t++) {
            System.arraycopy(matrices.statistic(t), at, tile.statistics(), t * PairTile.PAIRS + base + from, to - from);
        }
        System.arraycopy(matrices.mass(), at, tile.mass(), base + from, to - from);
        System.arraycopy(matrices.squareMass(), at, tile.squareMass(), base + from, to - from);
    }
}
