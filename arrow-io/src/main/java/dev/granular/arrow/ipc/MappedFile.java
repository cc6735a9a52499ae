package dev.granular.arrow.ipc;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;

/** A file mapped read-only into memory as an Arrow buffer; unmapped when the last vector on it is closed. */
public final class MappedFile extends ForeignAllocation {
    private final Arena arena;

    private MappedFile(Arena arena, MemorySegment memory) {
        super(memory.byteSize(), memory.address());
        this.arena = arena;
    }

    @SuppressWarnings("MustBeClosed") // closed by release0, with the last vector
    public static ArrowBuf open(Path file, BufferAllocator allocator) throws IOException {
        Arena arena = Arena.ofShared();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return allocator.wrapForeignAllocation(new MappedFile(arena, memory));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    protected void release0() {
        arena.close();
    }
}
