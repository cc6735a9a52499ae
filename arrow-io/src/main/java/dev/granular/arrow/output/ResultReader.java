package dev.granular.arrow.output;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** A table of results, batch by batch. */
final class ResultReader extends ArrowReader {
    private final ResultTable table;
    private int next;

    ResultReader(ResultTable table, BufferAllocator allocator) {
        super(allocator);
        this.table = table;
    }

    @Override
    protected Schema readSchema() {
        return table.schema();
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        int count = Math.min(ArrowTable.BATCH, table.rows() - next);
        if (count == 0) {
            return false;
        }
        VectorSchemaRoot root = getVectorSchemaRoot();
        ArrowTable.fill(root, table, next, count);
        next += count;
        return true;
    }

    /** Nothing is read that was written. */
    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {}
}
