package dev.granular.arrow.ipc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.memory.ArrowBuf;

/**
 * A message of Arrow IPC data in mapped memory (Arrow columnar format, "Encapsulated message format").
 *
 * @param body the memory that its buffers lie in
 * @param end where the next one starts
 */
record ArrowMessage(Message metadata, ArrowBuf body, long end) {
    /** What every message begins with, before the length of its metadata; older writers left it out of files. */
    static final int CONTINUATION = -1;

    /**
     * Returns the message at {@code start}.
     *
     * @param metadataBytes how many bytes its body comes after
     * @throws IndexOutOfBoundsException if it is not all there
     */
    static ArrowMessage at(ArrowBuf map, long start, long metadataBytes) {
        int prefix = map.getInt(start) == CONTINUATION ? 2 * Integer.BYTES : Integer.BYTES;
        Message message = Message.getRootAsMessage(bytes(map, start + prefix, metadataBytes - prefix));
        long body = Math.addExact(start, metadataBytes);
        long end = Math.addExact(body, message.bodyLength());
        if (end < body || end > map.capacity()) {
            throw new IndexOutOfBoundsException("the body of a message is not all there");
        }
        return new ArrowMessage(message, map.slice(body, message.bodyLength()), end);
    }

    /** Returns the part of {@code map}, for flatbuffers. */
    static ByteBuffer bytes(ArrowBuf map, long offset, long length) {
        return map.nioBuffer(offset, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
