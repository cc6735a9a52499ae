package dev.granular.compress;

import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Cuts images into strips of MOS and bands of σ, and chooses each strip's nodes. Everything that interpolates is as fine
 * as its mass asks for: a function may be off by ε where the images it stands for carry a share of 1/ε of the tolerance.
 */
final class StripLayout {
    /** Widest strip, in units of the narrowest σ that shares nodes. */
    private static final double WIDTH = 10;

    /** Fewest halvings of the range. */
    private static final int HALVINGS = 2;

    /** Largest ratio of σ within a band. */
    private static final double BAND_RATIO = 2;

    /** No more images of a band than this are left to be candidates themselves. */
    private static final int SINGLES = 96;

    /** Share of the tolerance that interpolation on a frame may use up, and share for leaving out candidates. */
    private static final double FRAME_SHARE = 0.25;

    private static final double NODE_SHARE = 0.05;

    /** Share of the tolerance that is nothing. */
    private static final double NEGLIGIBLE = 1e-2;

    /** Images of a strip from which the charge of its candidates is estimated. */
    private static final int SAMPLE = 4096;

    /** Images below which pairs of a strip are taken in one frame; intervals are not halved further for nodes' sake. */
    private static final int LEAF = 512;

    /** Images whose pairs among each other are summed at rough nodes: a share of all, within limits. */
    private static final double FEW_SHARE = 1e-3;

    private static final int LEAST_FEW = 128;
    private static final int MOST_FEW = 2048;

    private final RatedImages images;
    private final double tolerance;
    private final MatrixProduct product;
    private final Places places;
    private final RoughSet rough;
    /** Sum of weights before each position, and of all. */
    private final double[] massBefore;

    private final List<StripNodes> strips;
    private final List<StripNodes> roughNodes;
    private final RoughRows roughRows;
    private final int few;
    private final int[] firstNode;

    /** @param tolerance what interpolation may do to a sum, relative to it */
    StripLayout(RatedImages images, double tolerance, MatrixProduct product, TaskPool pool) {
        this.images = images;
        this.tolerance = tolerance;
        this.product = product;
        int n = images.size();
        few = (int) Math.clamp(FEW_SHARE * n, LEAST_FEW, MOST_FEW);
        places = new Places(images.mos(), new double[n], new double[n], new byte[n]);
        massBefore = new double[n + 1];
        for (int i = 0; i < n; i++) {
            places.logStd()[i] = 0.5 * Math.log(images.variance()[i]);
            places.weight()[i] = Math.exp(images.logWeight()[i] * Math.log(2));
            massBefore[i + 1] = massBefore[i] + places.weight()[i];
        }
        rough = new RoughSet(images, places.weight());
        var tasks = new ArrayList<Callable<StripNodes[]>>();
        divide(0, n, images.mos()[0], images.mos()[n - 1], HALVINGS, tasks);
        List<StripNodes[]> chosen = pool.all(tasks);
        strips = chosen.stream().map(pair -> pair[0]).toList();
        roughNodes = chosen.stream().map(pair -> pair[1]).toList();
        roughRows = new RoughRows(
                n, roughNodes.stream().mapToInt(StripNodes::stride).max().orElse(0));
        pool.all(roughNodes.stream()
                .map(nodes -> Executors.callable(() -> roughRows.fill(nodes, places, product)))
                .toList());
        firstNode = new int[strips.size() + 1];
        for (int k = 0; k < strips.size(); k++) {
            firstNode[k + 1] = firstNode[k] + strips.get(k).size();
        }
    }

    List<StripNodes> strips() {
        return strips;
    }

    /** How many images count as few. */
    int few() {
        return few;
    }

    /** Fewer nodes of each strip, for sums over the pairs of {@link #few} images at a time. */
    List<StripNodes> roughNodes() {
        return roughNodes;
    }

    RoughRows roughRows() {
        return roughRows;
    }

    int nodes() {
        return firstNode[strips.size()];
    }

    int firstNode(int strip) {
        return firstNode[strip];
    }

    Places places() {
        return places;
    }

