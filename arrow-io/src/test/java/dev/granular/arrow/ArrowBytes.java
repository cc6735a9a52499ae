package dev.granular.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.util.Text;

/** Makes Arrow IPC data and vectors for tests. */
final class ArrowBytes {
    private ArrowBytes() {}

    /** An Arrow IPC file with the same vectors once per batch; takes the vectors over. */
    static byte[] file(List<? extends FieldVector> vectors, int batches) {
        return file(vectors, batches, CodecType.NO_COMPRESSION);
    }

    static byte[] file(List<? extends FieldVector> vectors, int batches, CodecType codec) {
        var bytes = new ByteArrayOutputStream();
        try (var root = new VectorSchemaRoot(List.copyOf(vectors));
                var writer = new ArrowFileWriter(
                        root, null, Channels.newChannel(bytes), Map.of(), IpcOption.DEFAULT, factory(codec), codec)) {
            write(writer, batches);
        }
        return bytes.toByteArray();
    }

    /** An Arrow IPC stream with the same vectors once per batch; takes the vectors over. */
    static byte[] stream(List<? extends FieldVector> vectors, int batches) {
        return stream(vectors, batches, new MapDictionaryProvider(), CodecType.NO_COMPRESSION);
    }

    static byte[] stream(
            List<? extends FieldVector> vectors, int batches, DictionaryProvider dictionaries, CodecType codec) {
        var bytes = new ByteArrayOutputStream();
        try (var root = new VectorSchemaRoot(List.copyOf(vectors));
                var writer = new ArrowStreamWriter(
                        root, dictionaries, Channels.newChannel(bytes), IpcOption.DEFAULT, factory(codec), codec)) {
            write(writer, batches);
        }
        return bytes.toByteArray();
    }

    private static CompressionCodec.Factory factory(CodecType codec) {
        return codec == CodecType.NO_COMPRESSION
                ? NoCompressionCodec.Factory.INSTANCE
                : CommonsCompressionFactory.INSTANCE;
    }

    private static void write(ArrowWriter writer, int batches) {
        try {
            writer.start();
            for (int batch = 0; batch < batches; batch++) {
                writer.writeBatch();
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Float8Vector doubles(String name, BufferAllocator allocator, double... values) {
        var vector = new Float8Vector(name, allocator);
        vector.allocateNew(values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        vector.setValueCount(values.length);
        return vector;
    }

    static <V extends FieldVector> V filled(V vector, int rows, Consumer<V> fill) {
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        fill.accept(vector);
        vector.setValueCount(rows);
        return vector;
    }

    static VarCharVector texts(String name, BufferAllocator allocator, String... values) {
        return filled(new VarCharVector(name, allocator), values.length, vector -> {
            for (int i = 0; i < values.length; i++) {
                vector.setSafe(i, new Text(values[i]));
            }
        });
    }

    /** Doubles, integers with nulls, floats and texts. */
    static List<FieldVector> mixed(BufferAllocator allocator, int rows) {
        var random = new Random(11);
        double[] mos = random.doubles(rows, 1, 5).toArray();
        return List.of(
                filled(
                        new VarCharVector("img", allocator),
                        rows,
                        v -> IntStream.range(0, rows).forEach(row -> v.setSafe(row, new Text("image-" + row)))),
                doubles("mos", allocator, mos),
                filled(
                        new IntVector("votes", allocator),
                        rows,
                        v -> IntStream.range(0, rows)
                                .filter(row -> row % 7 != 3)
                                .forEach(row -> v.setSafe(row, random.nextInt(100)))),
                filled(
                        new Float4Vector("a", allocator),
                        rows,
                        v -> IntStream.range(0, rows).forEach(row -> v.setSafe(row, random.nextFloat()))));
    }
}
