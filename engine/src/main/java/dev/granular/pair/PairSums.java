package dev.granular.pair;

import dev.granular.Method;
import dev.granular.pair.Product.Scale;

/** Weighted sums over all pairs at a list of points, each point's up to a common factor. */
public final class PairSums {
    /** Below this share of the squared range a sum of squares is rounding, and a correlation undefined. */
    private static final double NOTHING = 0x1p-900;

    private final PairStatistics layout;
    /** Σw, Σw², then one sum per row of the layout. */
    private final int width;

    private final double[] sums;

    /** Makes sums of {@code layout} at {@code points} points, all 0. */
    public PairSums(PairStatistics layout, int points) {
        this.layout = layout;
        width = 2 + layout.rows().size();
        sums = new double[points * width];
    }

    int width() {
        return width;
    }

    /** Adds {@code partial}, one point's sums from {@code offset}, to the sums of {@code point}. */
    void add(int point, double[] partial, int offset) {
        for (int t = 0; t < width; t++) {
            sums[point * width + t] += partial[offset + t];
        }
    }

    /**
     * Sums of one point; different points may be set by different threads.
     *
     * @param values Σw, Σw², then one sum per row of the layout
     */
    public void set(int point, double[] values) {
        System.arraycopy(values, 0, sums, point * width, width);
    }

    /** Takes one point's sums from elsewhere. */
    public void copy(int point, PairSums from, int fromPoint) {
        System.arraycopy(from.sums, fromPoint * width, sums, point * width, width);
    }

    /** Sum of one row of the layout at a point. */
    double sum(int point, int row) {
        return sums[point * width + 2 + row];
    }

    private double sum(int point, Product product) {
        return sum(point, layout.row(product));
    }

    /** Weighted mean of one row of the layout at a point; NaN if no pair has weight. */
    public double mean(int point, int row) {
        return sum(point, row) / sums[point * width];
    }

    /** (Σw)²/Σw²; 0 if no pair has weight. */
    public double effectivePairs(int point) {
        double sum = sums[point * width];
        double squares = sums[point * width + 1];
        return squares > 0 ? sum * (sum / squares) : 0;
    }

    /** Correlation of a model at a point by one of the methods summed for; NaN where undefined. */
    public double correlation(int point, Method method, int model) {
        return switch (method) {
            case PLCC -> cosine(point, Scale.VALUES, model);
            case SRCC -> cosine(point, Scale.RANKS, model);
            case KRCC -> {
                double weight = sums[point * width];
                yield weight > 0 ? within(sum(point, new Product.Concordance(model)) / weight) : Double.NaN;
            }
        };
    }

    private double cosine(int point, Scale scale, int model) {
        return cosine(
                sum(point, new Product.OfBoth(scale, model)),
                sum(point, new Product.OfMos(scale)),
                sum(point, new Product.OfScore(scale, model)));
    }

    private static double cosine(double xy, double xx, double yy) {
        return xx > NOTHING && yy > NOTHING ? within(xy / (Math.sqrt(xx) * Math.sqrt(yy))) : Double.NaN;
    }

    /** Rounding may carry a perfect correlation one unit past 1. */
    private static double within(double correlation) {
        return Math.clamp(correlation, -1, 1);
    }
}