    MatrixProduct product() {
        return product;
    }

    /** The frame of images {@code from} to {@code to} of a strip, as fine as their mass asks for. */
    Frame frame(Strip strip, int from, int to) {
        return strip.frame(places, from, to, FRAME_SHARE * tolerance / (massBefore[to] - massBefore[from]));
    }

    private void divide(int from, int to, double low, double high, int halvings, List<Callable<StripNodes[]>> strips) {
        if (from == to) {
            return;
        }
        List<int[]> groups = bySpread(from, to);
        boolean wide = groups.stream().anyMatch(g -> g.length > SINGLES && high - low > WIDTH * narrowest(g));
        double middle = 0.5 * (low + high);
        if ((wide || halvings > 0) && places.mos()[from] < places.mos()[to - 1] && low < middle && middle < high) {
            int at = firstAtOrAbove(middle, from, to);
            divide(from, at, low, middle, halvings - 1, strips);
            divide(at, to, middle, high, halvings - 1, strips);
            return;
        }
        strips.add(() -> strip(from, to, groups));
    }

    /** Images of a strip, in groups of ascending σ, each group within {@link #BAND_RATIO} and in MOS order. */
    private List<int[]> bySpread(int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            least = Math.min(least, places.logStd()[i]);
            most = Math.max(most, places.logStd()[i]);
        }
        int count = Math.max(1, (int) Math.ceil((most - least) / Math.log(BAND_RATIO) - 1e-9));
        double perBand = most > least ? count / (most - least) : 0;
        int[] sizes = new int[count];
        for (int i = from; i < to; i++) {
            sizes[group(i, least, perBand, count)]++;
        }
        int[][] groups = new int[count][];
        Arrays.setAll(groups, g -> new int[sizes[g]]);
        Arrays.fill(sizes, 0);
        for (int i = from; i < to; i++) {
            int g = group(i, least, perBand, count);
            groups[g][sizes[g]++] = i;
        }
        return Arrays.stream(groups).filter(group -> group.length > 0).toList();
    }

    private int group(int image, double least, double perBand, int count) {
        return Math.min(count - 1, (int) ((places.logStd()[image] - least) * perBand));
    }

    private double narrowest(int[] group) {
        return Math.exp(
                Arrays.stream(group).mapToDouble(i -> places.logStd()[i]).min().orElse(0));
    }

    private int firstAtOrAbove(double mos, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.mos()[middle] < mos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private StripNodes[] strip(int from, int to, List<int[]> groups) {
        double low = places.mos()[from];
        double high = places.mos()[to - 1];
        double[] mos = places.mos();
        var probes = new WeightProbes(rough, mos[0], mos[mos.length - 1], low, high, NEGLIGIBLE * tolerance);
        var errors = new ProbeErrors(probes, NEGLIGIBLE * tolerance / massBefore[mos.length]);
        var bands = new ArrayList<Band>();
        for (int[] group : groups) {
            for (int i : group) {
                places.band()[i] = (byte) bands.size();
            }
            bands.add(band(errors, group, low, high, to - from));
        }
        var strip = new Strip(from, to, low, high, List.copyOf(bands));
        double coarser = Math.max(1, (double) (to - from) / few);
        Frame coarse =
                strip.frame(places, from, to, coarser * FRAME_SHARE * tolerance / (massBefore[to] - massBefore[from]));
        return new StripNodes[] {
            nodes(probes, strip, frame(strip, from, to), NODE_SHARE * tolerance),
            nodes(probes, strip, coarse, coarser * NODE_SHARE * tolerance)
        };
    }

    private Band band(ProbeErrors errors, int[] group, double low, double high, int stripSize) {
        if (group.length <= SINGLES) {
            return Band.single(group);
        }
        double narrow = Double.POSITIVE_INFINITY;
        double wide = Double.NEGATIVE_INFINITY;
        for (int i : group) {
            narrow = Math.min(narrow, places.logStd()[i]);
            wide = Math.max(wide, places.logStd()[i]);
        }
        ErrorProfile inLogStd = ErrorProfile.NONE;
        if (narrow < wide) {
            inLogStd = errors.inLogStd(narrow, wide, low, low, high, 4)
                    .or(errors.inLogStd(narrow, wide, 0.5 * (low + high), low, high, 4))
                    .or(errors.inLogStd(narrow, wide, high, low, high, 4));
        }
        var inMos = new ArrayList<ErrorProfile>();
        int levels =
                low < high ? 1 + Math.max(0, (int) Math.ceil(Math.log((double) stripSize / LEAF) / Math.log(2))) : 0;
        for (int level = 0; level < levels; level++) {
            inMos.add(inMos(errors, low, high, (high - low) / (1L << level), Math.exp(narrow), Math.exp(wide), level));
        }
        Band band = Band.shared(narrow, wide, inMos.toArray(ErrorProfile[]::new), inLogStd);
        double enough = FRAME_SHARE
                * tolerance
                / Arrays.stream(group).mapToDouble(i -> places.weight()[i]).sum();
        boolean pays = group.length
                > band.mos(low, high, 0, enough).size() * band.logStd(enough).size();
        return pays ? band : Band.single(group);
    }

    private static ErrorProfile inMos(
            ProbeErrors errors, double low, double high, double width, double narrow, double wide, int level) {
        int step = level == 0 ? 2 : 16;
        ErrorProfile worst =
                errors.inMos(low, low + width, narrow, step).or(errors.inMos(low, low + width, wide, step));
        if (level > 0) {
            double middle = 0.5 * (low + high - width);
            worst = worst.or(errors.inMos(middle, middle + width, narrow, step));
            worst = worst.or(errors.inMos(high - width, high, narrow, step));
        }
        return worst;
    }

    private StripNodes nodes(WeightProbes probes, Strip strip, Frame frame, double enough) {
        double[] charge = charges(strip, frame);
        int columns = frame.columns();
        int rows = probes.count();
        double[] leverage = new double[rows];
        Arrays.setAll(leverage, r -> probes.leverage(r, strip.low(), strip.high()));
        double[] matrix = new double[rows * columns];
        for (int c = 0; c < columns; c++) {
            double mos = frame.mos(places, c);
            double variance = Math.exp(2 * frame.logStd(places, c));
            for (int r = 0; r < rows && charge[c] > 0; r++) {
                matrix[r * columns + c] = charge[c] * leverage[r] * probes.value(r, mos, variance);
            }
        }
        var decomposition = new InterpolativeDecomposition(matrix, rows, columns, enough);
        int rank = decomposition.rank();
        int stride = MatrixProduct.padded(rank);
        double[] reduction = new double[MatrixProduct.padded(columns) * stride];
        int[] chosen = new int[rank];
        for (int k = 0; k < rank; k++) {
            int node = decomposition.chosen(k);
            chosen[k] = node;
            for (int c = 0; c < columns; c++) {
                if (charge[c] > 0) {
                    reduction[c * stride + k] = decomposition.coefficient(c, k) * charge[node] / charge[c];
                }
            }
        }
        return new StripNodes(strip, frame, chosen, reduction);
    }

    /** Σ p |L_c| of every column c: what its error is multiplied with. */
    private double[] charges(Strip strip, Frame frame) {
        double[] charges = new double[frame.columns()];
        double[] scratch = new double[2 * Axis.MOST];
        double[] row = new double[frame.columns()];
        int size = strip.to() - strip.from();
        int step = Math.max(1, size / SAMPLE);
        double share = step;
        for (int i = strip.from(); i < strip.to(); i++) {
            int b = places.band()[i];
            boolean single = strip.bands().get(b).isSingle();
            if (!single && (i - strip.from()) % step != 0) {
                continue;
            }
            frame.evaluate(places, i, single ? places.weight()[i] : share * places.weight()[i], scratch, row, 0);
            for (int c = 0; c < frame.columns(b); c++) {
                charges[frame.firstColumn(b) + c] += Math.abs(row[c]);
            }
        }
        return charges;
    }
}
