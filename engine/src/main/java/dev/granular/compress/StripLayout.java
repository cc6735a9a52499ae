package dev.granular.compress;

import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts images into strips of MOS and bands of σ, and gives each as many nodes as the tolerance needs: strips are halved
 * until they are narrow beside every σ that more than a few of their images have.
 */
final class StripLayout {
    /** Widest strip, in units of the narrowest σ that shares nodes. */
    private static final double WIDTH = 4;

    /** Largest ratio of σ within a band. */
    private static final double BAND_RATIO = 2;

    /** No more images of a band than this are left to be their own nodes. */
    private static final int SINGLES = 32;

    /** Part of the tolerance that a column left out of the nodes may cost. */
    private static final double LEFT_OUT = 0.01;

    /** Images that tell how much use is made of a node. */
    private static final int USE_SAMPLE = 512;

    /** Use that every node is taken to have at least, as a share of its cell's weight. */
    private static final double LEAST_USE = 1e-3;

    private final RatedImages images;
    private final WeightProbes probes;
    private final TaskPool pool;
    /** What a cell's interpolation may do to a sum, relative to it. */
    private final double tolerance;

    /** What leaving columns out may do to a sum, relative to it, by each column. */
    private final double keepTolerance;

    private final byte[] bandOf;
    private final double[] weight;
    private final List<Strip> strips = new ArrayList<>();
    private final double[] mos;
    private final double[] variance;
    /** Weight of the images that make use of a node, by node. */
    private final double[] use;

    /** Where a strip begins and ends, and its images by σ. */
    private record Cut(int from, int to, List<int[]> groups) {}

    /** A strip whose number of nodes before it is not known yet, and its nodes. */
    private record Built(Strip strip, Columns nodes) {}

    /**
     * @param tolerance what interpolation may do to a sum, relative to it
     * @param points surface points at which probes are taken
     */
    StripLayout(RatedImages images, double tolerance, int points, TaskPool pool) {
        this.images = images;
        this.tolerance = tolerance;
        this.pool = pool;
        keepTolerance = LEFT_OUT * tolerance;
        probes = new WeightProbes(images, points);
        bandOf = new byte[images.size()];
        weight = new double[images.size()];
        Arrays.setAll(weight, i -> Math.exp(images.logWeight()[i] * Math.log(2)));
        var cuts = new ArrayList<Cut>();
        divide(0, images.size(), cuts);
        List<Built> built = pool.each(cuts, this::build);
        int nodes = built.stream().mapToInt(b -> b.strip.nodes()).sum();
        mos = new double[nodes];
        variance = new double[nodes];
        use = new double[nodes];
        int node = 0;
        for (Built strip : built) {
            strips.add(strip.strip.startingAt(node));
            for (int k = 0; k < strip.nodes.size(); k++) {
                mos[node] = strip.nodes.mos(k);
                variance[node] = strip.nodes.variance(k);
                use[node++] = strip.nodes.use(k);
            }
        }
    }

    List<Strip> strips() {
        return strips;
    }

    /** MOS of all nodes. */
    double[] mos() {
        return mos;
    }

    /** σ² of all nodes. */
    double[] variance() {
        return variance;
    }

    /** Which nodes are enough for evaluation: between all strips, many follow from others. */
    PivotedQr fewest() {
        var all = new Columns();
        for (int u = 0; u < mos.length; u++) {
            all.add(mos[u], variance[u], use[u]);
        }
        return all.decompose(probes, probes.all(), keepTolerance);
    }

    /** Number of probes that told which nodes are needed. */
    int probes() {
        return probes.count();
    }

    PlacedImages placed() {
        return new PlacedImages(images, weight, strips, bandOf, pool);
    }

    private void divide(int from, int to, List<Cut> cuts) {
        double low = images.mos()[from];
        double high = images.mos()[to - 1];
        List<int[]> groups = bySpread(from, to);
        if (low < high) {
            for (int[] group : groups) {
                if (group.length > SINGLES && high - low > WIDTH * std(group[0])) {
                    int middle = firstAtOrAbove(0.5 * (low + high), from, to);
                    divide(from, middle, cuts);
                    divide(middle, to, cuts);
                    return;
                }
            }
        }
        cuts.add(new Cut(from, to, groups));
    }

    private Built build(Cut cut) {
        double low = images.mos()[cut.from];
        double high = images.mos()[cut.to - 1];
        double stripWeight = 0;
        for (int i = cut.from; i < cut.to; i++) {
            stripWeight += weight[i];
        }
        var bands = new ArrayList<Band>();
        var columns = new Columns();
        boolean[] near = new boolean[probes.count()];
        for (int[] group : cut.groups) {
            for (int i : group) {
                bandOf[i] = (byte) bands.size();
            }
            bands.add(band(group, low, high, stripWeight, columns, near));
        }
        int[] relevant = IntStream.range(0, near.length).filter(k -> near[k]).toArray();
        InterpolativeDecomposition kept =
                columns.decompose(probes, relevant, keepTolerance).all();
        return new Built(new Strip(cut.from, cut.to, low, high, List.copyOf(bands), kept, 0), columns.kept(kept));
    }

