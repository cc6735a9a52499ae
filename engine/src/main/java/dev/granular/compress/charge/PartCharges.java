package dev.granular.compress.charge;

import dev.granular.compress.charge.Moments.Form;
import dev.granular.kernel.Block;
import dev.granular.kernel.GatheredRows;
import dev.granular.kernel.MatrixProduct;
import dev.granular.kernel.OrderedPairs;
import java.util.Arrays;

/**
 * Charges of an interval's parts, and from them the sums over pairs of images in different parts: those in lower parts
 * come first, whatever the images.
 */
public final class PartCharges {
    private final Expansion frame;
    private final Moments moments;
    private final MatrixProduct product;
    private final int stride;
    private final int parts;
    private final GatheredRows[] rows;
    /** Moment m of column u over part p and all below: element {@code (p·moments + m)·stride + u}. */
    private final double[] charges;

    private final double[] ofImage;
    private int part;

    public PartCharges(Expansion frame, Moments moments, int parts, MatrixProduct product) {
        this.frame = frame;
        this.moments = moments;
        this.parts = parts;
        this.product = product;
        stride = MatrixProduct.padded(frame.columns());
        charges = new double[parts * moments.size() * stride];
        ofImage = new double[moments.size()];
        rows = new GatheredRows[frame.bands()];
        for (int b = 0; b < rows.length; b++) {
            rows[b] = new GatheredRows(moments.size(), frame.columns(b), product);
        }
    }

    /** Adds an image of the current part. */
    public void add(int image, double weight, int band, double[] row) {
        moments.of(image, weight, ofImage);
        rows[band].add(ofImage, 0, row, 0);
    }

    /** Completes the current part; the next one follows. */
    public void close() {
        int at = part * moments.size() * stride;
        for (int b = 0; b < rows.length; b++) {
            double[] sums = rows[b].sums();
            for (int m = 0; m < moments.size(); m++) {
                for (int c = 0; c < frame.columns(b); c++) {
                    charges[at + m * stride + frame.firstColumn(b) + c] = sums[m * rows[b].stride() + c];
                }
            }
            rows[b].clear();
        }
        if (part > 0) {
            int size = moments.size() * stride;
            for (int k = 0; k < size; k++) {
                charges[at + k] += charges[at - size + k];
            }
        }
        part++;
    }

    /** Returns charges of all parts together: moment m of column u in {@code m·stride + u}. */
    public double[] total() {
        int size = moments.size() * stride;
        return Arrays.copyOfRange(charges, (parts - 1) * size, parts * size);
    }

    /**
     * Adds the pairs of different parts and, for some parts, half of all their own pairs, either image first: their other
     * half, and what the order changes, are left to {@link OrderCorrection}.
     *
     * @param withOwn which parts
     */
    public void addTo(ExpansionSums sums, boolean[] withOwn) {
        int count = parts * OrderedPairs.MOMENTS;
        double[] before = new double[count * stride];
        double[] after = new double[count * stride];
        for (Form form : moments.forms()) {
            for (int p = 0; p < parts; p++) {
                expand(form, p, withOwn[p] ? 0.5 : 0, before, after);
            }
            product.addTransposed(
                    Block.of(before, stride),
                    Block.of(after, stride),
                    count,
                    stride,
                    stride,
                    Block.of(sums.sums()[form.row()], stride));
        }
    }

    private void expand(Form form, int p, double ownShare, double[] before, double[] after) {
        int[] lower = form.before();
        int[] upper = form.after();
        int size = moments.size() * stride;
        for (int k = 0; k < OrderedPairs.MOMENTS; k++) {
            int to = (p * OrderedPairs.MOMENTS + k) * stride;
            double sign = Form.sign(k);
            int first = lower[k] * stride;
            int second = upper[k] * stride;
            for (int u = 0; u < stride; u++) {
                before[to + u] = sign * (below(p, size, first + u) + ownShare * own(p, size, first + u));
                after[to + u] = own(p, size, second + u);
            }
        }
    }

    private double below(int p, int size, int at) {
        return p == 0 ? 0 : charges[(p - 1) * size + at];
    }

    private double own(int p, int size, int at) {
        return charges[p * size + at] - below(p, size, at);
    }
}
