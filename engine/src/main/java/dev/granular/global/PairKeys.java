package dev.granular.global;

import java.util.Arrays;

/**
 * A growing list of pairs as 64-bit keys: the bits of the distance and, below them, people's verdict. Keys are ordered as distances are. Distances are below 2, so that their two leading bits are 0 and make room. Lists are sorted by one distribution
 * into as many buckets as there are keys, and within buckets by insertion.
 */
final class PairKeys {
    /** Verdicts, in the two lowest bits of a key. */
    static final int SIMILAR = 0;

    static final int CORRECT = 1;
    static final int WRONG = 2;

    private static final int VERDICT_BITS = 2;
    private static final int VERDICT = 3;

    /** Bucket size up to which insertion is quicker than a general sort. */
    private static final int FEW = 32;

    private long[] keys;
    private long[] sorted = {};
    private int[] places = {};
    private int size;

    PairKeys(int capacity) {
        keys = new long[capacity];
    }

    static long key(double distance, int verdict) {
        return (Double.doubleToRawLongBits(distance) << VERDICT_BITS | verdict) ^ Long.MIN_VALUE;
    }

    private static double distance(long key) {
        return Double.longBitsToDouble((key ^ Long.MIN_VALUE) >>> VERDICT_BITS);
    }

    /** Returns the array to write keys into, with room for {@code more} beyond the size. */
    long[] roomFor(int more) {
        if (size + more > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(size + more, keys.length + (keys.length >> 1)));
        }
        return keys;
    }

    /** Appends one pair. */
    void add(double distance, int verdict) {
        roomFor(1)[size++] = key(distance, verdict);
    }

    /** Finds the largest distance. */
    double largest() {
        double largest = 0;
        for (int k = 0; k < size; k++) {
            largest = Math.max(largest, distance(keys[k]));
        }
        return largest;
    }

    int size() {
        return size;
    }

    void size(int written) {
        size = written;
    }

    /** Appends all keys of another list. */
    void addAll(PairKeys others) {
        System.arraycopy(others.keys, 0, roomFor(others.size), size, others.size);
        size += others.size;
    }

    /** Sorts keys whose distances lie between two bounds, the lower one below the upper. */
    void sort(double low, double high) {
        if (size <= FEW) {
            Arrays.sort(keys, 0, size);
            return;
        }
        double scale = size / (high - low);
        if (!(scale < Double.MAX_VALUE)) {
            Arrays.sort(keys, 0, size);
            return;
        }
        if (places.length < size + 1) {
            places = new int[keys.length + 1];
            sorted = new long[keys.length];
        }
        Arrays.fill(places, 0, size + 1, 0);
        int last = size - 1;
        for (int k = 0; k < size; k++) {
            places[bucket(keys[k], low, scale, last) + 1]++;
        }
        for (int b = 0; b < size; b++) {
            places[b + 1] += places[b];
        }
        for (int k = 0; k < size; k++) {
            sorted[places[bucket(keys[k], low, scale, last)]++] = keys[k];
        }
        int from = 0;
        for (int b = 0; b < size; b++) {
            if (places[b] - from > 1) {
                sortBucket(sorted, from, places[b]);
            }
            from = places[b];
        }
        long[] unsorted = keys;
        keys = sorted;
        sorted = unsorted;
    }

    private static int bucket(long key, double low, double scale, int last) {
        return Math.min(last, (int) ((distance(key) - low) * scale));
    }

    private static void sortBucket(long[] keys, int from, int to) {
        if (to - from > FEW) {
            Arrays.sort(keys, from, to);
            return;
        }
        for (int k = from + 1; k < to; k++) {
            long key = keys[k];
            int place = k;
            while (place > from && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                place--;
            }
            keys[place] = key;
        }
    }

    /** Tallies sorted keys that follow others. */
    DistanceTally tally() {
        var tally = DistanceTally.ofLaterPairs();
        tally(0, tally);
        return tally;
    }

    /** Tallies sorted keys among which are pairs of equal scores. */
    DistanceTally tallyWithTies() {
        var tally = new DistanceTally();
        long similarTies = 0;
        int k = 0;
        for (; k < size && distance(keys[k]) == 0; k++) {
            similarTies += (keys[k] & VERDICT) == SIMILAR ? 1 : 0;
        }
        tally.startWithTies(similarTies, k - similarTies);
        tally(k, tally);
        return tally;
    }

    private void tally(int from, DistanceTally tally) {
        int k = from;
        while (k < size) {
            long distance = keys[k] >> VERDICT_BITS;
            int first = k;
            int similar = 0;
            int correct = 0;
            while (k < size && keys[k] >> VERDICT_BITS == distance) {
                int verdict = (int) keys[k] & VERDICT;
                similar += verdict == SIMILAR ? 1 : 0;
                correct += verdict == CORRECT ? 1 : 0;
                k++;
            }
            tally.append(distance(keys[first]), similar, correct, k - first - similar - correct);
        }
    }
}
