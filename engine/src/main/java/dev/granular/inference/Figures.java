package dev.granular.inference;

import dev.granular.Method;
import java.util.List;

/** Figures of all models and methods at one place: a point, a whole surface, a whole set. */
final class Figures {
    private final FigureLayout layout;
    private final double[] values;
    private final Support support;
    private final Spread[] spreads;
    private final Spread[] pairs;
    /** Standard errors over the units that draws are made for, which are all of them or a sample. */
    private final double[] drawnSe;

    private final double[] drawnPairSe;
    /** Sums over draws, of each figure. */
    private double[][] sums = new double[0][];

    /**
     * Sums up influences.
     *
     * @param values by {@link FigureLayout#at}
     * @param influences likewise; an empty array where a figure is undefined
     * @param drawn the same on the units that draws are made for
     */
    Figures(FigureLayout layout, double[] values, List<double[]> influences, List<double[]> drawn, Support support) {
        this.layout = layout;
        this.values = values;
        this.support = support;
        spreads = influences.stream().map(Spread::of).toArray(Spread[]::new);
        pairs = pairs(influences);
        boolean isSame = influences == drawn;
        drawnSe = se(isSame ? spreads : drawn.stream().map(Spread::of).toArray(Spread[]::new));
        drawnPairSe = se(isSame ? pairs : pairs(drawn));
    }

    private Figures(Figures other, double[] values) {
        layout = other.layout;
        this.values = values;
        support = other.support;
        spreads = other.spreads;
        pairs = other.pairs;
        drawnSe = other.drawnSe;
        drawnPairSe = other.drawnPairSe;
        sums = other.sums;
    }

    /** Returns the same influences around other values. */
    Figures around(double[] other) {
        return new Figures(this, other);
    }

    private Spread[] pairs(List<double[]> influences) {
        var pairs = new Spread[layout.pairs() * layout.methods().size()];
        for (int second = 1; second < layout.models().size(); second++) {
            for (int first = 0; first < second; first++) {
                for (Method method : layout.methods()) {
                    pairs[layout.pair(first, second, method)] = Spread.of(
                            influences.get(layout.at(first, method)), influences.get(layout.at(second, method)));
                }
            }
        }
        return pairs;
    }

    private static double[] se(Spread[] spreads) {
        double[] se = new double[spreads.length];
        for (int k = 0; k < se.length; k++) {
            se[k] = spreads[k].se();
        }
        return se;
    }

    /** Takes over the sums of draws, by {@link FigureLayout#at}. */
    void draw(double[][] drawnSums) {
        sums = drawnSums;
    }

    double value(int model, Method method) {
        return values[layout.at(model, method)];
    }

    Spread spread(int model, Method method) {
        return spreads[layout.at(model, method)];
    }

    Support support() {
        return support;
    }

    Estimate estimate(int model, Method method, Level level) {
        return estimate(model, method, value(model, method), level);
    }

    /** Makes the estimate around a value that was computed elsewhere. */
    Estimate estimate(int model, Method method, double value, Level level) {
        return level.estimate(value, spread(model, method), support, method == Method.SRCC);
    }

    Difference difference(int first, int second, Method method, Level level) {
        return level.difference(
                value(first, method), value(second, method), pairs[layout.pair(first, second, method)], support);
    }

    /** Returns a figure's sums over draws. */
    double[] sums(int model, Method method) {
        return sums[layout.at(model, method)];
    }

    /** Returns the standard error that belongs to {@link #sums(int, Method)}. */
    double drawnSe(int model, Method method) {
        return drawnSe[layout.at(model, method)];
    }

    /** Returns the sums of a difference over draws. */
    double[] sums(int first, int second, Method method) {
        return Draws.difference(sums(first, method), sums(second, method));
    }

    double drawnSe(int first, int second, Method method) {
        return drawnPairSe[layout.pair(first, second, method)];
    }
}
