package dev.granular.pair;

/** Reads statistics of a source's pairs, some rows after the others; each thread has its own. */
@FunctionalInterface
public interface PairReader {
    /** Makes ready for the rows in {@code from} to {@code to}; before any of them is described. */
    default void open(int from, int to) {}

    /** Writes statistics of pairs into a tile: pair (row, first + c), c from {@code from} to {@code to}, into {@code base + c}. */
    void describe(int row, int first, int from, int to, PairTile tile, int base);
}
