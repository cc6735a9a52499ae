package dev.granular.arrow.ipc;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** The compression of the buffers of a record batch (Arrow columnar format, "Compression"). */
enum BufferCodec {
    /** Not at all. */
    NONE {
        @Override
        long size(ArrowBuf packed) {
            return packed.capacity();
        }

        @Override
        ArrowBuf unpack(ArrowBuf packed, BufferAllocator allocator) {
            packed.getReferenceManager().retain();
            return packed;
        }

        @Override
        void decompress(ArrowBuf packed, ArrowBuf target) {
            throw new IllegalStateException("there is nothing to decompress");
        }
    },
    /** LZ4 frames. */
    LZ4 {
        @Override
        void decompress(ArrowBuf packed, ArrowBuf target) throws IOException {
            var bytes = new byte[Math.toIntExact(packed.capacity())];
            packed.getBytes(0, bytes);
            ByteBuffer room = target.nioBuffer(0, Math.toIntExact(target.capacity()));
            try (InputStream in = new FramedLZ4CompressorInputStream(new ByteArrayInputStream(bytes))) {
                var chunk = new byte[CHUNK_BYTES];
                for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                    room.put(chunk, 0, read);
                }
            }
            requireFilled(!room.hasRemaining());
        }
    },
    /** Zstandard frames. */
    ZSTD {
        @Override
        void decompress(ArrowBuf packed, ArrowBuf target) throws IOException {
            long size = Zstd.decompressUnsafe(
                    target.memoryAddress(), target.capacity(), packed.memoryAddress(), packed.capacity());
            if (Zstd.isError(size)) {
                throw new IOException(Zstd.getErrorName(size));
            }
            requireFilled(size == target.capacity());
        }
    };

    /** Every compressed buffer starts with its size when unpacked; this says that it is not compressed after all. */
    private static final long AS_IT_IS = -1;
    /** What no codec exceeds: Zstandard can state 128 KB of equal bytes in four bytes. */
    private static final long HIGHEST_RATIO = 1 << 15;

    private static final int CHUNK_BYTES = 1 << 16;

    /** Returns what a record batch says about itself; throws {@link IllegalArgumentException} where that is unknown. */
    static BufferCodec of(RecordBatch batch) {
        BodyCompression compression = batch.compression();
        if (compression == null) {
            return NONE;
        } else if (compression.method() == BodyCompressionMethod.BUFFER) {
            switch (compression.codec()) {
                case CompressionType.LZ4_FRAME -> {
                    return LZ4;
                }
                case CompressionType.ZSTD -> {
                    return ZSTD;
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("no such compression");
    }

    /** Returns how many bytes {@code packed} claims to hold; throws {@link IllegalArgumentException} if that is impossible. */
    long size(ArrowBuf packed) {
        if (packed.capacity() == 0) {
            return 0;
        }
        long size = packed.getLong(0);
        if (size == AS_IT_IS) {
            return packed.capacity() - Long.BYTES;
        } else if (size < 0 || size > HIGHEST_RATIO * packed.capacity()) {
            throw new IllegalArgumentException("impossible size of a compressed buffer");
        }
        return size;
    }

    /** Returns the content of {@code packed}, for the caller to close; throws {@link IllegalArgumentException} on damage. */
    ArrowBuf unpack(ArrowBuf packed, BufferAllocator allocator) {
        long size = size(packed);
        if (size == 0) {
            return allocator.getEmpty();
        }
        ArrowBuf content = packed.slice(Long.BYTES, packed.capacity() - Long.BYTES);
        if (packed.getLong(0) == AS_IT_IS) {
            content.getReferenceManager().retain();
            return content;
        }
        ArrowBuf target = allocator.buffer(size);
        try {
            decompress(content, target.slice(0, size));
            return target;
        } catch (IOException | RuntimeException e) {
            target.close();
            throw new IllegalArgumentException("a compressed buffer is damaged", e);
        } catch (LinkageError e) {
            target.close();
            throw e;
        }
    }

    /** Fills {@code target} exactly. */
    abstract void decompress(ArrowBuf packed, ArrowBuf target) throws IOException;

    private static void requireFilled(boolean filled) throws IOException {
        if (!filled) {
            throw new IOException("a compressed buffer holds less than it says");
        }
    }
}
