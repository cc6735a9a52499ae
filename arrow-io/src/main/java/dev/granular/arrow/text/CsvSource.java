package dev.granular.arrow.text;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A text table with quotes as in RFC 4180. Read in one pass: numbers go from the decoder's
 * characters straight into the vectors.
 */
public final class CsvSource implements TableSource {
    /** Rows between two words on progress. */
    private static final int PROGRESS_ROWS = 1 << 16;

    /** What the column is called that R writes without a name. */
    private static final String ROW_NAMES = "rownames";

    private final String name;
    private final CountedBytes bytes;
    private final boolean headed;
    private final TextShape shape;
    private final Rows rows = new Rows();
    private final EndedText text;
    private final CsvReader<Boolean> reader;
    private final CloseableIterator<Boolean> records;
    private final Header header;

    private CsvSource(String name, CountedBytes bytes, TextShape shape) {
        this.name = name;
        this.bytes = bytes;
        this.shape = shape;
        headed = shape.first() != TextShape.FirstRow.DATA;
        boolean blanks = shape.separator() == TextSample.BLANKS;
        Reader characters = new InputStreamReader(bytes, shape.charset().newDecoder());
        text = new EndedText(
                blanks ? new BlankSeparatedText(characters) : characters,
                why -> new InputException(rows.place() + ": " + why));
        reader = CsvReader.builder()
                .fieldSeparator(blanks ? '\t' : shape.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .commentStrategy(shape.start().comments() ? CommentStrategy.SKIP : CommentStrategy.NONE)
                .build(rows, text);
        records = reader.iterator();
        header = readHeader();
    }

    /**
     * Reads the first record of the text that {@code in} delivers from its first byte.
     */
    public static CsvSource open(String name, InputStream in, TextShape shape) throws IOException {
        in.skipNBytes(shape.start().bytes());
        return new CsvSource(name, new CountedBytes(in), shape);
    }

    @Override
    public List<Remark> remarks() {
        var remarks = new ArrayList<Remark>();
        int above = shape.start().above();
        if (above > 0) {
            remarks.add(new Remark(
                    name + ": passed over " + above + (above == 1 ? " line" : " lines") + " above the table"));
        }
        if (!headed) {
            remarks.add(new Remark(
                    name + " has no row of names: its columns are called "
                            + String.join(
                                    ", ", header.columns().stream().limit(2).toList())
                            + (header.columns().size() > 2 ? " ..." : ""),
                    Remedy.HEADER_PRESENT));
        } else if (shape.first() == TextShape.FirstRow.NAMES_WITHOUT_FIRST) {
            remarks.add(new Remark(name + " has a column without a name before the others: it is called " + ROW_NAMES));
        }
        return remarks;
    }

    @Override
    public Header header() {
        return header;
    }

    private Header readHeader() {
        if (!next()) {
            throw new InputException(name + " is empty");
        } else if (!headed) {
            return Header.numbered(name, rows.first.size());
        } else if (rows.first.stream().allMatch(String::isBlank)) {
            throw new InputException(name + " has no names of columns in its first line: give each column a name");
        }
        if (shape.first() == TextShape.FirstRow.NAMES_WITHOUT_FIRST) {
            rows.first.addFirst(ROW_NAMES);
        }
        return new Header(name, rows.first);
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        rows.fields = TextColumn.of(
                        header.columns(),
                        uses,
                        new TextColumn.Origin(rows::here, shape.rows(), shape.decimalComma()),
                        lifetime)
                .toArray(TextColumn[]::new);
        if (!headed) {
            rows.repeatFirst();
        }
        while (next()) {
            rows.requireWidth();
            if (rows.count % PROGRESS_ROWS == 0) {
                progress.advanced(name, rows.count, bytes.count());
            }
        }
        List<TextColumn> columns = List.of(rows.fields);
        columns.forEach(column -> column.truncate(rows.filled));
        return TextColumn.table(name, rows.filled, columns, rows.lines);
    }

    /** Reads one record, or says that there is none left. */
    private boolean next() {
        try {
            return records.hasNext() && records.next();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new InputException(
                        name + " is not valid " + shape.charset() + " after row " + rows.count + ": save it in UTF-8",
                        e);
            }
            throw ReadFailure.of(name, e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof InputException refused) {
                throw refused; // what this class throws while it is handed fields comes back wrapped
            }
            throw new InputException(
                    rows.place() + ": text goes on after a quote that closes a field: double the quotes within it", e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }

    /** Hands the fields of each record to the columns they belong to. */
    private final class Rows extends CsvCallbackHandler<Boolean> {
        private final RowLines lines = new RowLines();
        private final List<String> first = new ArrayList<>();
        private TextColumn[] fields = {};
        private int count;
        /** Rows up to the last that holds anything. */
        private int filled;

        private boolean holds;
        /** Whether anything stands in fields beyond those of the header. */
        private boolean beside;

        private long line;
        private int width;
        private int firstCharacters;
        private boolean empty;
        private boolean comment;
        private boolean ended;

        @Override
        protected void beginRecord(long startingLineNumber) {
            line = startingLineNumber + shape.start().lines();
            width = 0;
            empty = false;
            comment = false;
            holds = false;
            beside = false;
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            text.fieldEnded();
            if (length > 0 && buffer[offset + length - 1] == EndedText.MARK) {
                end(quoted);
            } else if (fields.length == 0) {
                addFirst(new String(buffer, offset, length));
            } else if (width < fields.length) {
                fields[width].add(buffer, offset, length);
                holds = holds || length > 0 && !isBlank(buffer, offset, length);
            } else if (width < Header.MOST_COLUMNS) {
                beside = beside || !isBlank(buffer, offset, length);
            } else {
                throw new InputException(place() + " has more than " + width + " fields where the "
                        + (headed ? "header" : "first row") + " has " + fields.length);
            }
            width++;
        }

        private static boolean isBlank(char[] buffer, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] > ' ') {
                    return false;
                }
            }
            return true;
        }

