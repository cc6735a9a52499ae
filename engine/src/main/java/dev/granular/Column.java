package dev.granular;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of doubles, on the heap or off it, read where it lies: neither factory copies. The owner of the memory keeps
 * it alive and unchanged for as long as the column is in use.
 */
public final class Column {
    private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE_UNALIGNED;

    private final MemorySegment values;
    private final int size;

    private Column(MemorySegment values) {
        if (values.byteSize() % Double.BYTES != 0) {
            throw new IllegalArgumentException("a column of doubles cannot have " + values.byteSize() + " bytes");
        }
        this.values = values.asReadOnly();
        this.size = Math.toIntExact(values.byteSize() / Double.BYTES);
    }

    /** A view of {@code values}, which the caller must not change while the column is in use. */
    public static Column of(double... values) {
        return new Column(MemorySegment.ofArray(values));
    }

    /** A view of native-endian doubles in {@code values}, with no demand on alignment. */
    public static Column of(MemorySegment values) {
        return new Column(values);
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** The value in {@code row}, counted from 0. */
    public double get(int row) {
        return values.getAtIndex(LAYOUT, row);
    }

    /** The first row from {@code row} on whose value is NaN or infinite; {@link #size()} if there is none. */
    public int nextNotFinite(int row) {
        int next = row;
        while (next < size && Double.isFinite(get(next))) {
            next++;
        }
        return next;
    }

    /** The memory itself, read-only, {@code 8 · size()} bytes. */
    public MemorySegment memory() {
        return values;
    }

    /** A copy on the heap, for algorithms that reorder. */
    public double[] toArray() {
        return values.toArray(LAYOUT);
    }
}
