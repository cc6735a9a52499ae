package dev.granular.compress;

import dev.granular.compress.Moments.Form;
import java.util.Arrays;
import java.util.List;

/**
 * Charges of a strip's nodes and the sums over its own pairs. Inside a strip the order of a pair matters: images come
 * in MOS order, leaf by leaf; pairs of different leaves are products of charges, and inside a leaf, which is so narrow
 * that few nodes do, each image meets the running charges of those before it.
 */
final class StripMoments {
    /** Images whose rows are multiplied at once. */
    private static final int CHUNK = 64;

    private final Strip strip;
    private final ImageBasis basis;
    private final Moments moments;
    private final double[] weight;
    private final MatrixProduct product;
    private final List<Form> forms;
    private final int stride;

    /** Charge of moment m at column u in {@code m·stride + u}; last, of the squared weight. */
    private final double[] charges;
    /** Sums over the strip's pairs, columns × stride: one for each form, then mass, then squared mass. */
    private final double[][] inside;

    StripMoments(Strip strip, ImageBasis basis, Moments moments, double[] weight, MatrixProduct product) {
        this.strip = strip;
        this.basis = basis;
        this.moments = moments;
        this.weight = weight;
        this.product = product;
        forms = moments.forms();
        stride = MatrixProduct.padded(strip.columns());
        charges = new double[(moments.size() + 1) * stride];
        inside = new double[forms.size() + 2][stride * stride];
        Frame frame = Frame.of(strip);
        for (int from = strip.from(); from < strip.to(); from += StripLayout.LEAF) {
            leaf(from, Math.min(strip.to(), from + StripLayout.LEAF), frame);
        }
    }

    /**
     * What a strip contributes, at its nodes: much less than it took to compute.
     *
     * @param inside sums over the strip's own pairs, nodes × nodes: one for each form, then mass, then squared mass
     * @param charges of moment m at node u in {@code m·wide + u}; last, of the squared weight
     * @param wide nodes, filled up to whole vectors
     */
    record Kept(double[][] inside, double[] charges, int wide) {}

    Kept kept() {
        double[][] kept = new double[inside.length][];
        Arrays.setAll(kept, t -> strip.kept(inside[t], stride));
        int wide = MatrixProduct.padded(strip.nodes());
        return new Kept(kept, charges(wide), wide);
    }

    private double[] charges(int wide) {
        double[] keeping = strip.keeping(stride);
        double[] kept = new double[(moments.size() + 1) * wide];
        for (int m = 0; m <= moments.size(); m++) {
            for (int u = 0; u < strip.nodes(); u++) {
                double sum = 0;
                for (int c = 0; c < strip.columns(); c++) {
                    sum += keeping[u * stride + c] * charges[m * stride + c];
                }
                kept[m * wide + u] = sum;
            }
        }
        return kept;
    }

    private void leaf(int from, int to, Frame frame) {
        var leaf = new Frame(strip, basis.mos(from), basis.mos(to - 1));
        int n = MatrixProduct.padded(leaf.columns());
        double[] leafCharges = new double[(moments.size() + 1) * n];
        double[][] leafPairs = new double[inside.length][n * n + MatrixProduct.COLUMNS];
        pairsInLeaf(from, to, leaf, n, leafCharges, leafPairs);
        double[] raised = new double[charges.length];
        for (int m = 0; m <= moments.size(); m++) {
            leaf.raise(leafCharges, m * n, frame, raised, m * stride);
        }
        outer(charges, raised);
        for (int k = 0; k < charges.length; k++) {
            charges[k] += raised[k];
        }
        leaf.raisePairs(leafPairs, n, leaf, frame, inside, stride);
    }

    /** Pairs of an image charged in {@code before} and a later one charged in {@code after}. */
    private void outer(double[] before, double[] after) {
        double[] z = new double[4 * stride];
        double[] a = new double[4 * stride];
        for (int t = 0; t < forms.size(); t++) {
            expand(forms.get(t), before, stride, z, after, stride, a, stride, strip.columns());
            product.addTransposed(z, 0, stride, a, 0, stride, 4, stride, stride, inside[t], 0, stride);
        }
        int one = Moments.ONE * stride;
        int squares = moments.size() * stride;
        single(before, after, one, inside[forms.size()]);
        single(before, after, squares, inside[forms.size() + 1]);
    }

    private void single(double[] before, double[] after, int at, double[] sums) {
        product.addTransposed(before, at, stride, after, at, stride, 1, stride, stride, sums, 0, stride);
    }

