package dev.granular.compress.charge;

import dev.granular.kernel.OrderedPairs;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.Product;
import dev.granular.pair.Product.Scale;
import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The moments of which sums of products of differences are made: with a and b two columns,
 * {@code Δa Δb = a_j b_j − a_j b_i − a_i b_j + a_i b_i}, so charges of 1, a, b and ab on either side are all it takes.
 * Columns are centred first, or the expansion would cancel digits away. Masses have the same form: with a = b = 0, and ½ for
 * ab on either side, what is left is 1; and with the image's own weight as a factor it is the product of weights.
 */
public final class Moments {
    private static final int ONE = 0;
    private static final int HALF = 1;
    private static final int WEIGHT = 2;
    private static final int HALF_WEIGHT = 3;
    private static final int ZERO = 4;
    private static final int FIRST = 5;

    /**
     * A statistic {@code o_i ab_j − a_i b_j − b_i a_j + ab_i o_j}, by the numbers of its moments.
     *
     * @param row its row in the layout; after the layout's rows mass, then squared mass
     */
    public record Form(int row, int one, int a, int b, int product) {
        /** Returns the sign of a term. */
        static int sign(int k) {
            return k == 1 || k == 2 ? -1 : 1;
        }

        /** Returns moments on the side of the earlier image, in the order of the terms. */
        int[] before() {
            return new int[] {one, a, b, product};
        }

        /** Returns moments on the side of the later image that go with them. */
        int[] after() {
            return new int[] {product, b, a, one};
        }
    }

    private final List<double[]> first = new ArrayList<>();
    /** Second factor of a moment; empty if it has none. */
    private final List<double[]> second = new ArrayList<>();

    private final List<Form> forms = new ArrayList<>();

    public Moments(RatedImages images, PairStatistics layout) {
        this(images, layout, Centres.of(images));
    }

    /** @param centres what is taken off each column: the same for all parts of a sum */
    public Moments(RatedImages images, PairStatistics layout, Centres centres) {
        double[] mos = centred(images.mos(), centres.mos());
        double[] rank = centred(images.mosRank(), centres.mosRank());
        double[][] scores = new double[images.models()][];
        double[][] ranks = new double[images.models()][];
        List<Product> rows = layout.rows();
        for (int t = 0; t < rows.size(); t++) {
            switch (rows.get(t)) {
                case Product.OfMos(Scale scale) -> {
                    double[] of = scale == Scale.RANKS ? rank : mos;
                    add(t, of, of);
                }
                case Product.OfBoth(Scale scale, int m) -> {
                    boolean ranked = scale == Scale.RANKS;
                    double[] of = ranked
                            ? centred(images.scoreRanks(m), centres.scoreRanks()[m])
                            : centred(images.scores(m), centres.scores()[m]);
                    (ranked ? ranks : scores)[m] = of;
                    add(t, of, ranked ? rank : mos);
                }
                case Product.OfScore(Scale scale, int m) -> {
                    double[] of = (scale == Scale.RANKS ? ranks : scores)[m];
                    add(t, of, of);
                }
                case Product.Concordance _ -> {}
            }
        }
        forms.add(new Form(rows.size(), ONE, ZERO, ZERO, HALF));
        forms.add(new Form(rows.size() + 1, WEIGHT, ZERO, ZERO, HALF_WEIGHT));
    }

    private static double[] centred(double[] values, double mean) {
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    private void add(int row, double[] a, double[] b) {
        int one = number(a);
        int other = number(b);
        forms.add(new Form(row, ONE, one, other, size()));
        first.add(a);
        second.add(b);
    }

    private int number(double[] column) {
        for (int m = 0; m < first.size(); m++) {
            if (first.get(m) == column && second.get(m).length == 0) {
                return FIRST + m;
            }
        }
        first.add(column);
        second.add(new double[0]);
        return size() - 1;
    }

    public int size() {
        return FIRST + first.size();
    }

    public List<Form> forms() {
        return forms;
    }

    /** Computes all moments of an image with this weight into {@code out}. */
    void of(int image, double weight, double[] out) {
        out[ONE] = 1;
        out[HALF] = 0.5;
        out[WEIGHT] = weight;
        out[HALF_WEIGHT] = 0.5 * weight;
        out[ZERO] = 0;
        for (int m = 0; m < first.size(); m++) {
            double[] other = second.get(m);
            double value = first.get(m)[image];
            out[FIRST + m] = other.length == 0 ? value : value * other[image];
        }
    }

    /** Returns for each of the four moments of each form, one after another and filled up to {@code lanes}, its number. */
    int[] places(int lanes) {
        int[] places = new int[OrderedPairs.MOMENTS * lanes];
        Arrays.fill(places, ZERO);
        for (int f = 0; f < forms.size(); f++) {
            int[] before = forms.get(f).before();
            for (int k = 0; k < OrderedPairs.MOMENTS; k++) {
                places[k * lanes + f] = before[k];
            }
        }
        return places;
    }
}
