package dev.granular.pair;

/** The pairs of images, each once, the lower MOS first. */
final class ImagePairs implements PairSource, PairReader {
    private final RatedImages images;
    private final PairStatistics.Row[] rows;
    private final PairKernel kernel;

    ImagePairs(RatedImages images, PairStatistics layout, PairKernel kernel) {
        this.images = images;
        this.rows = layout.rows().toArray(PairStatistics.Row[]::new);
        this.kernel = kernel;
    }

    @Override
    public int size() {
        return images.n;
    }

    @Override
    public double[] mos() {
        return images.mos;
    }

    @Override
    public double[] variance() {
        return images.variance;
    }

    @Override
    public double[] logWeight() {
        return images.logWeight;
    }

    @Override
    public int firstPartner(int row) {
        return row + 1;
    }

    @Override
    public boolean hasMasses() {
        return false;
    }

    @Override
    public PairReader reader() {
        return this;
    }

    @Override
    public void describe(int row, int first, int from, int to, PairTile tile, int base) {
        double[] out = tile.statistics;
        double[] mos = images.mos;
        double[] mosRank = images.mosRank;
        int at = base;
        for (PairStatistics.Row wanted : rows) {
            double[] score = wanted.model() < 0 ? mos : images.scores[wanted.model()];
            double[] rank = wanted.model() < 0 ? mosRank : images.scoreRanks[wanted.model()];
            switch (wanted.product()) {
                case MOS_MOS, SCORE_SCORE -> kernel.products(score, score, row, first, from, to, out, at);
                case SCORE_MOS -> kernel.products(score, mos, row, first, from, to, out, at);
                case RANK_MOS_MOS, RANK_SCORE_SCORE -> kernel.products(rank, rank, row, first, from, to, out, at);
                case RANK_SCORE_MOS -> kernel.products(rank, mosRank, row, first, from, to, out, at);
                case CONCORDANCE -> kernel.signs(rank, mosRank, row, first, from, to, out, at);
            }
            at += PairTile.PAIRS;
        }
    }
}
