package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.format.TableFormat;
import dev.granular.arrow.ipc.ArrowBatch;
import dev.granular.arrow.ipc.ArrowIndex;
import dev.granular.arrow.ipc.ArrowNumbers;
import dev.granular.arrow.ipc.ArrowSource;
import dev.granular.arrow.ipc.MappedFile;
import dev.granular.arrow.staging.StagedFiles;
import dev.granular.evaluation.CompressedImages;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/**
 * A compressed set as an Arrow IPC file: one row for each of n super points, with its {@code mos}, its {@code variance} and
 * a row, a list of n numbers, of every matrix. Metadata of the schema say what the set stands for; {@code
 * docs/formats.md} lists them. What is loaded is what was saved, to the last bit.
 */
public final class CompressedSetFile {
    /** About how much of the file is in memory at a time. */
    private static final long BATCH_BYTES = 1 << 22;

    private static final int HEAD_BYTES = 8;

    private CompressedSetFile() {}

    /**
     * Writes a set; the file appears whole or not at all. An older one is replaced, a folder that is absent is made.
     *
     * @throws InputException if the file cannot be written
     */
    public static void save(CompressedImages set, Path file) {
        StagedFiles.write(file, unfinished -> write(set, unfinished));
    }

    private static void write(CompressedImages set, Path file) throws IOException {
        int size = set.superPoints();
        List<List<Column>> matrices = set.matrices();
        int batch = (int) Math.max(1, BATCH_BYTES / ((long) matrices.size() * size * Double.BYTES));
        try (var allocator = new RootAllocator();
                var root = VectorSchemaRoot.create(CompressedSetSchema.of(set.about(), size), allocator);
                var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var writer = new ArrowFileWriter(root, null, channel)) {
            writer.start();
            for (int first = 0; first < size; first += batch) {
                int count = Math.min(batch, size - first);
                fill((Float8Vector) root.getVector(0), set.mos(), first, count);
                fill((Float8Vector) root.getVector(1), set.variance(), first, count);
                for (int t = 0; t < matrices.size(); t++) {
                    fill(
                            (FixedSizeListVector) root.getVector(t + 2),
                            matrices.get(t).subList(first, first + count));
                }
                root.setRowCount(count);
                writer.writeBatch();
            }
            writer.end();
        }
    }

    private static void fill(Float8Vector vector, Column column, int first, int count) {
        vector.allocateNew(count);
        MemorySegment part = column.memory().asSlice((long) first * Double.BYTES, (long) count * Double.BYTES);
        Lifetime.memory(vector.getDataBuffer()).copyFrom(part);
        Lifetime.setCount(vector, count);
    }

    private static void fill(FixedSizeListVector vector, List<Column> rows) {
        vector.setInitialCapacity(rows.size());
        vector.allocateNew();
        var values = (Float8Vector) vector.getDataVector();
        MemorySegment target = Lifetime.memory(values.getDataBuffer());
        long at = 0;
        for (int row = 0; row < rows.size(); row++) {
            MemorySegment source = rows.get(row).memory();
            target.asSlice(at).copyFrom(source);
            at += source.byteSize();
            vector.setNotNull(row);
        }
        vector.setValueCount(rows.size());
        Lifetime.setCount(values, (int) (at / Double.BYTES));
    }

    /**
     * Reads a set onto the heap.
     *
     * @throws InputException if there is no such file, it is damaged, or holds something else
     */
    public static CompressedImages load(Path file) {
        String name = file.toString();
        try (var allocator = new RootAllocator();
                var lifetime = new Lifetime(allocator)) {
            ReadFailure.requireFile(file);
            requireArrow(file);
            ArrowBuf map = lifetime.own(MappedFile.open(file, allocator));
            return ArrowSource.readable(name, () -> read(name, ArrowIndex.ofFile(name, map), lifetime));
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }

    private static void requireArrow(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (TableFormat.of(in.readNBytes(HEAD_BYTES)) != TableFormat.ARROW_FILE) {
                throw new InputException(file + " is not a compressed set, which is an Arrow IPC file");
            }
        }
    }

    /** Looks at the rows where they lie in the file; they are copied once, into the set. */
    private static CompressedImages read(String file, ArrowIndex index, Lifetime lifetime) {
        CompressedImages.About about = within(file, () -> CompressedSetSchema.about(index.metadata()));
        long rows = index.batches().stream()
                .mapToLong(batch -> batch.columns().rows())
                .reduce(0, Math::addExact);
        int size = ColumnBuilder.requireRows(file, rows);
        requireColumns(file, index.fields(), about, size);
        Column mos = numbers(index, 0, lifetime);
        Column variance = numbers(index, 1, lifetime);
        List<List<Column>> matrices = IntStream.range(2, index.fields().size())
                .mapToObj(column -> lists(index, column, size, lifetime))
                .toList();
        return within(file, () -> CompressedImages.of(about, mos, variance, matrices));
    }

    private static void requireColumns(String file, List<Field> fields, CompressedImages.About about, int size) {
        List<String> numbers = CompressedSetSchema.NODES;
        List<String> names =
                Stream.concat(numbers.stream(), about.matrices().stream()).toList();
        boolean fits = fields.stream().map(Field::name).toList().equals(names);
        for (int i = 0; fits && i < names.size(); i++) {
            fits = i < numbers.size() ? isNumber(fields.get(i)) : isList(fields.get(i), size);
        }
        if (!fits) {
            throw new InputException(file + " does not have the columns of a compressed set: they should be "
                    + Excerpt.of(names) + ", the first two of doubles, the others of " + size + " doubles in each row");
        }
    }

    private static boolean isNumber(Field field) {
        return field.dictionary() == null && ArrowNumbers.isDouble(field);
    }

    private static boolean isList(Field field, int size) {
        return field.dictionary() == null
                && field.typeType() == Type.FixedSizeList
                && ((FixedSizeList) field.type(new FixedSizeList())).listSize() == size
                && field.childrenLength() == 1
                && isNumber(field.children(0));
    }

    private static <T> T within(String file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InputException e) {
            throw new InputException(file + " is not a compressed set that can be read: " + e.getMessage(), e);
        }
    }

    private static Column numbers(ArrowIndex index, int column, Lifetime lifetime) {
        return Column.of(index.batches().stream()
                .map(ArrowIndex.Batch::columns)
                .map(batch -> memory(batch, column, batch.data(column, Double.BYTES), 1, lifetime))
                .flatMapToDouble(values -> Arrays.stream(values.toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED)))
                .toArray());
    }

    private static List<Column> lists(ArrowIndex index, int column, int size, Lifetime lifetime) {
        var rows = new ArrayList<Column>();
        long bytes = (long) size * Double.BYTES;
        for (ArrowIndex.Batch each : index.batches()) {
            ArrowBatch batch = each.columns();
            ArrowBuf data = batch.listData(column, size, Double.BYTES);
            MemorySegment values = memory(batch, column, data, size, lifetime);
            for (long row = 0; row < batch.rows(); row++) {
                rows.add(Column.of(values.asSlice(row * bytes, bytes)));
            }
        }
        return rows;
    }

    /** Returns the memory of a vector with so many values for each row of a batch, none of them null. */
    private static MemorySegment memory(ArrowBatch batch, int column, ArrowBuf data, int length, Lifetime lifetime) {
        MemorySegment memory = Lifetime.memory(lifetime.own(data));
        if (batch.nulls(column) != 0) {
            throw new IndexOutOfBoundsException("nulls where there are to be none");
        }
        return memory.asSlice(0, batch.rows() * length * Double.BYTES);
    }
}
