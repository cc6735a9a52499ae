package dev.granular.arrow.column;

import dev.granular.InputException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalInt;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** A column of numbers that grows from top to bottom, in Arrow memory. */
public final class ColumnBuilder implements AutoCloseable {
    /** Rows that any column can hold. */
    public static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private static final int FEWEST_ROWS = 16;
    /** Growing by half keeps old and new memory together below 2.5 times what is needed. */
    private static final double GROWTH = 1.5;

    private final String name;
    private final Lifetime lifetime;
    private ArrowBuf buffer;
    private MemorySegment memory;
    private int capacity;
    private int size;
    private OptionalInt rounded = OptionalInt.empty();

    /** A builder with room for {@code expected} rows, more if need be; memory that is never written costs nothing. */
    public ColumnBuilder(String name, int expected, Lifetime lifetime) {
        this.name = name;
        this.lifetime = lifetime;
        buffer = allocate(Math.max(FEWEST_ROWS, expected));
        lifetime.own(this);
    }

    private ArrowBuf allocate(int rows) {
        ArrowBuf fresh = lifetime.allocator().buffer((long) rows * Double.BYTES);
        memory = Lifetime.memory(fresh);
        capacity = (int) Math.min(MOST_ROWS, fresh.capacity() / Double.BYTES);
        return fresh;
    }

    public int size() {
        return size;
    }

    /** Appends one value, NaN where there is none. */
    public void add(double value) {
        if (size == capacity) {
            grow(1);
        }
        memory.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, size++, value);
    }

    /** Appends {@code rows} values, for the caller to write: their memory, whose content is undefined. */
    public MemorySegment extend(int rows) {
        if (rows > capacity - size) {
            grow(rows);
        }
        MemorySegment fresh = memory.asSlice((long) size * Double.BYTES, (long) rows * Double.BYTES);
        size += rows;
        return fresh;
    }

    /** Forgets all but the first {@code rows} values. */
    public void truncate(int rows) {
        size = Math.min(size, rows);
    }

    /** Notes that the value in {@code row}, counted from 0, was rounded from a whole number; the first one counts. */
    public void noteRounded(int row) {
        if (rounded.isEmpty()) {
            rounded = OptionalInt.of(row);
        }
    }

    private void grow(int rows) {
        long needed = (long) size + rows;
        requireRows(name, needed);
        MemorySegment old = memory;
        ArrowBuf oldBuffer = buffer;
        buffer = allocate((int) Math.min(MOST_ROWS, Math.max(needed, (long) (GROWTH * capacity))));
        MemorySegment.copy(old, 0, memory, 0, (long) size * Double.BYTES);
        oldBuffer.close();
    }

    /** Refuses a table that is too long for columns. */
    public static int requireRows(String table, long rows) {
        if (rows > MOST_ROWS) {
            throw new InputException(table + " has more rows than a column can hold, " + MOST_ROWS);
        }
        return (int) rows;
    }

    /** Returns the column as it is now; nothing can be added afterwards. */
    public NumberColumn column() {
        Float8Vector vector = lifetime.emptyVector(name);
        try (ArrowBuf noValidity = lifetime.allocator().getEmpty()) {
            vector.loadFieldBuffers(new ArrowFieldNode(size, 0), List.of(noValidity, buffer));
        }
        close();
        return lifetime.column(vector).rounded(rounded);
    }

    /** Gives the memory back, unless a column has it. */
    @Override
    public void close() {
        buffer.close();
        buffer = lifetime.allocator().getEmpty();
        memory = MemorySegment.NULL;
        capacity = 0;
    }
}
