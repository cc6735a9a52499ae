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
    /** Most images of a leaf. */
    private static final int LEAF = 512;

    private final StripLayout layout;
    private final StripNodes nodes;
    private final StripNodes rough;
    private final Places places;
    private final Moments moments;
    private final MatrixProduct product;
    private final List<Form> forms;
    private final int stride;

    /** Charge of moment m at node u in {@code m·stride + u}; last, of the squared weight. */
    final double[] charges;
    /** Sums over the strip's pairs, stride × stride: one for each form, then mass, then squared mass. */
    final double[][] inside;

    StripMoments(StripLayout layout, int strip, Moments moments) {
        this.layout = layout;
        this.moments = moments;
        nodes = layout.strips().get(strip);
        rough = layout.roughNodes().get(strip);
        places = layout.places();
        product = layout.product();
        forms = moments.forms();
        stride = nodes.stride();
        charges = new double[(moments.size() + 1) * stride];
        inside = new double[forms.size() + 2][stride * stride];
        var pairs = new LeafPairs();
        int to = nodes.strip().to();
        int size = Math.min(LEAF, layout.few());
        for (int from = nodes.strip().from(); from < to; from += size) {
            leaf(from, Math.min(to, from + size));
            pairs.add(from, Math.min(to, from + size));
        }
        double[] toNodes = nodes.from(rough, places, product);
        for (int t = 0; t < inside.length; t++) {
            product.congruent(
                    pairs.sums(t), rough.stride(), rough.stride(), toNodes, stride, toNodes, stride, inside[t]);
        }
    }

    int stride() {
        return stride;
    }

    private void leaf(int from, int to) {
        Frame leaf = layout.frame(nodes.strip(), from, to);
        int n = MatrixProduct.padded(leaf.columns());
        double[] leafCharges = new double[(moments.size() + 1) * n];
        double[] moment = new double[moments.size()];
        double[] scratch = new double[2 * Axis.MOST];
        double[] row = new double[leaf.columns()];
        for (int i = from; i < to; i++) {
            int b = places.band()[i];
            double weight = places.weight()[i];
            int column = leaf.firstColumn(b);
            leaf.evaluate(places, i, weight, scratch, row, 0);
            moments.of(i, moment);
            for (int m = 0; m <= moment.length; m++) {
                double value = m < moment.length ? moment[m] : weight;
                for (int c = 0; c < leaf.columns(b); c++) {
                    leafCharges[m * n + column + c] += value * row[c];
                }
            }
        }
        double[] raised = new double[charges.length];
        raise(leafCharges, n, leaf.columns(), nodes.from(leaf, places, product), raised);
        outer(raised);
        for (int k = 0; k < charges.length; k++) {
            charges[k] += raised[k];
        }
    }

    /** Charges at the leaf's nodes, handed on to the strip's. */
    private void raise(double[] leafCharges, int n, int columns, double[] toStrip, double[] raised) {
        for (int m = 0; m <= moments.size(); m++) {
            for (int u = 0; u < columns; u++) {
                double charge = leafCharges[m * n + u];
                product.addScaled(charge, toStrip, u * stride, raised, m * stride, stride);
            }
        }
    }

    /** Pairs of an image charged before and a later one charged in {@code after}. */
    private void outer(double[] after) {
        for (int t = 0; t < inside.length; t++) {
            outer(t, after, stride, inside[t]);
        }
    }

    /** Sums of statistic t over the pairs of an image of this strip and one of a higher: rows of the higher's stride. */
    double[] outer(StripMoments higher, int t) {
        double[] block = new double[stride * higher.stride];
        outer(t, higher.charges, higher.stride, block);
        return block;
    }

    private void outer(int t, double[] after, int width, double[] sums) {
        if (t >= forms.size()) {
            int m = t == forms.size() ? Moments.ONE : moments.size();
            product.add(charges, m * stride, stride, 1, after, m * width, width, 1, stride, width, sums, 0, width);
            return;
        }
        Form form = forms.get(t);
        double[] z = new double[4 * stride];
        double[] a = new double[4 * width];
        int[] left = {Moments.ONE, form.a(), form.b(), form.ab()};
        int[] right = {form.ab(), form.b(), form.a(), Moments.ONE};
        for (int k = 0; k < 4; k++) {
            double sign = k == 1 || k == 2 ? -1 : 1;
            for (int u = 0; u < stride; u++) {
                z[k * stride + u] = sign * charges[left[k] * stride + u];
            }
            System.arraycopy(after, right[k] * width, a, k * width, width);
        }
        product.add(z, stride, 1, a, width, 4, stride, width, sums, width);
    }

    /** Pairs inside leaves, at rough nodes: each image meets the running charges of those before it. */
    private final class LeafPairs {
        private static final int ROWS = 32;

        private final int width = rough.stride();
        private final double[] running = new double[(moments.size() + 1) * width];
        private final double[][] sums = new double[inside.length][width * width];
        private final double[][] met = new double[inside.length][ROWS * width];
        private final double[] own = new double[ROWS * width];
        private final double[] squareOwn = new double[ROWS * width];
        private final double[] moment = new double[moments.size()];
        private int count;

        void add(int from, int to) {
            Arrays.fill(running, 0);
            for (int i = from; i < to; i++) {
                moments.of(i, moment);
                meet();
                int at = layout.roughRows().at(i);
                double[] rows = layout.roughRows().rows();
                for (int u = 0; u < width; u++) {
                    own[count * width + u] = rows[at + u];
                    squareOwn[count * width + u] = places.weight()[i] * rows[at + u];
                }
                for (int m = 0; m <= moment.length; m++) {
                    double value = m < moment.length ? moment[m] : places.weight()[i];
                    product.addScaled(value, rows, at, running, m * width, width);
                }
                if (++count == ROWS) {
                    flush();
                }
            }
        }

        private void meet() {
            for (int t = 0; t < forms.size(); t++) {
                Form form = forms.get(t);
                double one = moment[form.ab()];
                double a = moment[form.b()];
                double b = moment[form.a()];
                int atA = form.a() * width;
                int atB = form.b() * width;
                int atAb = form.ab() * width;
                double[] out = met[t];
                for (int u = 0; u < width; u++) {
                    out[count * width + u] =
                            one * running[u] - a * running[atA + u] - b * running[atB + u] + running[atAb + u];
                }
            }
            System.arraycopy(running, 0, met[forms.size()], count * width, width);
            System.arraycopy(running, moment.length * width, met[forms.size() + 1], count * width, width);
        }

        private void flush() {
            for (int t = 0; t < sums.length; t++) {
                double[] rows = t == sums.length - 1 ? squareOwn : own;
                product.add(met[t], width, 1, rows, width, count, width, width, sums[t], width);
            }
            count = 0;
        }

        double[] sums(int t) {
            flush();
            return sums[t];
        }
    }
}
