package dev.granular.arrow;

import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;

/**
 * A record batch in a mapped file. Every buffer is checked against the batch's body before it is handed out; what does
 * not fit throws {@link IndexOutOfBoundsException}.
 *
 * @param positions where each top-level column begins
 * @param body the memory that the batch's buffers lie in
 */
record ArrowBatch(RecordBatch metadata, List<ArrowLayout.Position> positions, ArrowBuf body) {
    ArrowBatch {
        if (metadata.length() < 0) {
            throw new IndexOutOfBoundsException("negative number of rows");
        }
    }

    long rows() {
        return metadata.length();
    }

    /** Number of nulls in a column. */
    long nulls(int column) {
        FieldNode node = metadata.nodes(positions.get(column).node());
        if (node.length() != rows() || node.nullCount() < 0 || node.nullCount() > rows()) {
            throw new IndexOutOfBoundsException("column and batch differ in length");
        }
        return node.nullCount();
    }

    /** One bit per row, set where there is a value; may be empty where there are no nulls. */
    ArrowBuf validity(int column) {
        return buffer(column, 0, nulls(column) == 0 ? 0 : (rows() + 7) / 8);
    }

    /** The values of a column of fixed width, {@code rows() · width} bytes or more. */
    ArrowBuf data(int column, int width) {
        return buffer(column, 1, Math.multiplyExact(rows(), width));
    }

    /** A buffer of a column, with at least {@code bytes} bytes. */
    ArrowBuf buffer(int column, int number, long bytes) {
        int index = positions.get(column).buffer() + number;
        if (index >= metadata.buffersLength()) {
            throw new IndexOutOfBoundsException("more columns than buffers");
        }
        Buffer buffer = metadata.buffers(index);
        if (buffer.offset() < 0
                || buffer.length() < bytes
                || Math.addExact(buffer.offset(), buffer.length()) > body.capacity()) {
            throw new IndexOutOfBoundsException("buffer outside its batch");
        }
        return body.slice(buffer.offset(), buffer.length());
    }

    /** Whether a column holds a value in {@code row} of this batch; {@code validity} is what {@link #validity} gave. */
    static boolean isSet(ArrowBuf validity, long row) {
        return (validity.getByte(row >> 3) >> (row & 7) & 1) != 0;
    }
}
