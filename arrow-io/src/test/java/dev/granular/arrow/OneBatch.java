package dev.granular.arrow;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** Vectors as a reader of a single batch; takes them over. */
final class OneBatch extends ArrowReader {
    private final VectorSchemaRoot table;
    private boolean read;

    OneBatch(VectorSchemaRoot table, BufferAllocator allocator) {
        super(allocator);
        this.table = table;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        if (read) {
            return false;
        }
        try (var batch = new VectorUnloader(table).getRecordBatch()) {
            new VectorLoader(getVectorSchemaRoot()).load(batch);
        }
        read = true;
        return true;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {
        table.close();
    }

    @Override
    protected Schema readSchema() {
        return table.getSchema();
    }
}
