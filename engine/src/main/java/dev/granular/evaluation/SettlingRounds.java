package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.compress.Compression;
import dev.granular.compress.Compressor;
import dev.granular.compress.nodes.ProbedPoint;
import dev.granular.compress.nodes.Representatives;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.PairSums;
import dev.granular.pair.Product;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Settles nodes in rounds: each compares sums and probes more tightly where the tolerance was missed. */
final class SettlingRounds {
    /** Points up to which all are probed to begin with. */
    private static final int ALL_PROBED = 400;

    /** Lattice of points that are probed to begin with, if windows are wide. */
    private static final int PROBED = 32;

    /** Its steps along Q, at most, and along Qd, at most, if windows are narrow. */
    private static final int MOST_PROBED = 128;

    private static final int MOST_PROBED_QD = 40;

    /** Part of the images that are allowed to have windows narrower than the lattice is wide. */
    private static final double NARROW = 0.05;

    /** Lattice of points on which sums are compared before they are at all points, and how many more at random. */
    private static final int CHECKED = 28;

    private static final int MORE_CHECKED = 100;

    /** Points up to which sums are compared at all of them from the beginning. */
    private static final int FEW_POINTS = 1000;

    /** Points from which on they are compared more roughly. */
    static final int MANY_POINTS = 20_000;

    /** Slices of MOS and layers of σ of the representatives on which sums are compared. */
    static final int SLICES = 48;

    static final int LAYERS = 8;

    /** Those of the representatives on which they are compared at very many points. */
    static final int FEWER_SLICES = 24;

    static final int FEWER_LAYERS = 5;

    /** Slices and layers of the representatives from which probes are drawn. */
    private static final int PROBE_SLICES = 36;

    private static final int PROBE_LAYERS = 5;

    /** Most models that are compared, spread evenly; fewer at very many points. */
    private static final int MODELS = 32;

    static final int FEWER_MODELS = 5;

    /** Times that nodes are settled, at most, before sums are compared at all points and after. */
    private static final int ROUNDS = 3;

    /** The same where all points are probed, which takes a moment. */
    private static final int MORE_ROUNDS = 6;

    /** Factor by which probes are tightened beyond the error seen, and its growth by round. */
    private static final double TIGHTER = 2;

    private static final double STEP = 4;

    /** Part of the tolerance that representatives may miss. */
    private static final double MARGIN = 0.5;

    /** Share of all points that may miss without another round. */
    static final double FEW_OVER = 0.02;

    /** Worst points that are probed more tightly at a time. */
    private static final int WORST = 1000;

    /** Largest tightness, and most by which it grows at a time. */
    private static final double MOST_TIGHT = 1e6;

    private static final double MOST_TIGHTER = 300;

    /** Tightness of a point that was not probed before. */
    private static final double TIGHT = 2;

    /** Ratio of the largest squared difference to the mean from which a point is probed more tightly. */
    private static final double EVEN = 1000;

    /** Reciprocal of the share of images at either end that the ratio leaves out. */
    private static final int STRAYS = 1000;

    /** Largest tightness to begin with. */
    private static final double MOST_UNEVEN = 1e4;

    /** Nodes, what was seen of their errors, and how many points missed. */
    private record Found(Compression compression, double[] seen, int over) {}

    private final RatedImages images;
    private final Set<Method> methods;
    private final double tolerance;
    private final List<SurfacePoint> points;
    private final double otherwise;
    private final TaskPool pool;
    private final Compressor compressor;
    private final Map<SurfacePoint, Double> probed = new LinkedHashMap<>();

    SettlingRounds(
            RatedImages images,
            RatedImages seen,
            Set<Method> methods,
            double tolerance,
            List<SurfacePoint> points,
            double otherwise,
            double gap,
            TaskPool pool) {
        this.images = images;
        this.methods = methods;
        this.tolerance = tolerance;
        this.points = points;
        this.otherwise = otherwise;
        this.pool = pool;
        Representatives few = Representatives.of(seen, PROBE_SLICES, PROBE_LAYERS);
        compressor = new Compressor(images, seen, methods, few, tolerance, gap);
        List<SurfacePoint> first = points.size() <= ALL_PROBED ? points : at(probed());
        double[] unevenness = unevenness(few, first);
        for (int k = 0; k < first.size(); k++) {
            probed.put(first.get(k), Math.clamp(unevenness[k] / EVEN, 1, MOST_UNEVEN));
        }
    }

    private List<SurfacePoint> at(List<Integer> numbers) {
        return numbers.stream().map(points::get).toList();
    }

    /** Returns a lattice that is finer the narrower windows are: images between its places would not be seen. */
    private List<Integer> probed() {
        double[] variance = images.variance().clone();
        Arrays.sort(variance);
        double narrow = Math.sqrt(variance[(int) (NARROW * variance.length)]);
        double[] mos = images.mos();
        double steps = Math.max(PROBED, (mos[mos.length - 1] - mos[0]) / narrow);
        return PointLattice.of(points, (int) Math.min(MOST_PROBED, steps), (int) Math.min(MOST_PROBED_QD, steps), 0);
    }

