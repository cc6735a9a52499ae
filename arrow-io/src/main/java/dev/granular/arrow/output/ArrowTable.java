package dev.granular.arrow.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A table of results as Arrow vectors and as Arrow IPC. */
final class ArrowTable {
    /** Rows per record batch, so that writing takes little memory however long the table is. */
    static final int BATCH = 1 << 16;

    private static final String PREFIX = "granular.";
    private static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    private static final ArrowType LONG = new ArrowType.Int(Long.SIZE, true);

    private ArrowTable() {}

    static Schema schema(ResultTable table) {
        var metadata = new LinkedHashMap<String, String>();
        table.metadata().forEach((key, value) -> metadata.put(PREFIX + key, value));
        return new Schema(table.columns().stream().map(ArrowTable::field).toList(), metadata);
    }

    private static Field field(ResultColumn column) {
        FieldType type = switch (column) {
            case ResultColumn.Text text ->
                new FieldType(
                        text.optional(), ArrowType.Utf8.INSTANCE, null, Map.of("description", text.description()));
            case ResultColumn.Number number ->
                new FieldType(
                        number.optional(),
                        DOUBLE,
                        null,
                        Map.of("description", number.description(), "unit", number.unit()));
            case ResultColumn.Count count ->
                new FieldType(false, LONG, null, Map.of("description", count.description(), "unit", count.unit()));
            case ResultColumn.Flag flag ->
                new FieldType(
                        flag.optional(), ArrowType.Bool.INSTANCE, null, Map.of("description", flag.description()));
        };
        return new Field(column.name(), type, null);
    }

    static VectorSchemaRoot load(ResultTable table, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema(table), allocator);
        try {
            fill(root, table, 0, table.rows());
            return root;
        } catch (RuntimeException | Error e) {
            root.close();
            throw e;
        }
    }

    static void writeFile(ResultTable table, OutputStream out) throws IOException {
        write(table, root -> new ArrowFileWriter(root, null, channel(out)));
    }

    static void writeStream(ResultTable table, OutputStream out) throws IOException {
        write(table, root -> new ArrowStreamWriter(root, null, channel(out)));
    }

    /** The writer is not closed: that would end a stream that broke off as if it were whole. It owns nothing. */
    private static void write(ResultTable table, Function<VectorSchemaRoot, ArrowWriter> format) throws IOException {
        try (var allocator = new RootAllocator();
                var root = VectorSchemaRoot.create(schema(table), allocator)) {
            ArrowWriter writer = format.apply(root);
            writer.start();
            for (int first = 0; first < table.rows(); first += BATCH) {
                fill(root, table, first, Math.min(BATCH, table.rows() - first));
                writer.writeBatch();
            }
            writer.end();
        }
    }

    private static WritableByteChannel channel(OutputStream out) {
        return Channels.newChannel(out);
    }

    /** Writes rows into vectors made for {@link #schema}. */
    static void fill(VectorSchemaRoot root, ResultTable table, int first, int count) {
        for (ResultColumn column : table.columns()) {
            switch (column) {
                case ResultColumn.Text text -> fill((VarCharVector) root.getVector(text.name()), text, first, count);
                case ResultColumn.Number number ->
                    fill((Float8Vector) root.getVector(number.name()), number, first, count);
                case ResultColumn.Count counted ->
                    fill((BigIntVector) root.getVector(counted.name()), counted, first, count);
                case ResultColumn.Flag flag -> fill((BitVector) root.getVector(flag.name()), flag, first, count);
            }
        }
        root.setRowCount(count);
    }

    private static void fill(VarCharVector vector, ResultColumn.Text column, int first, int count) {
        vector.allocateNew(count);
        for (int row = 0; row < count; row++) {
            String text = column.values().apply(first + row);
            if (column.optional() && text.isEmpty()) {
                vector.setNull(row);
            } else {
                vector.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void fill(Float8Vector vector, ResultColumn.Number column, int first, int count) {
        vector.allocateNew(count);
        for (int row = 0; row < count; row++) {
            double value = column.values().applyAsDouble(first + row);
            if (column.optional() && Double.isNaN(value)) {
                vector.setNull(row);
            } else {
                vector.set(row, value);
            }
        }
    }

    private static void fill(BigIntVector vector, ResultColumn.Count column, int first, int count) {
        vector.allocateNew(count);
        for (int row = 0; row < count; row++) {
            vector.set(row, column.values().applyAsLong(first + row));
        }
    }

    private static void fill(BitVector vector, ResultColumn.Flag column, int first, int count) {
        vector.allocateNew(count);
        for (int row = 0; row < count; row++) {
            if (column.known().test(first + row)) {
                vector.set(row, column.values().test(first + row) ? 1 : 0);
            } else {
                vector.setNull(row);
            }
        }
    }
}
