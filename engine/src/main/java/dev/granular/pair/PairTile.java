package dev.granular.pair;

/**
 * The geometry of {@value #ROWS} × {@value #COLUMNS} pairs: everything about a pair that does not depend on the surface
 * point. Pair (r, c) stands in element {@code r·COLUMNS + c} of each array. Positions that are no pair (the diagonal and
 * below, or past the last image) have zero statistics and a distance so large that their weight vanishes.
 */
final class PairTile {
    /** Images along the short side. */
    static final int ROWS = 4;
    /** Images along the long side: a whole number of vectors of any width. */
    static final int COLUMNS = 128;
    /** Pairs in a tile: with 7 statistics, the tile and the weights of four points stay near the first-level cache. */
    static final int PAIRS = ROWS * COLUMNS;
    /** A distance whose square, times any decay, is still finite, and whose weight is not. */
    private static final double NO_PAIR = 1e100;

    /** |s_i − s_j|, MOS units. */
    final double[] distance = new double[PAIRS];
    /** −log2(e) / 2(σ_i² + σ_j²): times a squared distance it is the base-2 exponent of the kernel on Qd. */
    final double[] decay = new double[PAIRS];
    /** Rows of {@link #statistics}: those of the layout, then zeros for the kernel's convenience. */
    final int rows;
    /** Row t holds statistic t of every pair: rows × PAIRS. */
    final double[] statistics;

    private final RatedImages images;
    private final PairStatistics.Row[] layout;
    private final PairKernel kernel;

    PairTile(RatedImages images, PairStatistics layout, PairKernel kernel) {
        this.images = images;
        this.layout = layout.rows().toArray(PairStatistics.Row[]::new);
        this.kernel = kernel;
        rows = kernel.paddedRows(this.layout.length);
        statistics = new double[rows * PAIRS];
    }

    /** Computes pairs of images {@code firstRow + r} and {@code firstColumn + c}, where the former comes first. */
    void fill(int firstRow, int firstColumn) {
        for (int r = 0; r < ROWS; r++) {
            int i = firstRow + r;
            // Columns from..to hold pairs; before and after them there are none.
            int from = i < images.n ? Math.clamp(i + 1L - firstColumn, 0, COLUMNS) : COLUMNS;
            int to = Math.max(from, Math.min(COLUMNS, images.n - firstColumn));
            fillRow(i, firstColumn, r * COLUMNS, from, to);
        }
    }

    private void fillRow(int i, int firstColumn, int base, int from, int to) {
        clear(base, 0, from);
        clear(base, to, COLUMNS);
        if (from == to) {
            return;
        }
        kernel.geometry(images.mos, images.variance, i, firstColumn, from, to, distance, decay, base);
        int row = base;
        for (PairStatistics.Row wanted : layout) {
            double[] score = wanted.model() < 0 ? images.mos : images.scores[wanted.model()];
            double[] rank = wanted.model() < 0 ? images.mosRank : images.scoreRanks[wanted.model()];
            switch (wanted.product()) {
                case MOS_MOS, SCORE_SCORE -> kernel.products(score, score, i, firstColumn, from, to, statistics, row);
                case SCORE_MOS -> kernel.products(score, images.mos, i, firstColumn, from, to, statistics, row);
                case RANK_MOS_MOS, RANK_SCORE_SCORE ->
                    kernel.products(rank, rank, i, firstColumn, from, to, statistics, row);
                case RANK_SCORE_MOS -> kernel.products(rank, images.mosRank, i, firstColumn, from, to, statistics, row);
                case CONCORDANCE -> kernel.signs(rank, images.mosRank, i, firstColumn, from, to, statistics, row);
            }
            row += PAIRS;
        }
    }

    private void clear(int base, int from, int to) {
        for (int c = from; c < to; c++) {
            distance[base + c] = NO_PAIR;
            decay[base + c] = -1;
        }
        for (int row = 0; row < layout.length; row++) {
            for (int c = from; c < to; c++) {
                statistics[row * PAIRS + base + c] = 0;
            }
        }
    }
}