    /** Returns how many times its weighted mean the largest squared difference of MOS, or of ranks, is at points. */
    private double[] unevenness(Representatives some, List<SurfacePoint> at) {
        var layout = new PairStatistics(methods, 0);
        PairSums sums = new DirectSum(some.among(images, new int[0]), Optional.empty(), methods, pool.threads())
                .evaluate(at, pool, Progress.NONE);
        double[] most = new double[at.size()];
        for (int row = 0; row < layout.rows().size(); row++) {
            double[] values = layout.rows().get(row) instanceof Product.OfMos(Product.Scale scale)
                            && scale == Product.Scale.VALUES
                    ? images.mos()
                    : images.mosRank();
            // Strays are nodes of their own.
            int beyond = values.length / STRAYS;
            double range = values[values.length - 1 - beyond] - values[beyond];
            for (int k = 0; k < most.length; k++) {
                double mean = sums.mean(k, row);
                most[k] = mean > 0 ? Math.max(most[k], range * range / mean) : most[k];
            }
        }
        return most;
    }

    Optional<Settlement> settle() {
        boolean many = points.size() > MANY_POINTS;
        if (points.size() <= FEW_POINTS || !many && images.models() <= FEWER_MODELS) {
            return rounds(check(points, SLICES, LAYERS, MODELS)).map(found -> settled(found, found.seen));
        }
        List<Integer> lattice = PointLattice.of(points, CHECKED, CHECKED, MORE_CHECKED);
        var check = check(at(lattice), SLICES, LAYERS, MODELS);
        var every = check(points, many ? FEWER_SLICES : SLICES, many ? FEWER_LAYERS : LAYERS, FEWER_MODELS);
        return rounds(check).map(found -> checked(found, check, every));
    }

    /** Returns what comes of sums that are compared at all points. */
    private Settlement checked(Found found, RepresentativeCheck check, RepresentativeCheck all) {
        double[] seen = all.differences(found.compression, pool);
        List<Integer> over = all.over(seen, MARGIN * tolerance);
        if (over.size() > FEW_OVER * points.size()) {
            tighten(points, seen, over, TIGHTER);
            Optional<Found> again = rounds(check);
            if (again.isPresent()) {
                double[] then = all.differences(again.get().compression, pool);
                if (all.over(then, MARGIN * tolerance).size() < over.size()) {
                    return settled(again.get(), largest(then, check, again.get().seen));
                }
            }
        }
        return settled(found, largest(seen, check, found.seen));
    }

    private RepresentativeCheck check(List<SurfacePoint> at, int slices, int layers, int most) {
        return new RepresentativeCheck(
                images,
                Representatives.of(images, slices, layers),
                EvenSample.of(images.models(), most),
                methods,
                tolerance,
                at,
                pool);
    }

    /** Settles until few points miss; nothing if that takes longer than the direct sum. */
    private Optional<Found> rounds(RepresentativeCheck check) {
        Optional<Found> best = round(check);
        Optional<Found> last = best;
        int rounds = points.size() <= ALL_PROBED ? MORE_ROUNDS : ROUNDS;
        for (int round = 1; round < rounds && last.isPresent(); round++) {
            if (last.get().over <= FEW_OVER * check.points().size()) {
                break;
            }
            double[] seen = last.get().seen;
            var before = Map.copyOf(probed);
            tighten(check.points(), seen, check.over(seen, MARGIN * tolerance), TIGHTER + STEP * (round - 1));
            if (probed.equals(before)) {
                break;
            }
            last = round(check);
            if (last.isPresent() && last.get().over <= best.get().over) {
                best = last;
            }
        }
        return best;
    }

    Compression compression() {
        List<ProbedPoint> at = new ArrayList<>();
        probed.forEach((point, tightness) -> at.add(new ProbedPoint(point, tightness)));
        return compressor.settle(at, pool);
    }

    private Optional<Found> round(RepresentativeCheck check) {
        Compression compression = compression();
        if (compression.seconds(points.size()) > otherwise) {
            return Optional.empty();
        }
        double[] seen = check.differences(compression, pool);
        int over = check.over(seen, MARGIN * tolerance).size();
        return Optional.of(new Found(compression, seen, over));
    }

    private void tighten(List<SurfacePoint> at, double[] seen, List<Integer> over, double times) {
        for (int k : over.subList(0, Math.min(WORST, over.size()))) {
            double tighter = Math.min(MOST_TIGHTER, times * seen[k] / (MARGIN * tolerance));
            probed.merge(at.get(k), TIGHT, (was, _) -> Math.min(MOST_TIGHT, was * tighter));
        }
    }

    /** Probes all points more tightly. */
    void tighten(double times) {
        probed.replaceAll((_, tightness) -> times * tightness);
    }

    private double[] largest(double[] seen, RepresentativeCheck check, double[] seenThere) {
        Map<SurfacePoint, Double> there = new LinkedHashMap<>();
        for (int k = 0; k < seenThere.length; k++) {
            there.put(check.points().get(k), seenThere[k]);
        }
        return IntStream.range(0, seen.length)
                .mapToDouble(k -> {
                    double other = there.getOrDefault(points.get(k), Double.NaN);
                    return other > seen[k] || Double.isNaN(seen[k]) ? other : seen[k];
                })
                .toArray();
    }

    private Settlement settled(Found found, double[] seen) {
        return Settlement.settled(found.compression, seen, points, tolerance);
    }
}
