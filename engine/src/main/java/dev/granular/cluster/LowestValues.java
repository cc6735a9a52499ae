package dev.granular.cluster;

import java.util.Arrays;

/** The lowest of many different values above a bound, each once, in memory that does not grow with their number. */
final class LowestValues {
    private static final int FIRST = 1024;

    private final double above;
    private final int most;
    private double below = Double.POSITIVE_INFINITY;
    private double[] values = new double[FIRST];
    private int size;

    /** @param most how many are kept, at least one */
    LowestValues(double above, int most) {
        this.above = above;
        this.most = most;
    }

    void add(double value) {
        // Both zeros are the same value.
        double plain = value + 0.0;
        if (plain <= above || plain > below) {
            return;
        }
        if (size == values.length) {
            makeRoom();
        }
        values[size++] = plain;
    }

    private void makeRoom() {
        sort();
        if (2 * size > values.length) {
            values = Arrays.copyOf(values, Math.min(2 * values.length, 2 * most + FIRST));
        }
    }

    private void sort() {
        Arrays.parallelSort(values, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || values[i] != values[distinct - 1]) {
                values[distinct++] = values[i];
            }
        }
        size = Math.min(distinct, most);
        if (distinct > most) {
            below = values[most - 1];
        }
    }

    /** Returns them, ascending. */
    double[] ascending() {
        sort();
        return Arrays.copyOf(values, size);
    }
}
