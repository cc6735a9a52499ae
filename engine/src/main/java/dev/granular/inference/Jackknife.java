package dev.granular.inference;

/**
 * The delete-one jackknife of a figure {@code T_a / sqrt(T_b T_c)} (Efron and Stein, The jackknife estimate of variance,
 * Annals of Statistics 9, 1981). With figures J_u without unit u, the influence of u is
 * {@code δ_u = sqrt((G − 1)/G) (mean J − J_u)}, and the squared standard error Σ δ_u².
 */
final class Jackknife {
    /** Share of a sum of squares below which what is left of it without a unit is rounding. */
    private static final double NOTHING = 1e-13;

    /** Below this a sum of squares over all pairs is rounding, see PairSums. */
    private static final double NO_SQUARES = 0x1p-900;

    private Jackknife() {}

    /**
     * A sum over pairs.
     *
     * @param total over all pairs
     * @param without over pairs that do not touch a unit, length G
     */
    record Sum(double total, double[] without) {
        /** Returns whether the sum is positive, with every unit and without any one. */
        boolean staysPositive() {
            double least = NOTHING * total;
            boolean positive = total > NO_SQUARES;
            for (double rest : without) {
                positive &= rest > least;
            }
            return positive;
        }

        /** Returns whether it is positive over all pairs. */
        boolean isPositive() {
            return total > NO_SQUARES;
        }
    }

    /** Computes the figure; NaN where undefined. */
    static double figure(Sum a, Sum b, Sum c) {
        return b.isPositive() && c.isPositive()
                ? Math.clamp(a.total / (Math.sqrt(b.total) * Math.sqrt(c.total)), -1, 1)
                : Double.NaN;
    }

    /**
     * Computes influences.
     *
     * @param ranks by how much the figure falls without each unit as ranks of others move; empty where no ranks are at work
     * @return length G; empty if the figure is undefined, or becomes so without some unit
     */
    static double[] influences(Sum a, Sum b, Sum c, double[] ranks) {
        if (!b.staysPositive() || !c.staysPositive()) {
            return new double[0];
        }
        int units = a.without.length;
        double[] without = new double[units];
        for (int u = 0; u < units; u++) {
            without[u] = a.without[u] / (Math.sqrt(b.without[u]) * Math.sqrt(c.without[u]));
            if (ranks.length > 0) {
                without[u] -= ranks[u];
            }
        }
        // Distances from one of the figures are small, so that their mean keeps its digits.
        double reference = without[0];
        double mean = 0;
        for (int u = 0; u < units; u++) {
            without[u] -= reference;
            mean += without[u] / units;
        }
        double scale = Math.sqrt((units - 1.0) / units);
        for (int u = 0; u < units; u++) {
            without[u] = scale * (mean - without[u]);
        }
        return without;
    }
}
