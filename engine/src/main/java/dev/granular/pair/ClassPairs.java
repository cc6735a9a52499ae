package dev.granular.pair;

import dev.granular.pair.Product.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of images, all those of two {@link RatingClasses classes} at once. A product of differences, summed over the pairs
 * of classes with n and m images, follows from their means:
 * {@code Σ (a_j − a_i)(b_j − b_i) = n m (ā' − ā)(b̄' − b̄) + m S + n S'}, where S sums products of distances from the means;
 * it is 0 where b is the MOS, which is the same within a class. No terms cancel in it.
 */
final class ClassPairs implements PairSource {
    /** Columns of concordance held at a time: 4 MB for each model. */
    private static final int HELD_COLUMNS = 32 * PairTile.COLUMNS;

    private final RatingClasses classes;
    private final PairKernel kernel;
    private final double[] mos;
    private final double[] mosRank;
    private final double[] variance;
    private final double[] logWeight;
    private final double[] counts;
    private final List<Products> products = new ArrayList<>();
    private final List<Signs> signs = new ArrayList<>();

    /** A statistic that sums products of differences of two columns, or of one with itself. */
    private record Products(int statistic, ClassMoments a, ClassMoments b) {}

    /** A statistic that sums signs. */
    private record Signs(int statistic, ClassConcordance concordance) {}

    ClassPairs(RatedImages images, RatingClasses classes, PairStatistics layout, PairKernel kernel) {
        this.classes = classes;
        this.kernel = kernel;
        mos = classes.ofExamples(images.mos);
        mosRank = classes.ofExamples(images.mosRank);
        variance = classes.ofExamples(images.variance);
        logWeight = classes.ofExamples(images.logWeight);
        counts = new double[classes.size()];
        Arrays.setAll(counts, classes::count);
        Map<double[], ClassMoments> known = new HashMap<>();
        for (int t = 0; t < layout.rows().size(); t++) {
            switch (layout.rows().get(t)) {
                case Product.OfMos(Scale scale) -> add(t, images.mos(scale), images.mos(scale), known);
                case Product.OfScore(Scale scale, int model) ->
                    add(t, images.scores(model, scale), images.scores(model, scale), known);
                case Product.OfBoth(Scale scale, int model) ->
                    add(t, images.scores(model, scale), images.mos(scale), known);
                case Product.Concordance(int model) ->
                    signs.add(new Signs(t, new ClassConcordance(classes, images.scoreRanks[model])));
            }
        }
    }

    private void add(int statistic, double[] a, double[] b, Map<double[], ClassMoments> known) {
        for (double[] column : List.of(a, b)) {
            known.computeIfAbsent(column, values -> ClassMoments.of(classes, values));
        }
        products.add(new Products(statistic, known.get(a), known.get(b)));
    }

    @Override
    public int size() {
        return mos.length;
    }

    @Override
    public double[] mos() {
        return mos;
    }

    @Override
    public double[] variance() {
        return variance;
    }

    @Override
    public double[] logWeight() {
        return logWeight;
    }

    /** Pairs a class with itself, unless it is one image. */
    @Override
    public int firstPartner(int row) {
        return counts[row] > 1 ? row : row + 1;
    }

    @Override
    public boolean hasMasses() {
        return true;
    }

    @Override
    public PairReader reader() {
        return new Reader();
    }

    private final class Reader implements PairReader {
        private int fromRow;
        private int toRow;
        private int fromColumn;
        private int toColumn;
        private final double[][] concordance;

        Reader() {
            int held = PairTile.COLUMNS * Math.min(HELD_COLUMNS, size());
            concordance = new double[signs.size()][held];
        }

        @Override
        public void open(int from, int to) {
            fromRow = from;
            toRow = to;
            toColumn = 0;
        }

        private void hold(int first) {
            if (first < toColumn) {
                return;
            }
            fromColumn = first;
            toColumn = Math.min(size(), first + HELD_COLUMNS);
            for (int s = 0; s < concordance.length; s++) {
                signs.get(s).concordance().between(fromRow, toRow, fromColumn, toColumn, concordance[s]);
            }
        }

        @Override
        public void describe(int row, int first, int from, int to, PairTile tile, int base) {
            hold(first);
            double[] out = tile.statistics();
            double n = counts[row];
            for (int c = from; c < to; c++) {
                tile.mass()[base + c] = n * counts[first + c];
            }
            for (Products p : products) {
                kernel.classProducts(
                        p.a(), p.b(), counts, row, first, from, to, out, p.statistic() * PairTile.PAIRS + base);
            }
            for (int s = 0; s < concordance.length; s++) {
                int at = signs.get(s).statistic() * PairTile.PAIRS + base;
                int held = (row - fromRow) * (toColumn - fromColumn) + first - fromColumn;
                System.arraycopy(concordance[s], held + from, out, at + from, to - from);
                for (int c = from; c < to && mosRank[first + c] == mosRank[row]; c++) {
                    out[at + c] = 0;
                }
            }
            if (first + from == row) {
                // Of a class with itself, sums of products have counted each pair twice.
                tile.mass()[base + from] = 0.5 * n * (n - 1);
                for (Products p : products) {
                    out[p.statistic() * PairTile.PAIRS + base + from] *= 0.5;
                }
            }
            System.arraycopy(tile.mass(), base + from, tile.squareMass(), base + from, to - from);
        }
    }
}
