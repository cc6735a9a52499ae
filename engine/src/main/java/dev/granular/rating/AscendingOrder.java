package dev.granular.rating;

import dev.granular.Column;

/**
 * Row numbers in ascending order of a column's values, by a radix sort of the doubles' bits: no comparisons, and time
 * in proportion to N.
 */
final class AscendingOrder {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final int[] rows;
    /** Of the values, in the same order. */
    private final long[] keys;

    private AscendingOrder(int[] rows, long[] keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** Rows of {@code values}, length N, lowest value first; of equal values the lower row first; −0.0 equals 0.0. */
    static AscendingOrder of(Column values) {
        double[] copy = values.toArray();
        int n = copy.length;
        long[] keys = new long[n];
        int[] rows = new int[n];
        for (int row = 0; row < n; row++) {
            keys[row] = key(copy[row]);
            rows[row] = row;
        }
        long[] sortedKeys = new long[n];
        int[] sortedRows = new int[n];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            int[] next = firstPlaces(keys, shift);
            for (int i = 0; i < n; i++) {
                int place = next[digit(keys[i], shift)]++;
                sortedKeys[place] = keys[i];
                sortedRows[place] = rows[i];
            }
            long[] otherKeys = keys;
            keys = sortedKeys;
            sortedKeys = otherKeys;
            int[] otherRows = rows;
            rows = sortedRows;
            sortedRows = otherRows;
        }
        return new AscendingOrder(rows, keys);
    }

    /** Number of rows. */
    int size() {
        return rows.length;
    }

    /** The row at a place, counted from 0. */
    int row(int place) {
        return rows[place];
    }

    /** Whether the value at a place, above 0, equals the one before. */
    boolean isTied(int place) {
        return keys[place] == keys[place - 1];
    }

    /** Bits that, read as an unsigned number, are ordered as the values are. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }

    /** Where the first key with each digit belongs. */
    private static int[] firstPlaces(long[] keys, int shift) {
        int[] places = new int[DIGITS + 1];
        for (long key : keys) {
            places[digit(key, shift) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            places[digit + 1] += places[digit];
        }
        return places;
    }
}