        private void end(boolean quoted) {
            if (quoted) {
                throw new InputException(place() + ": a quote that opens here is never closed");
            }
            ended = true;
        }

        private void addFirst(String field) {
            first.add(field);
            Header.requireColumns(name, first.size());
            firstCharacters += field.length();
            if (firstCharacters > TextLimits.MOST_LINE_CHARACTERS) {
                throw new InputException(name + " starts with a line of more than " + TextLimits.MOST_LINE_CHARACTERS
                        + " characters, which is no table's: check what it is");
            }
        }

        /** Delivers whether there is a record, not the mark at the end of the text. */
        @Override
        protected Boolean buildRecord() {
            if (fields.length > 0 && !empty && !ended) {
                count = ColumnBuilder.requireRows(name, count + 1L);
                lines.add(count, line);
                filled = holds ? count : filled;
            }
            return !ended;
        }

        /** Returns where the record that is being read starts. */
        private String place() {
            return fields.length > 0 ? Cell.row(name, count + 1L, OptionalLong.of(line)) : name + ", line " + line;
        }

        /** Delivers the first record once more, as data; to be called before the next one is read. */
        private void repeatFirst() {
            beginRecord(line);
            first.forEach(text -> addField(text.toCharArray(), 0, text.length(), false));
            buildRecord();
        }

        private Cell here(String column) {
            return new Cell(name, count + 1L, OptionalLong.of(line), column);
        }

        private void requireWidth() {
            if (width < fields.length || beside) {
                throw new InputException(Cell.row(name, count, OptionalLong.of(line)) + " has " + width
                        + (width == 1 ? " field" : " fields") + " where the "
                        + (headed ? "header" : "first row") + " has " + fields.length + remedy());
            }
        }

        private String remedy() {
            if (width < fields.length) {
                return ": complete the row, or remove it if it is none";
            }
            return shape.separator() == ',' && width > fields.length
                    ? ": check for decimal commas, and quote texts that hold a comma"
                    : "";
        }

        @Override
        protected RecordType getRecordType() {
            if (comment) {
                return RecordType.COMMENT;
            }
            return empty ? RecordType.EMPTY : RecordType.DATA;
        }

        @Override
        protected int getFieldCount() {
            return width;
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            comment = true;
        }

        @Override
        protected void setEmpty() {
            empty = true;
        }
    }
}
