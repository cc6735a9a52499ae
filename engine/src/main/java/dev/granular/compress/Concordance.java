package dev.granular.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The concordance matrix of one model: for every ordered pair of nodes Σ p_i p_j sign(x_j − x_i) over the images at them,
 * pairs of equal MOS left out. Pairs of different strips come from one walk over all images; inside a strip MOS is
 * divided again and again, with a walk over the parts and ever fewer nodes.
 */
final class Concordance {
    /** Images below which pairs inside a strip are taken one by one. */
    private static final int FEW = 32;

    /** Intervals into which one is divided. */
    private static final int PARTS = 4;

    /** Images below which an interval is divided no further with nodes of its own. */
    private static final int LEAF = 512;

    private final StripLayout layout;
    private final Places places;
    private final double[] rank;
    private final MatrixProduct product;
    /** Image positions by ascending score. */
    private final int[] order;

    /** @param rank dense ranks of the model's scores, by MOS position */
    Concordance(StripLayout layout, double[] rank) {
        this.layout = layout;
        this.rank = rank;
        places = layout.places();
        product = layout.product();
        order = byRank(rank);
    }

    private static int[] byRank(double[] rank) {
        int[] starts = new int[(int) Arrays.stream(rank).max().orElse(0) + 2];
        for (double r : rank) {
            starts[(int) r + 1]++;
        }
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
        int[] order = new int[rank.length];
        for (int i = 0; i < rank.length; i++) {
            order[starts[(int) rank[i]]++] = i;
        }
        return order;
    }

    /** Independent pieces of the work; each returns what adds its result to a matrix, to be called in order. */
    List<Callable<Consumer<double[]>>> tasks(int chunks) {
        ScoreWalk.Cell[] cells = layout.strips().stream()
                .map(nodes -> new ScoreWalk.Cell(
                        nodes.strip().from(), nodes.frame(), nodes.reduction(), nodes.stride()))
                .toArray(ScoreWalk.Cell[]::new);
        int[] roughWidths =
                layout.roughNodes().stream().mapToInt(StripNodes::stride).toArray();
        var tasks = new ArrayList<Callable<Consumer<double[]>>>();
        double[][] chunkTotals = new double[chunks][];
        for (int c = 0; c < chunks; c++) {
            int chunk = c;
            int from = tieBoundary((int) ((long) order.length * c / chunks));
            int to = tieBoundary((int) ((long) order.length * (c + 1) / chunks));
            tasks.add(() -> {
                var inside = new PrefixWalk(layout.roughRows(), roughWidths, product);
                var walk = new ScoreWalk(places, rank, cells, inside, product);
                walk.walk(order, from, to);
                chunkTotals[chunk] = walk.total;
                return matrix -> {
                    walk.complete(earlier(chunkTotals, chunk));
                    addAcross(walk, inside, matrix);
                };
            });
        }
        int[][] byStrip = orderByStrip();
        for (int s = 0; s < byStrip.length; s++) {
            int strip = s;
            tasks.add(() -> {
                var inside = new InsideStrip(strip);
                inside.sum(byStrip[strip]);
                int at = layout.firstNode(strip);
                int size = inside.nodes.size();
                return matrix -> NodeMatrices.addBlock(
                        inside.sums, 0, inside.stride, size, size, matrix, layout.nodes(), at, at);
            });
        }
        return tasks;
    }

    /** First place at or after {@code at} where a group of ties begins. */
    private int tieBoundary(int at) {
        int place = at;
        while (place > 0 && place < order.length && rank[order[place]] == rank[order[place - 1]]) {
            place++;
        }
        return place;
    }

    private int[][] orderByStrip() {
        short[] strip = new short[order.length];
        int[][] byStrip = new int[layout.strips().size()][];
        for (int s = 0; s < byStrip.length; s++) {
            Strip interval = layout.strips().get(s).strip();
            Arrays.fill(strip, interval.from(), interval.to(), (short) s);
            byStrip[s] = new int[interval.to() - interval.from()];
        }
        int[] filled = new int[byStrip.length];
        for (int i : order) {
            byStrip[strip[i]][filled[strip[i]]++] = i;
        }
        return byStrip;
    }

    /** What a chunk's walk could not know: charges of earlier chunks count as passed, and once less for the total. */
    private static double[] earlier(double[][] chunkTotals, int chunk) {
        double[] offset = new double[chunkTotals[chunk].length];
        for (int c = 0; c < chunkTotals.length; c++) {
            for (int u = 0; u < offset.length; u++) {
                offset[u] += (c < chunk ? 1 : -1) * chunkTotals[c][u];
            }
        }
        return offset;
    }

