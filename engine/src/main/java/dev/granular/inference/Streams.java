package dev.granular.inference;

import dev.granular.Column;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;
import java.util.List;

/** Numbers of random streams, by what units hold: neither the order of rows nor the unit of MOS changes them. */
final class Streams {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Streams() {}

    /** Numbers images by the dense ranks of their values; those that are alike throughout by their order, which then is of no matter. */
    static long[] of(List<Column> columns) {
        return told(hashes(columns));
    }

    /** Returns whether no two images are alike. */
    static boolean areDifferent(List<Column> columns) {
        long[] hashes = hashes(columns);
        return different(hashes).length == hashes.length;
    }

    /** Numbers clusters by their names, which differ. */
    static long[] ofNames(List<String> names) {
        long[] hashes = new long[names.size()];
        for (int u = 0; u < hashes.length; u++) {
            for (int k = 0; k < names.get(u).length(); k++) {
                hashes[u] = mixed(hashes[u] + STEP + names.get(u).charAt(k));
            }
        }
        return told(hashes);
    }

    private static long[] hashes(List<Column> columns) {
        long[] hashes = new long[columns.getFirst().size()];
        for (Column column : columns) {
            double[] ranks = DenseRanks.of(column);
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = mixed(hashes[i] + STEP + (long) ranks[i]);
            }
        }
        return hashes;
    }

    /** Makes equal numbers differ. */
    private static long[] told(long[] hashes) {
        long[] different = different(hashes);
        if (different.length == hashes.length) {
            return hashes;
        }
        long[] streams = new long[hashes.length];
        int[] seen = new int[different.length];
        for (int u = 0; u < hashes.length; u++) {
            int same = seen[Arrays.binarySearch(different, hashes[u])]++;
            streams[u] = same == 0 ? hashes[u] : mixed(hashes[u] + same * STEP);
        }
        return streams;
    }

    /** Returns all numbers that occur, ascending, each once. */
    private static long[] different(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Mixes bits so that every one of them depends on every other (Steele, Lea and Flood, Fast splittable generators, 2014). */
    private static long mixed(long bits) {
        long first = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ first >>> 27) * 0x94D049BB133111EBL;
        return second ^ second >>> 31;
    }
}
