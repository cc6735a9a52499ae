package dev.granular.arrow;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an XLSX workbook, read row by row. Cells count as the texts that they are stored as, so they mean
 * the same as in a text table; rows without a value are passed over, formulas have the value that was saved with them.
 */
final class XlsxSource implements TableSource {
    private static final int PROGRESS_ROWS = 1 << 14;

    private final String name;
    private final boolean headed;
    private final ReadableWorkbook book;
    private final Iterator<Row> rows;
    private final List<String> first;
    private final Header header;
    private final RowLines lines = new RowLines();
    private long line;
    private int count;

    private XlsxSource(String name, ReadableWorkbook book, boolean headed) {
        this.name = name;
        this.book = book;
        this.headed = headed;
        rows = reading(() -> book.getFirstSheet().openStream().iterator());
        first = next();
        if (first.isEmpty()) {
            throw new InputException(name + " has nothing in its first sheet");
        }
        header = headed ? Header.ofText(name, first) : Header.numbered(name, first.size());
    }

    /**
     * Reads the first row of the first sheet.
     *
     * @param headed whether that row has the names of the columns
     */
    static XlsxSource open(String name, Path file, boolean headed) throws IOException {
        if (!LibraryCall.of(name, "XLSX", () -> XlsxSize.isSensible(file))) {
            throw new InputException(name + " is not read: unpacked, it has more than 4 GB in a sheet or 256 MB beside:"
                    + " save the sheet as CSV");
        }
        ReadableWorkbook book = LibraryCall.of(name, "XLSX", () -> new ReadableWorkbook(file.toFile()));
        try {
            return new XlsxSource(name, book, headed);
        } catch (RuntimeException e) {
            book.close();
            throw e;
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        List<TextColumn> targets = TextColumn.of(header.columns(), uses, this::here, 0, lifetime);
        long characters = 0;
        for (List<String> row = headed ? next() : first; !row.isEmpty(); row = next()) {
            characters += add(row, targets);
            if (count % PROGRESS_ROWS == 0) {
                progress.advanced(name, count, characters);
            }
        }
        return TextColumn.table(name, count, targets, lines);
    }

    private Cell here(String column) {
        return new Cell(name, count + 1L, OptionalLong.of(line), column);
    }

    /** How many characters a row has. */
    private long add(List<String> row, List<TextColumn> targets) {
        if (row.size() > targets.size()) {
            throw new InputException(Cell.row(name, count + 1L, OptionalLong.of(line)) + " has " + row.size()
                    + " fields where the " + (headed ? "header" : "first row") + " has " + targets.size());
        }
        long characters = 0;
        for (int i = 0; i < targets.size(); i++) {
            String text = i < row.size() ? row.get(i) : "";
            targets.get(i).add(text.toCharArray(), 0, text.length());
            characters += text.length();
        }
        count++;
        lines.add(count, line);
        return characters;
    }

    /** The texts of the next row that has any, up to the last one; nothing at the end of the sheet. */
    private List<String> next() {
        var texts = new ArrayList<String>();
        while (texts.isEmpty() && reading(rows::hasNext)) {
            Row row = reading(rows::next);
            line = row.getRowNum();
            for (int i = 0; i < row.getCellCount(); i++) {
                texts.add(row.getOptionalCell(i).map(XlsxSource::text).orElse(""));
            }
            while (!texts.isEmpty() && texts.getLast().isBlank()) {
                texts.removeLast();
            }
        }
        return texts;
    }

    private static String text(org.dhatim.fastexcel.reader.Cell cell) {
        String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return text == null ? "" : text;
    }

    private <T> T reading(Callable<T> call) {
        return LibraryCall.of(name, "XLSX", call);
    }

    @Override
    public void close() {
        try {
            book.close();
        } catch (IOException e) {
            throw TableOpening.failed(name, e);
        }
    }
}