    private void addAcross(ScoreWalk walk, PrefixWalk inside, double[] matrix) {
        for (int b = 1; b < layout.strips().size(); b++) {
            StripNodes higher = layout.strips().get(b);
            StripNodes roughHigher = layout.roughNodes().get(b);
            double[] toHigher = higher.from(roughHigher, places);
            for (int a = 0; a < b; a++) {
                StripNodes lower = layout.strips().get(a);
                int u = layout.firstNode(a);
                int v = layout.firstNode(b);
                NodeMatrices.addBlock(
                        walk.sums,
                        walk.firstNode(a) * walk.nodes() + walk.firstNode(b),
                        walk.nodes(),
                        lower.size(),
                        higher.size(),
                        matrix,
                        layout.nodes(),
                        u,
                        v);
                StripNodes roughLower = layout.roughNodes().get(a);
                double[] rough = new double[roughLower.stride() * roughHigher.stride()];
                inside.addTo(rough, a, b);
                double[] block = new double[lower.stride() * higher.stride()];
                product.congruent(
                        rough,
                        roughLower.stride(),
                        roughHigher.stride(),
                        lower.from(roughLower, places),
                        lower.stride(),
                        toHigher,
                        higher.stride(),
                        block);
                NodeMatrices.addBlock(
                        block, 0, higher.stride(), lower.size(), higher.size(), matrix, layout.nodes(), u, v);
            }
        }
    }

    /** Pairs whose images lie in one strip. */
    private final class InsideStrip {
        final StripNodes nodes;
        final int stride;
        /** Rows of {@link #stride}, filled up. */
        final double[] sums;

        private final StripNodes rough;
        private final PrefixWalk few;
        private final PrefixWalk.Steps steps = new PrefixWalk.Steps(LEAF);

        InsideStrip(int strip) {
            nodes = layout.strips().get(strip);
            rough = layout.roughNodes().get(strip);
            stride = nodes.stride();
            sums = new double[stride * stride];
            int[] widths = new int[PARTS];
            Arrays.fill(widths, rough.stride());
            few = new PrefixWalk(layout.roughRows(), widths, product);
        }

        /** Adds all pairs of the strip, whose images are given by ascending score. */
        void sum(int[] sorted) {
            divide(nodes.strip().from(), nodes.strip().to(), sorted);
            double[] roughSums = new double[rough.stride() * rough.stride()];
            for (int b = 1; b < PARTS; b++) {
                for (int a = 0; a < b; a++) {
                    few.addTo(roughSums, a, b);
                }
            }
            double[] toNodes = nodes.from(rough, places);
            product.congruent(roughSums, rough.stride(), rough.stride(), toNodes, stride, toNodes, stride, sums);
        }

        private void divide(int from, int to, int[] sorted) {
            if (places.mos()[from] == places.mos()[to - 1]) {
                return;
            }
            if (to - from <= FEW) {
                oneByOne(from, to);
                return;
            }
            int[] cuts = cuts(from, to);
            int[] part = new int[sorted.length];
            int[][] parts = partition(sorted, cuts, part);
            if (to - from <= LEAF) {
                steps.clear();
                for (int k = 0; k < sorted.length; k++) {
                    steps.add(sorted[k], part[k], rank[sorted[k]]);
                }
                few.walk(steps);
            } else {
                across(cuts, sorted);
            }
            for (int p = 0; p < parts.length; p++) {
                divide(cuts[p], cuts[p + 1], parts[p]);
            }
        }

        private void across(int[] cuts, int[] sorted) {
            var cells = new ScoreWalk.Cell[cuts.length - 1];
            Arrays.setAll(cells, p -> {
                Frame frame = layout.frame(nodes.strip(), cuts[p], cuts[p + 1]);
                return new ScoreWalk.Cell(
                        cuts[p], frame, new double[0], MatrixProduct.padded(frame.columns()));
            });
            var walk = new ScoreWalk(places, rank, cells, few, product);
            walk.walk(sorted, 0, sorted.length);
            walk.complete(Arrays.stream(walk.total).map(v -> -v).toArray());
            double[] toNodes = new double[walk.nodes() * stride];
            for (int c = 0; c < cells.length; c++) {
                double[] rows = nodes.from(cells[c].frame(), places);
                System.arraycopy(rows, 0, toNodes, walk.firstNode(c) * stride, rows.length);
            }
            product.congruent(walk.sums, walk.nodes(), walk.nodes(), toNodes, stride, toNodes, stride, sums);
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

        /** Splits images by interval, keeping their order; tells each one's interval. */
        private int[][] partition(int[] sorted, int[] cuts, int[] part) {
            int[][] parts = new int[cuts.length - 1][];
            Arrays.setAll(parts, p -> new int[cuts[p + 1] - cuts[p]]);
            int[] filled = new int[parts.length];
            for (int k = 0; k < sorted.length; k++) {
                int i = sorted[k];
                int p = 0;
                while (i >= cuts[p + 1]) {
                    p++;
                }
                part[k] = p;
                parts[p][filled[p]++] = i;
            }
            return parts;
        }

        private void oneByOne(int from, int to) {
            int below = from;
            for (int j = from + 1; j < to; j++) {
                if (places.mos()[j] != places.mos()[j - 1]) {
                    below = j;
                }
                if (below > from) {
                    few.pairs(j, rank[j], from, below, rank);
                }
            }
        }
    }
}
