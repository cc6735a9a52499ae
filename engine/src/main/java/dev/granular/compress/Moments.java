package dev.granular.compress;

import dev.granular.pair.PairStatistics;
import dev.granular.pair.RatedImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The moments of which sums of products of differences are made: with a and b two columns,
 * {@code Δa Δb = a_j b_j − a_j b_i − a_i b_j + a_i b_i}, so charges of 1, a, b and ab on either side are all it takes.
 * Columns are centred first, or the expansion would cancel digits away.
 */
final class Moments {
    /** The moment that is 1 for every image. */
    static final int ONE = 0;

    /**
     * A statistic {@code Δa Δb}, by the numbers of its moments.
     *
     * @param row its row in the layout
     */
    record Form(int row, int a, int b, int ab) {}

    /** A moment: a column, or the product of two. */
    private record Moment(double[] a, double[] b) {}

    private final List<Moment> moments = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    Moments(RatedImages images, PairStatistics layout) {
        moments.add(new Moment(new double[0], new double[0]));
        double[] mos = centred(images.mos());
        double[] rank = centred(images.mosRank());
        double[][] scores = new double[images.models()][];
        double[][] ranks = new double[images.models()][];
        List<PairStatistics.Row> rows = layout.rows();
        for (int t = 0; t < rows.size(); t++) {
            int m = rows.get(t).model();
            switch (rows.get(t).product()) {
                case MOS_MOS -> add(t, mos, mos);
                case RANK_MOS_MOS -> add(t, rank, rank);
                case SCORE_MOS -> {
                    scores[m] = centred(images.scores(m));
                    add(t, scores[m], mos);
                }
                case SCORE_SCORE -> add(t, scores[m], scores[m]);
                case RANK_SCORE_MOS -> {
                    ranks[m] = centred(images.scoreRanks(m));
                    add(t, ranks[m], rank);
                }
                case RANK_SCORE_SCORE -> add(t, ranks[m], ranks[m]);
                case CONCORDANCE -> {}
            }
        }
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }

    private void add(int row, double[] a, double[] b) {
        int first = number(a);
        int second = number(b);
        forms.add(new Form(row, first, second, moments.size()));
        moments.add(new Moment(a, b));
    }

    private int number(double[] column) {
        for (int m = 1; m < moments.size(); m++) {
            if (moments.get(m).a == column && moments.get(m).b.length == 0) {
                return m;
            }
        }
        moments.add(new Moment(column, new double[0]));
        return moments.size() - 1;
    }

    int size() {
        return moments.size();
    }

    List<Form> forms() {
        return forms;
    }

    /** All moments of an image, into {@code out}. */
    void of(int image, double[] out) {
        out[ONE] = 1;
        for (int m = 1; m < moments.size(); m++) {
            Moment moment = moments.get(m);
            out[m] = moment.b.length == 0 ? moment.a[image] : moment.a[image] * moment.b[image];
        }
    }
}
