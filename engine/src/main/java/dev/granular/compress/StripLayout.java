package dev.granular.compress;

import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

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
    private static final double LEFT_OUT = 0.03;

    /** Images that tell how much use is made of a node. */
    private static final int USE_SAMPLE = 512;

    /** Use that every node is taken to have at least, as a share of its cell's weight. */
    private static final double LEAST_USE = 1e-3;

    private final RatedImages images;
    private final WeightProbes probes;
    /** What a cell's interpolation may do to a sum, relative to it. */
    private final double tolerance;

    /** What leaving columns out may do to a sum, relative to it, by each column. */
    private final double keepTolerance;

    private final List<Strip> strips = new ArrayList<>();
    /** Weight of the images that make use of a node, by node. */
    private final List<Double> nodeUse = new ArrayList<>();

    private final byte[] bandOf;
    private final double[] weight;

    StripLayout(RatedImages images, double tolerance) {
        this.images = images;
        this.tolerance = tolerance;
        keepTolerance = LEFT_OUT * tolerance;
        probes = new WeightProbes(images);
        bandOf = new byte[images.size()];
        weight = new double[images.size()];
        Arrays.setAll(weight, i -> Math.exp(images.logWeight()[i] * Math.log(2)));
        divide(0, images.size());
    }

    List<Strip> strips() {
        return strips;
    }

    int nodes() {
        return strips.stream().mapToInt(Strip::nodes).sum();
    }

    /**
     * Which nodes are enough for evaluation: between all strips, many follow from others.
     *
     * @param mos of the nodes
     * @param variance of the nodes
     */
    InterpolativeDecomposition fewest(double[] mos, double[] variance) {
        double[][] values = new double[mos.length][probes.count()];
        for (int u = 0; u < mos.length; u++) {
            for (int k = 0; k < probes.count(); k++) {
                values[u][k] = nodeUse.get(u) * probes.value(k, mos[u], variance[u]);
            }
        }
        InterpolativeDecomposition kept = InterpolativeDecomposition.of(values, keepTolerance);
        double[] weights = kept.weights().clone();
        for (int k = 0; k < kept.rank(); k++) {
            for (int u = 0; u < mos.length; u++) {
                weights[k * mos.length + u] *= nodeUse.get(kept.chosen()[k]) / nodeUse.get(u);
            }
        }
        return new InterpolativeDecomposition(kept.chosen(), weights);
    }

    /** Number of probes that told which nodes are needed. */
    int probes() {
        return probes.count();
    }

    PlacedImages placed() {
        return new PlacedImages(images, weight, strips, bandOf);
    }

    private void divide(int from, int to) {
        double low = images.mos()[from];
        double high = images.mos()[to - 1];
        List<int[]> groups = bySpread(from, to);
        if (low < high) {
            for (int[] group : groups) {
                if (group.length > SINGLES && high - low > WIDTH * std(group[0])) {
                    int middle = firstAtOrAbove(0.5 * (low + high), from, to);
                    divide(from, middle);
                    divide(middle, to);
                    return;
                }
            }
        }
        double stripWeight = 0;
        for (int i = from; i < to; i++) {
            stripWeight += weight[i];
        }
        var bands = new ArrayList<Band>();
        for (int[] group : groups) {
            for (int i : group) {
                bandOf[i] = (byte) bands.size();
            }
            bands.add(band(group, low, high, stripWeight));
        }
        strips.add(new Strip(from, to, low, high, List.copyOf(bands), nodes()));
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
        double step = Math.log(most / least) / count;
        int[] sizes = new int[count];
        for (int i = from; i < to; i++) {
            sizes[group(variance[i], least, step, count)]++;
        }
        int[][] groups = new int[count][];
        Arrays.setAll(groups, g -> new int[sizes[g]]);
        Arrays.fill(sizes, 0);
        for (int i = from; i < to; i++) {
            int g = group(variance[i], least, step, count);
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

    private static int group(double variance, double least, double step, int count) {
        return step > 0 ? Math.min(count - 1, (int) (Math.log(variance / least) / step)) : 0;
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

    private Band band(int[] group, double low, double high, double stripWeight) {
        double narrow = std(group[0]);
        double wide = narrow;
        double mass = 0;
        for (int i : group) {
            wide = Math.max(wide, std(i));
            mass += weight[i];
        }
        double enough = tolerance / mass;
        int[] near = probes.relevant(low, high, narrow, wide, mass, tolerance);
        ChebyshevBasis logStd = inLogStd(near, low, high, Math.log(narrow), Math.log(wide), enough);
        ChebyshevBasis mos = inMos(near, low, high, narrow, wide, enough);
        if (group.length <= SINGLES) {
            return single(group, near);
        }
        var mosAxis = new Axis(low, high, mos);
        var stdAxis = new Axis(Math.log(narrow), Math.log(wide), logStd);
        var decay = new Decay(probes, near, low, high, mos, stdAxis, enough, tolerance / stripWeight);
        if (group.length <= decay.terms(0, 0).size()) {
            return single(group, near);
        }
        return new Band.Shared(mos, stdAxis, decay, keep(group, mosAxis, stdAxis, near));
    }

    /** Images as columns; each counts as much as it weighs. */
    private Band single(int[] unordered, int[] near) {
        int[] group = unordered.clone();
        Arrays.sort(group);
        double[][] values = new double[group.length][near.length];
        for (int c = 0; c < group.length; c++) {
            int i = group[c];
            for (int k = 0; k < near.length; k++) {
                values[c][k] = weight[i] * probes.value(near[k], images.mos()[i], images.variance()[i]);
            }
        }
        double[] mos = Arrays.stream(group).mapToDouble(i -> images.mos()[i]).toArray();
        return new Band.Single(
                group, mos, scaled(InterpolativeDecomposition.of(values, keepTolerance), c -> weight[group[c]]));
    }

    /** Nodes of the tensor product, which count as much as images make use of them: a sample of images tells. */
    private InterpolativeDecomposition keep(int[] group, Axis mos, Axis logStd, int[] near) {
        int columns = mos.size() * logStd.size();
        double[] use = new double[columns];
        double[] inMos = new double[mos.size()];
        double[] inStd = new double[logStd.size()];
        double mass = 0;
        int step = Math.max(1, group.length / USE_SAMPLE);
        for (int g = 0; g < group.length; g += step) {
            int i = group[g];
            mos.evaluate(images.mos()[i], inMos, 0);
            logStd.evaluate(Math.log(std(i)), inStd, 0);
            mass += weight[i];
            for (int c = 0; c < columns; c++) {
                use[c] += weight[i] * step * Math.abs(inMos[c / inStd.length] * inStd[c % inStd.length]);
            }
        }
        double least = LEAST_USE * mass * step;
        double[][] values = new double[columns][near.length];
        for (int c = 0; c < columns; c++) {
            use[c] += least;
            double variance = Math.exp(2 * logStd.node(c % inStd.length));
            for (int k = 0; k < near.length; k++) {
                values[c][k] = use[c] * probes.value(near[k], mos.node(c / inStd.length), variance);
            }
        }
        return scaled(InterpolativeDecomposition.of(values, keepTolerance), c -> use[c]);
    }

    /** Undoes a scaling of the columns. */
    private InterpolativeDecomposition scaled(InterpolativeDecomposition kept, IntToDoubleFunction use) {
        int columns = kept.columns();
        double[] weights = kept.weights().clone();
        for (int k = 0; k < kept.rank(); k++) {
            double used = 0;
            for (int c = 0; c < columns; c++) {
                used += Math.abs(weights[k * columns + c]) * use.applyAsDouble(kept.chosen()[k]);
                weights[k * columns + c] *= use.applyAsDouble(kept.chosen()[k]) / use.applyAsDouble(c);
            }
            nodeUse.add(used);
        }
        return new InterpolativeDecomposition(kept.chosen(), weights);
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
