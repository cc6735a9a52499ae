package dev.granular.inference;

/**
 * The size of a figure's influences.
 *
 * @param se standard error, sqrt(Σ δ²); NaN without influences
 * @param effective effective number of influences, d = (Σ δ²)² / Σ δ⁴; 0 if all are 0
 */
record Spread(double se, double effective) {
    static final Spread UNDEFINED = new Spread(Double.NaN, 0);

    /** Sums up influences; none means that they are undefined. */
    static Spread of(double[] influences) {
        return of(influences, new double[influences.length]);
    }

    /** Sums up the influences on a difference. */
    static Spread of(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) {
            return UNDEFINED;
        }
        double largest = 0;
        for (int u = 0; u < first.length; u++) {
            largest = Math.max(largest, Math.abs(first[u] - second[u]));
        }
        if (largest == 0) {
            return new Spread(0, 0);
        }
        double squares = 0;
        double fourths = 0;
        for (int u = 0; u < first.length; u++) {
            double share = (first[u] - second[u]) / largest;
            squares += share * share;
            fourths += share * share * share * share;
        }
        return new Spread(largest * Math.sqrt(squares), squares * squares / fourths);
    }
}