    /** Four rows of z and a whose product is the form's sum over an earlier and a later set of charges. */
    static void expand(
            Form form,
            double[] before,
            int beforeStride,
            double[] z,
            double[] after,
            int afterStride,
            double[] a,
            int stride,
            int columns) {
        int[] left = {Moments.ONE, form.a(), form.b(), form.ab()};
        int[] right = {form.ab(), form.b(), form.a(), Moments.ONE};
        int wide = z.length / 4;
        for (int k = 0; k < 4; k++) {
            double sign = k == 1 || k == 2 ? -1 : 1;
            for (int u = 0; u < Math.min(wide, beforeStride); u++) {
                z[k * wide + u] = sign * before[left[k] * beforeStride + u];
            }
            System.arraycopy(after, right[k] * afterStride, a, k * stride, columns);
        }
    }

    private void pairsInLeaf(int from, int to, Frame leaf, int n, double[] running, double[][] pairs) {
        // The slack keeps a last band's whole vectors out of the next row.
        int wide = n + MatrixProduct.COLUMNS;
        double[] rows = new double[CHUNK * wide];
        double[] squareRows = new double[CHUNK * wide];
        double[][] partners = new double[pairs.length][CHUNK * n];
        double[] moment = new double[moments.size()];
        double[] scratch = new double[Frame.MOST_NODES];
        int[] place = new int[leaf.bands() + 1];
        for (int first = from; first < to; first += CHUNK) {
            int count = Math.min(CHUNK, to - first);
            Arrays.fill(rows, 0);
            Arrays.fill(squareRows, 0);
            groupByBand(first, count, place);
            int[] next = place.clone();
            for (int i = first; i < first + count; i++) {
                int b = basis.band(i);
                int r = next[b]++;
                int at = r * wide;
                int column = leaf.firstColumn(b);
                int end = column + leaf.columns(b);
                leaf.evaluate(basis, i, weight[i], scratch, rows, at + column);
                moments.of(i, moment);
                meet(moment, running, n, partners, r * n);
                for (int m = 0; m < moment.length; m++) {
                    for (int c = column; c < end; c++) {
                        running[m * n + c] += moment[m] * rows[at + c];
                    }
                }
                for (int c = column; c < end; c++) {
                    squareRows[at + c] = weight[i] * rows[at + c];
                    running[moment.length * n + c] += squareRows[at + c];
                }
            }
            for (int t = 0; t < pairs.length; t++) {
                double[] own = t == pairs.length - 1 ? squareRows : rows;
                for (int b = 0; b < leaf.bands(); b++) {
                    multiply(partners[t], own, leaf, b, place, n, wide, pairs[t]);
                }
            }
        }
    }

    /** First row of each band's images, when they are put one band after the other. */
    private void groupByBand(int first, int count, int[] place) {
        Arrays.fill(place, 0);
        for (int i = first; i < first + count; i++) {
            place[basis.band(i) + 1]++;
        }
        for (int b = 1; b < place.length; b++) {
            place[b] += place[b - 1];
        }
    }

    private void multiply(
            double[] partners, double[] own, Frame leaf, int band, int[] place, int n, int wide, double[] pairs) {
        int rows = place[band + 1] - place[band];
        int column = leaf.firstColumn(band);
        if (rows > 0) {
            product.addTransposed(
                    partners,
                    place[band] * n,
                    n,
                    own,
                    place[band] * wide + column,
                    wide,
                    rows,
                    n,
                    MatrixProduct.padded(leaf.columns(band)),
                    pairs,
                    column,
                    n);
        }
    }

    /** What the images before bring to a pair with one whose moments are given, for every form, at the leaf's nodes. */
    private void meet(double[] moment, double[] running, int n, double[][] partners, int at) {
        for (int t = 0; t < forms.size(); t++) {
            Form form = forms.get(t);
            double one = moment[form.ab()];
            double a = moment[form.b()];
            double b = moment[form.a()];
            double[] out = partners[t];
            for (int c = 0; c < n; c++) {
                out[at + c] = one * running[c]
                        - a * running[form.a() * n + c]
                        - b * running[form.b() * n + c]
                        + running[form.ab() * n + c];
            }
        }
        System.arraycopy(running, 0, partners[forms.size()], at, n);
        System.arraycopy(running, moment.length * n, partners[forms.size() + 1], at, n);
    }
}
