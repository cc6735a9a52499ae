package dev.granular.rating;

import dev.granular.Column;
import java.util.Arrays;

/**
 * Row numbers in ascending order of a column's values, by a radix sort of the doubles' bits: no comparisons, and time
 * in proportion to N. Usually the leading digits of what differs between the values order all but a few, which are then put in
 * their places one by one.
 */
final class AscendingOrder {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    /** Leading bits that are sorted by at first. */
    private static final int LEADING_BITS = 3 * DIGIT_BITS;

    private int[] rows;
    /** Of the values, in the same order. */
    private long[] keys;

    private int[] otherRows;
    private long[] otherKeys;

    private AscendingOrder(long[] keys) {
        this.keys = keys;
        rows = new int[keys.length];
        Arrays.setAll(rows, row -> row);
        otherRows = new int[keys.length];
        otherKeys = new long[keys.length];
    }

    /** Returns rows of {@code values}, length N, lowest value first; of equal values the lower row first; −0.0 equals 0.0. */
    static AscendingOrder of(Column values) {
        var order = new AscendingOrder(keys(values.toArray()));
        int differing = Long.SIZE - Long.numberOfLeadingZeros(differences(order.keys));
        int leading = Math.max(0, differing - LEADING_BITS);
        order.sort(leading, differing);
        if (leading > 0 && !order.isRepaired()) {
            order.sort(0, differing);
        }
        return order;
    }

    private static long[] keys(double[] values) {
        long[] keys = new long[values.length];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = key(values[row]);
        }
        return keys;
    }

    /** Returns bits in which not all keys are the same. */
    private static long differences(long[] keys) {
        long differences = 0;
        for (long key : keys) {
            differences |= key ^ keys[0];
        }
        return differences;
    }

    /** Sorts by some of the bits; of equal ones the order stays. */
    private void sort(int from, int to) {
        for (int shift = from; shift < to; shift += DIGIT_BITS) {
            distribute(shift);
            long[] sortedKeys = otherKeys;
            otherKeys = keys;
            keys = sortedKeys;
            int[] sortedRows = otherRows;
            otherRows = rows;
            rows = sortedRows;
        }
    }

    private void distribute(int shift) {
        int[] next = firstPlaces(keys, shift);
        for (int i = 0; i < keys.length; i++) {
            int place = next[digit(keys[i], shift)]++;
            otherKeys[place] = keys[i];
            otherRows[place] = rows[i];
        }
    }

    /**
     * Moves keys that follow a larger one to their places, unless that takes more than N steps. Equal keys stay in the order
     * of their rows either way.
     */
    private boolean isRepaired() {
        int steps = keys.length;
        for (int i = 1; i < keys.length; i++) {
            long key = keys[i];
            int row = rows[i];
            int place = i;
            for (; place > 0 && Long.compareUnsigned(keys[place - 1], key) > 0 && steps > 0; place--, steps--) {
                keys[place] = keys[place - 1];
                rows[place] = rows[place - 1];
            }
            keys[place] = key;
            rows[place] = row;
        }
        return steps > 0;
    }

    /** Returns the number of rows. */
    int size() {
        return rows.length;
    }

    /** Returns the row at a place, counted from 0. */
    int row(int place) {
        return rows[place];
    }

    /** Returns whether the value at a place, above 0, equals the one before. */
    boolean isTied(int place) {
        return keys[place] == keys[place - 1];
    }

    /** Returns bits that, read as an unsigned number, are ordered as the values are. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }

    /** Returns where the first key with each digit belongs. */
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
