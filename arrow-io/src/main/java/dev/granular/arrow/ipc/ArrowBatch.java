package dev.granular.arrow.ipc;

import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A record batch in mapped memory. Every buffer is checked against the batch's body before it is handed out; what does
 * not fit throws {@link IndexOutOfBoundsException} or {@link IllegalArgumentException}. Buffers that are handed out are
 * the caller's to close.
 *
 * @param positions where each top-level column begins
 * @param body the memory that the batch's buffers lie in
 */
public record ArrowBatch(RecordBatch metadata, List<ArrowLayout.Position> positions, BufferCodec codec, ArrowBuf body) {
    public ArrowBatch {
        if (metadata.length() < 0) {
            throw new IndexOutOfBoundsException("negative number of rows");
        }
    }

    /** Returns the record batch of {@code fields} in {@code message}. */
    public static ArrowBatch of(List<Field> fields, RecordBatch metadata, ArrowMessage message) {
        List<ArrowLayout.Position> positions =
                ArrowLayout.of(fields, metadata, message.metadata().version());
        return new ArrowBatch(metadata, positions, BufferCodec.of(metadata), message.body());
    }

    /** Returns the values of a dictionary as a batch of one column. */
    public static ArrowBatch ofDictionary(RecordBatch metadata, ArrowMessage message) {
        int views = metadata.variadicBufferCountsLength() == 0 ? 0 : Math.toIntExact(metadata.variadicBufferCounts(0));
        var column = new ArrowLayout.Position(0, 0, views);
        return new ArrowBatch(metadata, List.of(column), BufferCodec.of(metadata), message.body());
    }

    public long rows() {
        return metadata.length();
    }

    /** Returns the number of nulls in a column. */
    public long nulls(int column) {
        FieldNode node = metadata.nodes(positions.get(column).node());
        if (node.length() != rows() || node.nullCount() < 0 || node.nullCount() > rows()) {
            throw new IndexOutOfBoundsException("column and batch differ in length");
        }
        return node.nullCount();
    }

    /** Returns one bit per row, set where there is a value; empty where there are no nulls. */
    public ArrowBuf validity(int column) {
        return nulls(column) == 0 ? allocator().getEmpty() : buffer(column, 0, (rows() + 7) / 8);
    }

    /** Returns the values of a column of fixed width, {@code rows() · width} bytes or more. */
    public ArrowBuf data(int column, int width) {
        return buffer(column, 1, Math.multiplyExact(rows(), width));
    }

    /** Returns the values of a column of lists of {@code length} values each, none null: {@code rows() · length · width} bytes. */
    public ArrowBuf listData(int column, int length, int width) {
        FieldNode values = metadata.nodes(positions.get(column).node() + 1);
        if (values.length() != Math.multiplyExact(rows(), length) || values.nullCount() != 0) {
            throw new IndexOutOfBoundsException("lists of another length, or with nulls");
        }
        return buffer(column, 2, Math.multiplyExact(values.length(), width));
    }

    /** Checks that {@link #data} is there, without unpacking it. */
    public void requireData(int column, int width) {
        requireSize(packed(column, 1), Math.multiplyExact(rows(), width));
    }

    /** Returns how many buffers of text a column of views has. */
    public int views(int column) {
        return positions.get(column).views();
    }

    /** Returns a buffer of a column, with at least {@code bytes} bytes. */
    public ArrowBuf buffer(int column, int number, long bytes) {
        ArrowBuf packed = packed(column, number);
        requireSize(packed, bytes);
        return codec.unpack(packed, allocator());
    }

    private BufferAllocator allocator() {
        return body.getReferenceManager().getAllocator();
    }

    private void requireSize(ArrowBuf packed, long bytes) {
        if (codec.size(packed) < bytes) {
            throw new IndexOutOfBoundsException("buffer shorter than its column");
        }
    }

    private ArrowBuf packed(int column, int number) {
        int index = positions.get(column).buffer() + number;
        if (index >= metadata.buffersLength()) {
            throw new IndexOutOfBoundsException("more columns than buffers");
        }
        Buffer buffer = metadata.buffers(index);
        if (buffer.offset() < 0
                || buffer.length() < 0
                || Math.addExact(buffer.offset(), buffer.length()) > body.capacity()) {
            throw new IndexOutOfBoundsException("buffer outside its batch");
        }
        return body.slice(buffer.offset(), buffer.length());
    }

    /** Returns whether a column holds a value in {@code row} of this batch; {@code validity} is what {@link #validity} gave. */
    public static boolean isSet(ArrowBuf validity, long row) {
        return (validity.getByte(row >> 3) >> (row & 7) & 1) != 0;
    }
}
