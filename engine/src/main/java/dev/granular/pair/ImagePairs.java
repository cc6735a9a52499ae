package dev.granular.pair;

import dev.granular.pair.Product.Scale;

/** The pairs of images, each once, the lower MOS first. */
final class ImagePairs implements PairSource, PairReader {
    private final RatedImages images;
    private final Factors[] rows;
    private final PairKernel kernel;

    /** Columns whose differences are multiplied, or whose signs are. */
    private record Factors(double[] a, double[] b, boolean signs) {}

    ImagePairs(RatedImages images, PairStatistics layout, PairKernel kernel) {
        this.images = images;
        this.rows = layout.rows().stream().map(this::factors).toArray(Factors[]::new);
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
        int at = base;
        for (Factors factors : rows) {
            if (factors.signs) {
                kernel.signs(factors.a, factors.b, row, first, from, to, out, at);
            } else {
                kernel.products(factors.a, factors.b, row, first, from, to, out, at);
            }
            at += PairTile.PAIRS;
        }
    }

    private Factors factors(Product product) {
        return switch (product) {
            case Product.OfMos(Scale scale) -> new Factors(images.mos(scale), images.mos(scale), false);
            case Product.OfScore(Scale scale, int model) ->
                new Factors(images.scores(model, scale), images.scores(model, scale), false);
            case Product.OfBoth(Scale scale, int model) ->
                new Factors(images.scores(model, scale), images.mos(scale), false);
            case Product.Concordance(int model) -> new Factors(images.scoreRanks[model], images.mosRank, true);
        };
    }
}
