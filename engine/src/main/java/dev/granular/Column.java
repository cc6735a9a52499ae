package dev.granular;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.DoublePredicate;

/**
 * A column of doubles, on the heap or off it, read where it lies: neither factory copies. The owner of the memory keeps
 * it alive and unchanged for as long as the column is in use.
 */
public final class Column {
    private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    /** Values looked at in one go: until it is compiled, fetching one by one takes longer than all that is done with it. */
    private static final int BLOCK = 512;

    private final MemorySegment values;
    private final int size;

    private Column(MemorySegment values) {
        if (values.byteSize() % Double.BYTES != 0) {
            throw new IllegalArgumentException("a column of doubles cannot have " + values.byteSize() + " bytes");
        }
        this.values = values.asReadOnly();
        this.size = Math.toIntExact(values.byteSize() / Double.BYTES);
    }

    /** Returns a view of {@code values}, which the caller must not change while the column is in use. */
    public static Column of(double... values) {
        return new Column(MemorySegment.ofArray(values));
    }

    /** Returns a view of native-endian doubles in {@code values}, with no demand on alignment. */
    public static Column of(MemorySegment values) {
        return new Column(values);
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns the value in {@code row}, counted from 0. */
    public double get(int row) {
        return values.getAtIndex(LAYOUT, row);
    }

    /** Returns the first row from {@code row} on whose value is NaN or infinite; {@link #size()} if there is none. */
    public int nextNotFinite(int row) {
        return next(row, value -> !Double.isFinite(value), Column::areFinite);
    }

    /** Refuses values that are NaN or infinite, by name and row, counted from 1. */
    void requireFinite(String name) {
        int row = nextNotFinite(0);
        if (row < size) {
            throw new InputException(
                    name + " is " + get(row) + " in row " + (row + 1) + ": only finite numbers can be evaluated");
        }
    }

    /** Returns the first row from {@code row} on whose value is wanted; {@link #size()} if there is none. */
    public int next(int row, DoublePredicate wanted) {
        return next(row, wanted, (_, _) -> false);
    }

    /** A quick test for blocks that need not be searched. */
    private interface Skip {
        boolean test(double[] block, int count);
    }

    private int next(int row, DoublePredicate wanted, Skip skip) {
        double[] block = new double[Math.min(BLOCK, size - row)];
        for (int from = row; from < size; from += block.length) {
            int count = Math.min(block.length, size - from);
            MemorySegment.copy(values, LAYOUT, (long) from * Double.BYTES, block, 0, count);
            if (skip.test(block, count)) {
                continue;
            }
            for (int i = 0; i < count; i++) {
                if (wanted.test(block[i])) {
                    return from + i;
                }
            }
        }
        return size;
    }

    /** A finite number times 0 is 0, any other NaN. Four sums, so that none waits for the one before. */
    private static boolean areFinite(double[] block, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i <= count - 4; i += 4) {
            a += 0 * block[i];
            b += 0 * block[i + 1];
            c += 0 * block[i + 2];
            d += 0 * block[i + 3];
        }
        for (; i < count; i++) {
            a += 0 * block[i];
        }
        return a + b + c + d == 0;
    }

    /** Returns the memory itself, read-only, {@code 8 · size()} bytes. */
    public MemorySegment memory() {
        return values;
    }

    /** Returns a copy on the heap, for algorithms that reorder. */
    public double[] toArray() {
        return values.toArray(LAYOUT);
    }
}
