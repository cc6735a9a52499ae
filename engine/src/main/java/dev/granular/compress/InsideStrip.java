package dev.granular.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Σ p_i p_j sign(x_j − x_i) of every model, over the pairs of images inside one strip, pairs of equal MOS left out: MOS is
 * divided again and again, with a walk over the parts, ever fewer nodes, and rough nodes at last.
 */
final class InsideStrip {
    /** Images below which pairs are taken one by one. */
    private static final int ONE_BY_ONE = 32;

    /** Intervals into which one is divided. */
    private static final int PARTS = 4;

    private final StripLayout layout;
    private final List<ScoreOrder> models;
    private final Places places;
    private final MatrixProduct product;
    private final StripNodes nodes;
    private final StripNodes rough;
    private final int stride;
    /** One matrix for each model, rows of {@link #stride}. */
    private final double[][] sums;

    private final PrefixWalk[] few;
    private final PrefixWalk.Steps steps;

    InsideStrip(StripLayout layout, int strip, List<ScoreOrder> models) {
        this.layout = layout;
        this.models = models;
        places = layout.places();
        product = layout.product();
        nodes = layout.strips().get(strip);
        rough = layout.roughNodes().get(strip);
        stride = nodes.stride();
        sums = new double[models.size()][stride * stride];
        int[] widths = new int[PARTS];
        Arrays.fill(widths, rough.stride());
        few = new PrefixWalk[models.size()];
        Arrays.setAll(few, m -> new PrefixWalk(layout.roughRows(), widths, product));
        steps = new PrefixWalk.Steps(layout.few());
    }

    /**
     * Sums at the strip's nodes, one matrix with rows of {@code nodes.stride()} for each model; may be called once.
     *
     * @param sorted the strip's images by ascending score, for each model
     */
    double[][] sums(int[][] sorted) {
        divide(nodes.strip().from(), nodes.strip().to(), sorted);
        double[] toNodes = nodes.from(rough, places, product);
        for (int m = 0; m < sums.length; m++) {
            double[] roughSums = new double[rough.stride() * rough.stride()];
            for (int b = 1; b < PARTS; b++) {
                for (int a = 0; a < b; a++) {
                    few[m].addTo(roughSums, a, b);
                }
            }
            product.congruent(roughSums, rough.stride(), rough.stride(), toNodes, stride, toNodes, stride, sums[m]);
        }
        return sums;
    }

    private void divide(int from, int to, int[][] sorted) {
        if (places.mos()[from] == places.mos()[to - 1]) {
            return;
        }
        if (to - from <= ONE_BY_ONE) {
            for (int m = 0; m < few.length; m++) {
                oneByOne(from, to, few[m], models.get(m).rank());
            }
            return;
        }
        int[] cuts = cuts(from, to);
        if (to - from <= layout.few()) {
            for (int m = 0; m < few.length; m++) {
                double[] rank = models.get(m).rank();
                steps.clear();
                for (int i : sorted[m]) {
                    steps.add(i, part(i, cuts), rank[i]);
                }
                few[m].walk(steps);
            }
        } else {
            across(cuts, sorted);
        }
        int[][][] parts = new int[cuts.length - 1][few.length][];
        for (int m = 0; m < few.length; m++) {
            partition(sorted[m], cuts, parts, m);
        }
        for (int p = 0; p < parts.length; p++) {
            divide(cuts[p], cuts[p + 1], parts[p]);
        }
    }

    private void across(int[] cuts, int[][] sorted) {
        var cells = new ScoreWalk.Cell[cuts.length - 1];
        int[] at = new int[cuts.length];
        double[][] rows = new double[cells.length][];
        for (int p = 0; p < cells.length; p++) {
            Frame frame = layout.frame(nodes.strip(), cuts[p], cuts[p + 1]);
            cells[p] = new ScoreWalk.Cell(cuts[p], frame, new double[0], MatrixProduct.padded(frame.columns()));
            rows[p] = nodes.from(frame, places, product);
            at[p + 1] = at[p] + rows[p].length;
        }
        double[] toNodes = new double[at[cells.length]];
        for (int p = 0; p < cells.length; p++) {
            System.arraycopy(rows[p], 0, toNodes, at[p], rows[p].length);
        }
        for (int m = 0; m < few.length; m++) {
            var walk = new ScoreWalk(places, models.get(m).rank(), cells, few[m], product);
            walk.walk(sorted[m], 0, sorted[m].length);
            walk.complete(Arrays.stream(walk.total).map(v -> -v).toArray());
            product.congruent(walk.sums, walk.nodes(), walk.nodes(), toNodes, stride, toNodes, stride, sums[m]);
        }
    }

    /** Ends of up to {@link #PARTS} intervals of about as many images each, between images of different MOS. */
    private int[] cuts(int from, int to) {
        var cuts = new ArrayList<Integer>();
        cuts.add(from);
        for (int p = 1; p < PARTS; p++) {
            int cut = nearestCut((int) (from + (long) (to - from) * p / PARTS), from, to);
            if (cut > cuts.getLast() && cut < to) {
                cuts.add(cut);
            }
        }
        cuts.add(to);
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    private int nearestCut(int middle, int from, int to) {
        double[] mos = places.mos();
        int down = middle;
        while (down > from && mos[down - 1] == mos[middle]) {
            down--;
        }
        int up = middle;
        while (up < to && mos[up] == mos[middle]) {
            up++;
        }
        return down > from && (up == to || middle - down <= up - middle) ? down : up;
    }

    private static int part(int image, int[] cuts) {
        int p = 0;
        while (image >= cuts[p + 1]) {
            p++;
        }
        return p;
    }

    /** Splits a model's images by interval, keeping their order. */
    private static void partition(int[] sorted, int[] cuts, int[][][] parts, int model) {
        for (int p = 0; p < parts.length; p++) {
            parts[p][model] = new int[cuts[p + 1] - cuts[p]];
        }
        int[] filled = new int[parts.length];
        for (int i : sorted) {
            int p = part(i, cuts);
            parts[p][model][filled[p]++] = i;
        }
    }

    private void oneByOne(int from, int to, PrefixWalk walk, double[] rank) {
        int below = from;
        for (int j = from + 1; j < to; j++) {
            if (places.mos()[j] != places.mos()[j - 1]) {
                below = j;
            }
            if (below > from) {
                walk.pairs(j, rank[j], from, below, rank);
            }
        }
    }
}
