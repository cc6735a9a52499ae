package dev.granular.compress;

import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.pair.PairSource;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.PairSums;
import dev.granular.pair.PairTile;
import dev.granular.pair.PointSum;
import dev.granular.pair.RatedImages;
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
    private final int[] firstPartner;
    private final NodeMatrices matrices;

    /** A set of super points at the nodes of {@code strips}, with these matrices. */
    CompressedSet(List<Strip> strips, RatedImages images, PairStatistics layout, NodeMatrices matrices) {
        this.layout = layout;
        this.matrices = matrices;
        mos = new double[matrices.nodes];
        variance = new double[matrices.nodes];
        logWeight = new double[matrices.nodes];
        firstPartner = new int[matrices.nodes];
        for (Strip strip : strips) {
            int u = strip.firstNode();
            for (int k = u; k < u + strip.nodes(); k++) {
                firstPartner[k] = strip.firstNode();
            }
            for (Band band : strip.bands()) {
                u = place(band, strip, images, u);
            }
        }
    }

    private int place(Band band, Strip strip, RatedImages images, int first) {
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
