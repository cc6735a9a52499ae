package dev.granular.pair;

import java.util.Arrays;

/**
 * {@value #ROWS} × {@value #COLUMNS} pairs: everything about a pair that does not depend on the surface point. Pair (r, c)
 * stands in element {@code r·COLUMNS + c} of each array. Positions that are no pair have zero statistics and a distance so
 * large that their weight vanishes.
 */
public final class PairTile {
    /** Points along the short side. */
    public static final int ROWS = 4;

    /** Points along the long side: a whole number of vectors of any width. */
    public static final int COLUMNS = 64;

    /** Pairs in a tile: statistics of many models would leave the first-level cache if it were larger; smaller ones go to their sums more often. */
    public static final int PAIRS = ROWS * COLUMNS;

    /** A distance whose square, times any decay, is still finite, and whose weight is not. */
    private static final double NO_PAIR = 1e100;

    /** s_j − s_i, MOS units. */
    final double[] distance = new double[PAIRS];
    /** −log2(e) / 2(σ_i² + σ_j²): times a squared distance it is the base-2 exponent of the kernel on Qd. */
    final double[] decay = new double[PAIRS];
    /** Rows of {@link #statistics}: those of the layout, then zeros for the kernel's convenience. */
    final int rows;
    /** Row t holds statistic t of every pair: rows × PAIRS. */
    final double[] statistics;
    /** What a pair's weight counts in Σw; empty where every pair counts 1. */
    final double[] mass;
    /** What a pair's squared weight counts in Σw²; empty where every pair counts 1. */
    final double[] squareMass;

    private final PairSource source;
    private final PairReader reader;
    private final PairKernel kernel;

    /** @param statistics rows of the layout */
    PairTile(PairSource source, int statistics, PairKernel kernel) {
        this.source = source;
        reader = source.reader();
        this.kernel = kernel;
        rows = kernel.paddedRows(statistics);
        this.statistics = new double[rows * PAIRS];
        mass = new double[source.hasMasses() ? PAIRS : 0];
        squareMass = new double[mass.length];
    }

    /** Returns the array into which a source puts statistic t of pair k as element {@code t·PAIRS + k}. */
    public double[] statistics() {
        return statistics;
    }

    /** Returns the array into which a source with masses puts what pair k's weight counts. */
    public double[] mass() {
        return mass;
    }

    /** Returns the array into which a source with masses puts what pair k's squared weight counts. */
    public double[] squareMass() {
        return squareMass;
    }

    /** Makes ready for tiles of the rows in {@code from} to {@code to}. */
    void open(int from, int to) {
        reader.open(from, to);
    }

    /** Returns whether a row from {@code firstRow} on makes a pair with a column from {@code firstColumn} on. */
    boolean hasPairs(int firstRow, int firstColumn) {
        int last = Math.min(firstRow + ROWS, source.size()) - 1;
        return source.firstPartner(firstRow) < firstColumn + COLUMNS && source.endPartner(last) > firstColumn;
    }

    /** Computes pairs of {@code firstRow + r} and {@code firstColumn + c}, where these are pairs. */
    void fill(int firstRow, int firstColumn) {
        for (int r = 0; r < ROWS; r++) {
            int i = firstRow + r;
            // Columns from..to hold pairs; before and after them there are none.
            int from =
                    i < source.size() ? Math.clamp(source.firstPartner(i) - (long) firstColumn, 0, COLUMNS) : COLUMNS;
            int to = i < source.size() ? Math.clamp(source.endPartner(i) - (long) firstColumn, from, COLUMNS) : from;
            int base = r * COLUMNS;
            clear(base, base + from);
            clear(base + to, base + COLUMNS);
            if (from < to) {
                kernel.geometry(source.mos(), source.variance(), i, firstColumn, from, to, distance, decay, base);
                reader.describe(i, firstColumn, from, to, this, base);
            }
        }
    }

    private void clear(int from, int to) {
        Arrays.fill(distance, from, to, NO_PAIR);
        Arrays.fill(decay, from, to, -1);
        for (int row = 0; row < rows; row++) {
            Arrays.fill(statistics, row * PAIRS + from, row * PAIRS + to, 0);
        }
        if (mass.length > 0) {
            Arrays.fill(mass, from, to, 0);
            Arrays.fill(squareMass, from, to, 0);
        }
    }
}
