package dev.granular.pair;

import dev.granular.Method;
import dev.granular.pair.Product.Scale;

/** Weighted sums over pairs at a list of points, each point's in a scale of its own: a power of two, which cancels. */
public final class PairSums {
    /** Below this share of the squared range a sum of squares is rounding, and a correlation undefined. */
    private static final double NOTHING = 0x1p-900;

    private final PairStatistics layout;
    /** Σw, Σw², then one sum per row of the layout. */
    private final int width;

    private final double[] sums;
    /** Base-2 exponent of each point's scale: of squared weights it counts twice. */
    private final double[] scale;

    /** Makes sums of {@code layout} at {@code points} points, all 0. */
    public PairSums(PairStatistics layout, int points) {
        this.layout = layout;
        width = 2 + layout.rows().size();
        sums = new double[points * width];
        scale = new double[points];
    }

    /** Says in which scale a point's sums are: base-2 exponent of what each weight was divided by. */
    void scale(int point, double exponent) {
        scale[point] = exponent;
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
     * @param exponent base-2 exponent of what each weight was divided by
     */
    public void set(int point, double[] values, double exponent) {
        System.arraycopy(values, 0, sums, point * width, width);
        scale[point] = exponent;
    }

    /** Adds sums over other pairs at the same points, each in the scale that both allow. */
    public void add(PairSums others) {
        for (int point = 0; point < scale.length; point++) {
            if (others.isEmpty(point)) {
                continue;
            }
            if (isEmpty(point)) {
                copy(point, others, point);
                continue;
            }
            double common = Math.max(scale[point], others.scale[point]);
            double here = Math.pow(2, scale[point] - common);
            double there = Math.pow(2, others.scale[point] - common);
            for (int t = 0; t < width; t++) {
                int at = point * width + t;
                boolean squared = t == 1;
                sums[at] =
                        sums[at] * (squared ? here * here : here) + others.sums[at] * (squared ? there * there : there);
            }
            scale[point] = common;
        }
    }

    private boolean isEmpty(int point) {
        return !(sums[point * width] > 0);
    }

    /**
     * Returns the largest share, 0 to 1, that {@code part} of the pairs has in any sum of one sign at a point, that of weights included. If
     * correlations of the part are off by at most e, those of all pairs are by at most this share of e (Cauchy and Schwarz).
     */
    public double share(int point, PairSums part) {
        if (part.isEmpty(point)) {
            return 0;
        }
        double scaled = Math.pow(2, part.scale[point] - scale[point]);
        double largest = scaled * part.sums[point * width] / sums[point * width];
        for (int row = 0; row < width - 2; row++) {
            double all = sum(point, row);
            if (layout.rows().get(row).isSquare() && all > 0) {
                largest = Math.max(largest, scaled * part.sum(point, row) / all);
            }
        }
        return Math.min(1, largest);
    }

    /** Takes one point's sums from elsewhere. */
    public void copy(int point, PairSums from, int fromPoint) {
        scale[point] = from.scale[fromPoint];
        System.arraycopy(from.sums, fromPoint * width, sums, point * width, width);
    }

    /** Returns the sum of one row of the layout at a point. */
    double sum(int point, int row) {
        return sums[point * width + 2 + row];
    }

    private double sum(int point, Product product) {
        return sum(point, layout.row(product));
    }

    /** Returns the weighted mean of one row of the layout at a point; NaN if no pair has weight. */
    public double mean(int point, int row) {
        return sum(point, row) / sums[point * width];
    }

    /** Returns (Σw)²/Σw²; 0 if no pair has weight. */
    public double effectivePairs(int point) {
        double sum = sums[point * width];
        double squares = sums[point * width + 1];
        return squares > 0 ? sum * (sum / squares) : 0;
    }

    /** Returns the correlation of a model at a point by one of the methods summed for; NaN where undefined. */
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
