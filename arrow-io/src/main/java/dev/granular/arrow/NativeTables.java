package dev.granular.arrow;

import dev.granular.arrow.fault.LibraryCall;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Tables to and from other languages in the same process, by the Arrow C Data and C Stream Interfaces. Nothing is copied:
 * both sides see the same memory, and whoever made it frees it when the other side has released it.
 *
 * <p>Structs are given by their addresses, as other languages hand them over. The one who allocated a struct frees the
 * struct itself; what it points to goes to whoever imports it.
 */
public final class NativeTables {
    private NativeTables() {}

    /**
     * Takes over a {@code struct ArrowArrayStream}, to be read as {@link dev.granular.arrow.input.TableInput.Batches}.
     *
     * @param stream address of a struct that holds a stream; holds none afterwards
     * @param allocator accounts for the memory and must outlive the reader
     * @throws dev.granular.InputException if the struct holds no stream that can be read
     * @return a reader that belongs to the caller, whose closing releases the stream
     */
    public static ArrowReader importStream(long stream, BufferAllocator allocator) {
        return LibraryCall.of(
                "the stream", "Arrow", () -> Data.importArrayStream(allocator, ArrowArrayStream.wrap(stream)));
    }

    /**
     * Hands a stream of record batches to whoever imports it.
     *
     * @param batches now belongs to the importer, whose release closes it
     * @param stream address of a struct that holds no stream yet
     * @param allocator gives the memory; must stay open until the importer has released everything
     */
    public static void exportStream(ArrowReader batches, long stream, BufferAllocator allocator) {
        Data.exportArrayStream(allocator, batches, ArrowArrayStream.wrap(stream));
    }

    /**
     * Takes over a {@code struct ArrowArray} with its {@code struct ArrowSchema}, to be read as {@link
     * dev.granular.arrow.input.TableInput.Vectors}. Columns with dictionaries come by stream only.
     *
     * @param array address of a struct that holds a table; holds none afterwards
     * @param schema address of a struct that holds its schema; holds none afterwards
     * @param allocator accounts for the memory and must outlive the vectors
     * @return vectors that belong to the caller, whose closing releases the table
     */
    public static VectorSchemaRoot importTable(long array, long schema, BufferAllocator allocator) {
        return LibraryCall.of(
                "the table",
                "Arrow",
                () -> Data.importVectorSchemaRoot(allocator, ArrowArray.wrap(array), ArrowSchema.wrap(schema), null));
    }

    /**
     * Hands vectors to whoever imports them.
     *
     * @param table stays the caller's, who may close it at once: the importer holds on to the memory
     * @param array address of a struct that holds no table yet
     * @param schema address of a struct that holds no schema yet
     * @param allocator gives the memory; must stay open until the importer has released everything
     */
    public static void exportTable(VectorSchemaRoot table, long array, long schema, BufferAllocator allocator) {
        Data.exportVectorSchemaRoot(allocator, table, null, ArrowArray.wrap(array), ArrowSchema.wrap(schema));
    }
}
