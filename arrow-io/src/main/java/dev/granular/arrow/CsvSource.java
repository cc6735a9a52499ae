package dev.granular.arrow;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import dev.granular.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.Float8Vector;

/**
 * A text table in UTF-8 with a header line and quotes as in RFC 4180. Read in one pass: numbers go from the decoder's
 * characters straight into the vectors.
 */
final class CsvSource implements TableSource {
    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private final Path file;
    private final CsvShape shape;
    private final Rows rows = new Rows();
    private final CsvReader<Boolean> reader;
    private final CloseableIterator<Boolean> records;
    private final List<String> columns;

    private CsvSource(Path file, Reader text, CsvShape shape) {
        this.file = file;
        this.shape = shape;
        reader = CsvReader.builder()
                .fieldSeparator(shape.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(rows, text);
        records = reader.iterator();
        columns = header();
    }

    /** Reads the header line of the text that {@code in} delivers from its first byte. */
    static CsvSource open(Path file, InputStream in, CsvShape shape) throws IOException {
        in.skipNBytes(shape.skip());
        return new CsvSource(file, new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), shape);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    private List<String> header() {
        var names = new ArrayList<String>();
        rows.header = names;
        if (!next()) {
            throw new InputException(file + " is empty");
        }
        rows.header = List.of();
        requireNames(names);
        return Header.require(file, names);
    }

    private void requireNames(List<String> names) {
        var number = new NumberText();
        boolean numbers = names.stream()
                .allMatch(
                        name -> number.parse(name.toCharArray(), 0, name.length()) && Double.isFinite(number.value()));
        if (numbers) {
            throw new InputException(file + " starts with numbers instead of column names: put a header line on top");
        }
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime) {
        var fields = new Fields[uses.size()];
        for (int i = 0; i < fields.length; i++) {
            String name = columns.get(i);
            fields[i] = switch (uses.get(i)) {
                case SKIP -> new Skipped();
                case KEY -> new Keys();
                case NUMBER -> new Numbers(name, true, lifetime);
                case NUMBER_IF_ALL -> new Numbers(name, false, lifetime);
            };
        }
        rows.fields = fields;
        while (next()) {
            rows.requireWidth();
        }
        return result(fields, lifetime);
    }

    private TableColumns result(Fields[] fields, Lifetime lifetime) {
        var numbers = new ArrayList<NumberColumn>();
        var leftOut = new ArrayList<String>();
        List<String> keys = List.of();
        for (Fields each : fields) {
            switch (each) {
                case Skipped _ -> {}
                case Keys found -> keys = found.values;
                case Numbers found when found.notNumber.isEmpty() -> numbers.add(found.column(lifetime));
                case Numbers found -> leftOut.add(found.notNumber);
            }
        }
        return new TableColumns(file, Math.toIntExact(rows.count), numbers, keys, leftOut, rows.lines);
    }

    /** Reads one record, or says that there is none left. */
    private boolean next() {
        try {
            return records.hasNext() && records.next();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new InputException(
                        file + " is not valid UTF-8 after row " + rows.count + ": save it in UTF-8", e);
            }
            throw TableFormat.failed(file, e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof InputException refused) {
                throw refused; // what this class throws while it is handed fields comes back wrapped
            }
            throw new InputException(
                    file + ", near row " + (rows.count + 1) + ": not text with separators (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw TableFormat.failed(file, e);
        }
    }

    /** Hands the fields of each record to the columns they belong to. */
    private final class Rows extends CsvCallbackHandler<Boolean> {
        private final RowLines lines = new RowLines();
        private List<String> header = List.of();
        private Fields[] fields = {};
        private long count;
        private long line;
        private int width;
        private boolean empty;

        @Override
        protected void beginRecord(long startingLineNumber) {
            line = startingLineNumber;
            width = 0;
            empty = false;
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            if (fields.length == 0) {
                header.add(new String(buffer, offset, length).strip());
            } else if (width < fields.length) {
                fields[width].add(buffer, offset, length);
            }
            width++;
        }

        @Override
        protected Boolean buildRecord() {
            if (fields.length > 0 && !empty) {
                if (count == MOST_ROWS) {
                    throw new InputException(file + " has more rows than a column can hold, " + MOST_ROWS);
                }
                count++;
                lines.add(count, line);
            }
            return true;
        }

        private void requireWidth() {
            if (width != fields.length) {
                throw new InputException(Cell.row(file, count, OptionalLong.of(line)) + " has " + width
                        + " fields where the header has " + fields.length + decimalComma());
            }
        }

        private String decimalComma() {
            return shape.separator() == ',' && width > fields.length
                    ? ": check for decimal commas, and quote texts that hold a comma"
                    : "";
        }

        @Override
        protected RecordType getRecordType() {
            return empty ? RecordType.EMPTY : RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return width;
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            throw new IllegalStateException("comments are not enabled");
        }

        @Override
        protected void setEmpty() {
            empty = true;
        }
    }

    /** What becomes of the fields of one column. */
    private sealed interface Fields {
        void add(char[] buffer, int offset, int length);
    }

    private static final class Skipped implements Fields {
        @Override
        public void add(char[] buffer, int offset, int length) {}
    }

    private static final class Keys implements Fields {
        private final List<String> values = new ArrayList<>();

        @Override
        public void add(char[] buffer, int offset, int length) {
            values.add(new String(buffer, offset, length));
        }
    }

    private final class Numbers implements Fields {
        private final NumberText number = new NumberText();
        private final String name;
        private final boolean required;
        private final Float8Vector vector;
        private MemorySegment memory;
        private int size;
        private int capacity;
        private String notNumber = "";

        private Numbers(String name, boolean required, Lifetime lifetime) {
            this.name = name;
            this.required = required;
            vector = lifetime.emptyVector(name);
            vector.allocateNew(shape.rows());
            remap();
        }

        private void remap() {
            memory = Lifetime.writable(vector);
            capacity = vector.getValueCapacity();
        }

        @Override
        public void add(char[] buffer, int offset, int length) {
            if (!notNumber.isEmpty()) {
                return;
            }
            if (!number.parse(buffer, offset, length)) {
                refuse(new String(buffer, offset, length));
                return;
            }
            if (size == capacity) {
                vector.reAlloc();
                remap();
            }
            memory.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, size++, number.value());
        }

        private void refuse(String text) {
            var cell = new Cell(file, rows.count + 1, OptionalLong.of(rows.line), name);
            if (shape.separator() != ',' && text.strip().matches("[-+]?\\d*,\\d+([eE][-+]?\\d+)?")) {
                throw new InputException(cell + ": " + Excerpt.of(text) + " has a decimal comma: write decimal points");
            }
            String what = cell + ": " + Excerpt.of(text) + " is not a number";
            if (required) {
                throw new InputException(what);
            }
            notNumber = what;
            vector.close();
        }

        private NumberColumn column(Lifetime lifetime) {
            Lifetime.setCount(vector, size);
            return lifetime.column(vector);
        }
    }
}