    /** Images of a strip in groups of ascending σ, each within {@link #BAND_RATIO}; the first has the group's least σ. */
    private List<int[]> bySpread(int from, int to) {
        double[] variance = images.variance();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = from; i < to; i++) {
            least = Math.min(least, variance[i]);
            most = Math.max(most, variance[i]);
        }
        int count = Math.max(1, (int) Math.ceil(Math.log(most / least) / (2 * Math.log(BAND_RATIO)) - 1e-9));
        double[] bounds = new double[count - 1];
        for (int g = 0; g < bounds.length; g++) {
            bounds[g] = least * Math.pow(most / least, (g + 1.0) / count);
        }
        byte[] groupOf = new byte[to - from];
        int[] sizes = new int[count];
        for (int i = from; i < to; i++) {
            int g = 0;
            while (g < bounds.length && variance[i] >= bounds[g]) {
                g++;
            }
            groupOf[i - from] = (byte) g;
            sizes[g]++;
        }
        int[][] groups = new int[count][];
        Arrays.setAll(groups, g -> new int[sizes[g]]);
        Arrays.fill(sizes, 0);
        for (int i = from; i < to; i++) {
            int g = groupOf[i - from];
            groups[g][sizes[g]++] = i;
        }
        var present = new ArrayList<int[]>();
        for (int[] group : groups) {
            if (group.length > 0) {
                int first = 0;
                for (int k = 1; k < group.length; k++) {
                    first = variance[group[k]] < variance[group[first]] ? k : first;
                }
                int swap = group[0];
                group[0] = group[first];
                group[first] = swap;
                present.add(group);
            }
        }
        return present;
    }

    private double std(int image) {
        return Math.sqrt(images.variance()[image]);
    }

    private int firstAtOrAbove(double mos, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (images.mos()[middle] < mos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A band, its columns added to the strip's, and the probes that matter to it to those that matter to the strip. */
    private Band band(int[] group, double low, double high, double stripWeight, Columns columns, boolean[] relevant) {
        double narrow = std(group[0]);
        double wide = narrow;
        double mass = 0;
        for (int i : group) {
            wide = Math.max(wide, std(i));
            mass += weight[i];
        }
        double enough = tolerance / mass;
        int[] near = probes.relevant(low, high, narrow, wide, mass, tolerance);
        for (int k : near) {
            relevant[k] = true;
        }
        if (group.length <= SINGLES) {
            return single(group, columns);
        }
        ChebyshevBasis inStd = inLogStd(near, low, high, Math.log(narrow), Math.log(wide), enough);
        ChebyshevBasis inMos = inMos(near, low, high, narrow, wide, enough);
        var logStd = new Axis(Math.log(narrow), Math.log(wide), inStd);
        var decay = new Decay(probes, near, low, high, inMos, logStd, enough, tolerance / stripWeight);
        if (group.length <= decay.terms(0, 0).size()) {
            return single(group, columns);
        }
        addColumns(group, new Axis(low, high, inMos), logStd, columns);
        return new Band.Shared(inMos, logStd, decay);
    }

    /** Images as columns; each counts as much as it weighs. */
    private Band single(int[] unordered, Columns columns) {
        int[] group = unordered.clone();
        Arrays.sort(group);
        for (int i : group) {
            columns.add(images.mos()[i], images.variance()[i], weight[i]);
        }
        return new Band.Single(
                group, Arrays.stream(group).mapToDouble(i -> images.mos()[i]).toArray());
    }

    /** Nodes of the tensor product, which count as much as images make use of them: a sample of images tells. */
    private void addColumns(int[] group, Axis inMos, Axis logStd, Columns columns) {
        double[] used = new double[inMos.size() * logStd.size()];
        double[] byMos = new double[inMos.size()];
        double[] byStd = new double[logStd.size()];
        double mass = 0;
        int step = Math.max(1, group.length / USE_SAMPLE);
        for (int g = 0; g < group.length; g += step) {
            int i = group[g];
            inMos.evaluate(images.mos()[i], byMos, 0);
            logStd.evaluate(Math.log(std(i)), byStd, 0);
            mass += weight[i];
            for (int c = 0; c < used.length; c++) {
                used[c] += weight[i] * step * Math.abs(byMos[c / byStd.length] * byStd[c % byStd.length]);
            }
        }
        double least = LEAST_USE * mass * step;
        for (int c = 0; c < used.length; c++) {
            double std = Math.exp(logStd.node(c % byStd.length));
            columns.add(inMos.node(c / byStd.length), std * std, used[c] + least);
        }
    }

    private ChebyshevBasis inMos(int[] near, double low, double high, double narrow, double wide, double enough) {
        int n = 1;
        while (low < high
                && n < Frame.MOST_NODES
                && (probes.errorInMos(near, low, high, narrow, ChebyshevBasis.of(n), enough) > enough
                        || probes.errorInMos(near, low, high, wide, ChebyshevBasis.of(n), enough) > enough)) {
            n++;
        }
        return ChebyshevBasis.of(n);
    }

    private ChebyshevBasis inLogStd(int[] near, double low, double high, double narrow, double wide, double enough) {
        int n = 1;
        while (narrow < wide
                && n < Frame.MOST_NODES
                && (probes.errorInLogStd(near, narrow, wide, low, ChebyshevBasis.of(n), enough) > enough
                        || probes.errorInLogStd(near, narrow, wide, 0.5 * (low + high), ChebyshevBasis.of(n), enough)
                                > enough
                        || probes.errorInLogStd(near, narrow, wide, high, ChebyshevBasis.of(n), enough) > enough)) {
            n++;
        }
        return ChebyshevBasis.of(n);
    }
}
