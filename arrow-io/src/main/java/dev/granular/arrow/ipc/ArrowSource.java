package dev.granular.arrow.ipc;

import dev.granular.InputException;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.NativeCode;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.json.PandasIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * An Arrow IPC file or stream, mapped: an uncompressed column of doubles without nulls in a single record batch is handed
 * on where it lies in the file, every other column of numbers is converted into a new vector. Offsets and lengths in the
 * file are checked before anything is read through them.
 */
public final class ArrowSource implements TableSource {
    private final String name;
    private final ArrowBuf map;
    private final ArrowIndex index;
    private final Header header;

    private ArrowSource(String name, ArrowBuf map, boolean stream) {
        this.name = name;
        this.map = map;
        index = readable(name, () -> stream ? ArrowIndex.ofStream(name, map) : ArrowIndex.ofFile(name, map));
        header = new Header(name, readable(name, this::names), PandasIndex.of(index.metadata()));
    }

    /** Maps a file that holds the Arrow file format, or a stream. */
    public static ArrowSource open(String name, Path file, boolean stream, Lifetime lifetime) throws IOException {
        return new ArrowSource(name, lifetime.own(MappedFile.open(file, lifetime.allocator())), stream);
    }

    /** Returns the whole file. */
    public ArrowBuf map() {
        return map;
    }

    @Override
    public Header header() {
        return header;
    }

    private List<String> names() {
        return index.fields().stream().map(Field::name).toList();
    }

    /** Damaged metadata end in one of these: flatbuffers has no verifier in Java. */
    public static <T> T readable(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | ClassCastException
                | NullPointerException e) {
            throw new InputException(name + " is damaged Arrow data, or a part of it is missing", e);
        } catch (LinkageError e) {
            throw NativeCode.missing(name, e);
        }
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        return readable(name, () -> columns(uses, lifetime, progress));
    }

    private TableColumns columns(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        int rows = rows();
        var leftOut = new ArrayList<String>();
        var targets = new ArrayList<Target>();
        for (int i = 0; i < uses.size(); i++) {
            targets.add(target(i, uses.get(i), rows, lifetime, leftOut));
        }
        long done = 0;
        for (ArrowIndex.Batch batch : index.batches()) {
            targets.forEach(target -> target.read(batch));
            done += batch.columns().rows();
            progress.advanced(name, done, batch.end());
        }
        var numbers = new ArrayList<NumberColumn>();
        var texts = new LinkedHashMap<String, List<String>>();
        for (Target each : targets) {
            switch (each) {
                case Skipped _ -> {}
                case InPlace found -> numbers.add(found.column());
                case Converted found -> numbers.add(found.values().column());
                case Keys found ->
                    texts.put(
                            header.columns().get(found.column()), found.values().keys());
            }
        }
        return new TableColumns(name, rows, numbers, texts, leftOut, new RowLines());
    }

    private int rows() {
        long rows = 0;
        for (ArrowIndex.Batch batch : index.batches()) {
            rows = Math.addExact(rows, batch.columns().rows());
        }
        return ColumnBuilder.requireRows(name, rows);
    }

    private Target target(int column, ColumnUse use, int rows, Lifetime lifetime, List<String> leftOut) {
        Field field = index.fields().get(column);
        return switch (use) {
            case SKIP -> new Skipped();
            case KEY -> new Keys(column, keys(column, field));
            case TEXT, EITHER -> {
                boolean text = ArrowKeys.isKey(field) && !(use == ColumnUse.EITHER && ArrowNumbers.isNumeric(field));
                yield text
                        ? new Keys(column, keys(column, field))
                        : target(column, ColumnUse.NUMBER_IF_ALL, rows, lifetime, leftOut);
            }
            case NUMBER, NUMBER_IF_ALL -> {
                if (ArrowNumbers.isNumeric(field)) {
                    yield numbers(column, field, rows, lifetime);
                }
                leftOut.add(header.notNumeric(column, ArrowNumbers.describe(field), use));
                yield new Skipped();
            }
        };
    }

    private Target numbers(int column, Field field, int rows, Lifetime lifetime) {
        if (isInPlace(column, field)) {
            Float8Vector vector = lifetime.emptyVector(header.columns().get(column));
            view(index.batches().getFirst().columns(), column, vector);
            return new InPlace(lifetime.column(vector));
        }
        // What the file claims is checked before memory is taken for it.
        index.batches().forEach(batch -> batch.columns().requireData(column, ArrowNumbers.width(field)));
        return new Converted(column, field, new ColumnBuilder(header.columns().get(column), rows, lifetime));
    }

    private boolean isInPlace(int column, Field field) {
        if (index.batches().size() != 1 || !ArrowNumbers.isDouble(field)) {
            return false;
        }
        ArrowBatch batch = index.batches().getFirst().columns();
        return batch.codec() == BufferCodec.NONE && batch.nulls(column) == 0;
    }

    private static void view(ArrowBatch batch, int column, Float8Vector vector) {
        var node = new ArrowFieldNode(batch.rows(), 0);
        try (ArrowBuf validity = batch.validity(column);
                ArrowBuf data = batch.data(column, Double.BYTES)) {
            vector.loadFieldBuffers(node, List.of(validity, data));
        }
    }

    private ArrowKeys keys(int column, Field field) {
        if (!ArrowKeys.isKey(field)) {
            throw header.notKey(column, ArrowNumbers.describe(field));
        }
        return new ArrowKeys(field, index.dictionaries());
    }

    @Override
    public void close() {}

    /** The treatment of one column of every batch. */
    private sealed interface Target {
        default void read(ArrowIndex.Batch batch) {}
    }

    private record Skipped() implements Target {}

    private record InPlace(NumberColumn column) implements Target {}

    private record Converted(int column, Field field, ColumnBuilder values) implements Target {
        @Override
        public void read(ArrowIndex.Batch batch) {
            ArrowNumbers.convert(field, batch.columns(), column, values);
        }
    }

    private record Keys(int column, ArrowKeys values) implements Target {
        @Override
        public void read(ArrowIndex.Batch batch) {
            values.read(batch, column);
        }
    }
}
