package dev.granular.arrow;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * An uncompressed Arrow IPC file, mapped: a column of doubles without nulls in a single record batch is handed on where
 * it lies in the file, every other column of numbers is converted into a new vector. Offsets and lengths in the file are
 * checked before anything is read through them.
 */
final class ArrowFileSource implements TableSource {
    private static final String MAGIC = "ARROW1";
    private static final int CONTINUATION = -1;

    private final String name;
    private final ArrowBuf map;
    private final Footer footer;
    private final List<String> columns;
    private final List<ArrowBatch> batches;

    private ArrowFileSource(String name, ArrowBuf map) {
        this.name = name;
        this.map = map;
        try {
            long footerStart = footerStart();
            footer = Footer.getRootAsFooter(bytes(footerStart, map.capacity() - footerStart - 4 - MAGIC.length()));
            columns = Header.require(name, names(footer.schema()));
            batches = batches(footerStart);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
            // flatbuffers has no verifier in Java: reading damaged metadata ends in one of these.
            throw damaged("its metadata cannot be read", e);
        }
    }

    static ArrowFileSource open(Path file, Lifetime lifetime) throws IOException {
        return new ArrowFileSource(file.toString(), lifetime.own(MappedFile.open(file, lifetime.allocator())));
    }

    /** The whole file. */
    ArrowBuf map() {
        return map;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    private long footerStart() {
        long end = map.capacity() - 4 - MAGIC.length();
        if (end < 8 || !magicAt(map.capacity() - MAGIC.length())) {
            throw damaged("it does not end as an Arrow file does, so its end is missing", null);
        }
        int length = map.getInt(end);
        if (length <= 0 || length > end - 8) {
            throw damaged("its footer has an impossible length", null);
        }
        return end - length;
    }

    private boolean magicAt(long offset) {
        var bytes = new byte[MAGIC.length()];
        map.getBytes(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).equals(MAGIC);
    }

    private static List<String> names(Schema schema) {
        var names = new ArrayList<String>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            String name = schema.fields(i).name();
            names.add(name == null ? "" : name.strip());
        }
        return names;
    }

    private List<ArrowBatch> batches(long footerStart) {
        if (footer.schema().endianness() != Endianness.Little) {
            throw new InputException(name + " is a big-endian Arrow file, which is not read: write it little-endian");
        }
        var found = new ArrayList<ArrowBatch>();
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            found.add(batch(footer.recordBatches(i), footerStart));
        }
        return found;
    }

    private ArrowBatch batch(Block block, long footerStart) {
        long body = Math.addExact(block.offset(), block.metaDataLength());
        if (block.offset() < 0
                || block.metaDataLength() < 8
                || block.bodyLength() < 0
                || Math.addExact(body, block.bodyLength()) > footerStart) {
            throw new IndexOutOfBoundsException("record batch outside the file");
        }
        int prefix = map.getInt(block.offset()) == CONTINUATION ? 8 : 4;
        Message message =
                Message.getRootAsMessage(bytes(block.offset() + prefix, block.metaDataLength() - (long) prefix));
        if (message.headerType() != MessageHeader.RecordBatch) {
            throw new IllegalArgumentException("no record batch");
        }
        var batch = (RecordBatch) message.header(new RecordBatch());
        if (batch.compression() != null) {
            throw new InputException(
                    name + " is a compressed Arrow file, which is not yet read: write it uncompressed");
        }
        return new ArrowBatch(
                batch, ArrowLayout.of(footer.schema(), batch, message.version()), map.slice(body, block.bodyLength()));
    }

    private ByteBuffer bytes(long offset, long length) {
        return map.nioBuffer(offset, Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        try {
            return columns(uses, lifetime);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | NullPointerException e) {
            throw damaged("a column lies outside the file", e);
        }
    }

    private TableColumns columns(List<ColumnUse> uses, Lifetime lifetime) {
        int rows = rows();
        var numbers = new ArrayList<NumberColumn>();
        var leftOut = new ArrayList<String>();
        List<String> keys = List.of();
        for (int i = 0; i < uses.size(); i++) {
            Field field = footer.schema().fields(i);
            switch (uses.get(i)) {
                case SKIP -> {}
                case KEY -> keys = keys(i, field);
                case NUMBER, NUMBER_IF_ALL -> {
                    if (ArrowNumbers.isNumeric(field)) {
                        numbers.add(numbers(i, field, rows, lifetime));
                    } else {
                        leftOut.add(notNumeric(i, field, uses.get(i)));
                    }
                }
            }
        }
        return new TableColumns(name, rows, numbers, keys, leftOut, new RowLines());
    }

    private String notNumeric(int column, Field field, ColumnUse use) {
        String what = name + ", column " + Excerpt.of(columns.get(column)) + ": " + ArrowNumbers.describe(field)
                + " is not a number";
        if (use == ColumnUse.NUMBER) {
            throw new InputException(what);
        }
        return what;
    }

    private int rows() {
        long rows = 0;
        for (ArrowBatch batch : batches) {
            rows = Math.addExact(rows, batch.rows());
        }
        return ColumnBuilder.requireRows(name, rows);
    }

    private NumberColumn numbers(int column, Field field, int rows, Lifetime lifetime) {
        String title = columns.get(column);
        if (ArrowNumbers.isDouble(field) && batches.size() == 1) {
            ArrowBatch batch = batches.getFirst();
            if (batch.nulls(column) == 0) {
                return lifetime.column(view(batch, column, lifetime.emptyVector(title)));
            }
        }
        requireRoom(column, field);
        Float8Vector vector = lifetime.vector(title, rows);
        int row = 0;
        for (ArrowBatch batch : batches) {
            ArrowNumbers.convert(field, batch, column, vector, row);
            row += (int) batch.rows();
        }
        return lifetime.column(vector);
    }

    /** Checks what the file claims before memory is taken for it. */
    private void requireRoom(int column, Field field) {
        for (ArrowBatch batch : batches) {
            batch.data(column, ArrowNumbers.width(field));
        }
    }

    private static Float8Vector view(ArrowBatch batch, int column, Float8Vector vector) {
        var node = new ArrowFieldNode(batch.rows(), 0);
        vector.loadFieldBuffers(node, List.of(batch.validity(column), batch.data(column, Double.BYTES)));
        return vector;
    }

    private List<String> keys(int column, Field field) {
        if (!ArrowKeys.isKey(field)) {
            throw new InputException(name + ", column " + Excerpt.of(columns.get(column))
                    + ": a key is text or integer, not " + ArrowNumbers.describe(field));
        }
        var keys = new ArrayList<String>();
        for (ArrowBatch batch : batches) {
            ArrowKeys.read(field, batch, column, keys);
        }
        return keys;
    }

    private InputException damaged(String why, Throwable cause) {
        return new InputException(name + " is a damaged Arrow file: " + why, cause);
    }

    @Override
    public void close() {}
}
