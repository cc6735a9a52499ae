package dev.granular.arrow.column;

import dev.granular.Column;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.Float8Vector;

/** Owns Arrow memory and the columns that look at it; all end together, also when reading fails half-way. */
@SuppressWarnings("restricted") // Addresses come from Arrow, which keeps the memory.
public final class Lifetime implements AutoCloseable {
    private final BufferAllocator allocator;
    private final Arena arena = Arena.ofShared();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    public Lifetime(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    public BufferAllocator allocator() {
        return allocator;
    }

    /** Returns a vector without values and without memory. */
    public Float8Vector emptyVector(String name) {
        return own(new Float8Vector(name, allocator));
    }

    /** Returns a vector of {@code rows} values, all set, their content undefined. */
    public Float8Vector vector(String name, int rows) {
        Float8Vector vector = emptyVector(name);
        vector.allocateNew(rows);
        setCount(vector, rows);
        return vector;
    }

    /** Declares the first {@code rows} values of a vector with room for them as set. */
    public static void setCount(Float8Vector vector, int rows) {
        vector.setValueCount(rows);
        ArrowBuf validity = vector.getValidityBuffer();
        validity.setOne(0, validity.capacity());
    }

    /** Takes over something to be closed. */
    public <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    /** Returns the values of {@code vector} where they lie. */
    public NumberColumn column(Float8Vector vector) {
        return column(vector.getName(), vector);
    }

    /** Returns the values of {@code vector} where they lie, under another name. */
    public NumberColumn column(String name, Float8Vector vector) {
        long bytes = (long) vector.getValueCount() * Double.BYTES;
        MemorySegment values = bytes == 0
                ? MemorySegment.NULL
                : MemorySegment.ofAddress(vector.getDataBufferAddress()).reinterpret(bytes, arena, null);
        return new NumberColumn(name, vector, Column.of(values), OptionalInt.empty());
    }

    /** Returns a new column of some rows of another, NaN where the row is negative. */
    public NumberColumn gather(NumberColumn source, int[] rows) {
        Float8Vector vector = vector(source.name(), rows.length);
        MemorySegment target = memory(vector.getDataBuffer());
        for (int i = 0; i < rows.length; i++) {
            target.setAtIndex(
                    ValueLayout.JAVA_DOUBLE_UNALIGNED,
                    i,
                    rows[i] < 0 ? Double.NaN : source.values().get(rows[i]));
        }
        int[] gap = source.gap().stream().mapToInt(Gap::row).toArray();
        for (int i = 0; gap.length > 0 && i < rows.length; i++) {
            if (rows[i] == gap[0]) {
                return column(vector)
                        .rounded(source.rounded())
                        .gap(Optional.of(new Gap(i, source.gap().orElseThrow().what())));
            }
        }
        return column(vector).rounded(source.rounded());
    }

    /** Returns the whole of {@code buffer}, not guarded against its end of life. */
    public static MemorySegment memory(ArrowBuf buffer) {
        return MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(buffer.capacity());
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        while (!owned.isEmpty()) {
            closeQuietly(owned.pop());
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
