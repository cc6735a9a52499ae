package dev.granular.compress.charge;

import dev.granular.kernel.GatheredRows;
import dev.granular.kernel.MatrixProduct;
import java.util.Arrays;
import java.util.List;

/**
 * Sums over ordered pairs of images, by columns of a frame.
 *
 * @param weight of the images
 * @param sums for each statistic, then mass and squared mass: pair (u, v) of columns in {@code u·stride + v}
 */
public record ExpansionSums(Expansion frame, double weight, double[][] sums, int stride) {
    /** Returns no pairs yet. */
    public static ExpansionSums of(Expansion frame, int statistics, double weight) {
        int stride = MatrixProduct.padded(frame.columns());
        return new ExpansionSums(frame, weight, new double[statistics][stride * stride], stride);
    }

    /**
     * Adds the sums of intervals within this one.
     *
     * @param few the columns of this interval that they need
     */
    public void addRaised(List<ExpansionSums> insides, Expansion few) {
        int size = MatrixProduct.padded(few.columns());
        List<ChargeTransfer> raisings =
                insides.stream().map(inside -> inside.frame.raisedTo(few)).toList();
        int[] place = few.columnsIn(frame);
        double[] turned = new double[size * size];
        for (int t = 0; t < sums.length; t++) {
            Arrays.fill(turned, 0);
            for (int p = 0; p < insides.size(); p++) {
                ExpansionSums inside = insides.get(p);
                raisings.get(p).addTurned(inside.sums[t], inside.frame.columns(), inside.stride, turned, size);
            }
            for (int r = 0; r < place.length; r++) {
                for (int c = 0; c < place.length; c++) {
                    sums[t][place[r] * stride + place[c]] += turned[c * size + r];
                }
            }
        }
    }

    /**
     * Adds the sums between all columns of a smaller frame of the same interval and those of one of its bands.
     *
     * @param ofBand sums, by the band's columns and then by all
     * @param firstColumn the band's first
     * @param columns of the band
     * @param place for each of the smaller frame's columns, its number here
     */
    public void add(int t, GatheredRows ofBand, int firstColumn, int columns, int[] place) {
        double[] to = sums[t];
        double[] from = ofBand.sums();
        for (int c = 0; c < columns; c++) {
            int column = place[firstColumn + c];
            for (int r = 0; r < place.length; r++) {
                to[place[r] * stride + column] += from[c * ofBand.stride() + r];
            }
        }
    }
}
