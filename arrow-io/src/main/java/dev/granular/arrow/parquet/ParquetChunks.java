package dev.granular.arrow.parquet;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;

/** A check that a Parquet file's metadata agree with each other and with its size: nothing is read through them before. */
final class ParquetChunks {
    private static final int MAGIC_BYTES = 4;

    private final ParquetFileReader file;
    private final long end;

    private ParquetChunks(ParquetFileReader file, long bytes) {
        this.file = file;
        this.end = bytes - MAGIC_BYTES;
    }

    /** Returns whether all column chunks lie within the {@code bytes} of the file and have as many values as rows. */
    static boolean fit(ParquetFileReader file, long bytes) {
        return new ParquetChunks(file, bytes).fit();
    }

    private boolean fit() {
        long rows = 0;
        for (RowGroup group : file.getFileMetaData().rowGroups()) {
            if (group.numRows() < 0 || !fits(group)) {
                return false;
            }
            rows = Math.addExact(rows, group.numRows());
        }
        return rows == file.getFileMetaData().numRows();
    }

    private boolean fits(RowGroup group) {
        int columns = file.getFileSchema().getColumnCount();
        if (group.columns().size() != columns) {
            return false;
        }
        for (int i = 0; i < columns; i++) {
            if (!fits(group.columns().get(i), file.getFileSchema().getColumn(i), group.numRows())) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(ColumnChunk chunk, ColumnSchema column, long rows) {
        ColumnMetaData data = chunk.metaData();
        boolean flat = column.maxRepetitionLevel() == 0;
        return (!flat || data.numValues() == rows)
                && data.type() == column.type()
                && data.dataPageOffset() >= chunk.chunkStartOffset()
                && isInside(chunk.chunkStartOffset(), data.totalCompressedSize())
                && isInside(chunk.offsetIndexOffset(), chunk.offsetIndexLength())
                && isInside(chunk.columnIndexOffset(), chunk.columnIndexLength());
    }

    private boolean isInside(Long offset, Integer length) {
        return offset == null || length == null || isInside(offset.longValue(), length.longValue());
    }

    private boolean isInside(long offset, long length) {
        return offset >= MAGIC_BYTES && length >= 0 && length <= end - offset;
    }
}
