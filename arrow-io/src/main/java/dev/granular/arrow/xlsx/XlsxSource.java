package dev.granular.arrow.xlsx;

import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.LibraryCall;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.text.FirstRowRule;
import dev.granular.arrow.text.TextColumn;
import dev.granular.arrow.text.TextShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A sheet of an XLSX workbook, read row by row. Cells count as the texts that they are stored as, so they mean
 * the same as in a text table; rows without a value are passed over, formulas have the value that was saved with them.
 */
public final class XlsxSource implements TableSource {
    /** A row of the sheet. */
    private record Row(int number, List<XlsxCell> cells) {}

    private static final int ROWS_LOOKED_AT = 24;
    private static final int PROGRESS_ROWS = 1 << 14;
    /** The text of a cell that is not there. */
    private static final char[] NOTHING = {};

    private final String name;
    private final boolean headed;
    /** Rows above the names of columns. */
    private final int titles;

    private final XlsxBook book;
    private final SheetChoice choice;
    /** Rows that were read to tell names from data. */
    private final Deque<Row> ahead = new ArrayDeque<>();

    private Row row = new Row(0, List.of());
    private final XlsxSheet sheet;
    private final Header header;
    private final RowLines lines = new RowLines();
    private int count;

    private XlsxSource(String name, XlsxBook book, SheetChoice choice, XlsxSheet sheet, HeaderRule rule) {
        this.name = name;
        this.book = book;
        this.choice = choice;
        this.sheet = sheet;
        while (ahead.size() < ROWS_LOOKED_AT && nextInSheet()) {
            ahead.add(new Row(sheet.row(), List.copyOf(sheet.cells())));
        }
        if (!next()) {
            throw new InputException(name + " has nothing in its sheet "
                    + Excerpt.of(choice.sheet().title()));
        }
        titles = rule == HeaderRule.AUTO ? FirstRowRule.titles(sample()) : 0;
        IntStream.range(0, titles).forEach(_ -> next());
        List<String> first = texts(row.cells());
        List<List<String>> rows = sample();
        headed = FirstRowRule.first(rows, false, rule) != TextShape.FirstRow.DATA;
        header = headed ? new Header(name, first) : Header.numbered(name, first.size());
    }

    /** Returns the row and those that were read ahead. */
    private List<List<String>> sample() {
        var rows = new ArrayList<List<String>>();
        rows.add(texts(row.cells()));
        ahead.forEach(each -> rows.add(texts(each.cells())));
        return rows;
    }

    /** Reads the first rows of the sheet that {@code how} names, or of the first that is not hidden. */
    public static XlsxSource open(String name, Path file, Reading how) throws IOException {
        XlsxBook book = LibraryCall.of(name, "XLSX", () -> XlsxBook.open(name, file));
        try {
            SheetChoice choice = LibraryCall.of(name, "XLSX", () -> SheetChoice.of(name, book, how.sheet()));
            XlsxSheet sheet = LibraryCall.of(
                    name,
                    "XLSX",
                    () -> new XlsxSheet(name, book.open(choice.sheet()), XlsxTexts.of(name, book), XlsxDates.of(book)));
            return new XlsxSource(name, book, choice, sheet, how.header());
        } catch (RuntimeException e) {
            book.close();
            throw e;
        }
    }

    @Override
    public List<Remark> remarks() {
        var remarks = new ArrayList<>(choice.remarks());
        if (titles > 0) {
            remarks.add(new Remark(
                    name + ": passed over " + titles + (titles == 1 ? " row" : " rows") + " above the table"));
        }
        if (!headed) {
            remarks.add(new Remark(
                    name + " has no row of names: its columns are called "
                            + String.join(
                                    ", ", header.columns().stream().limit(2).toList())
                            + (header.columns().size() > 2 ? " ..." : ""),
                    Remedy.HEADER_PRESENT));
        }
        return remarks;
    }

    @Override
    public Header header() {
        return header;
    }

    /** Returns the texts of a row with an empty one for every cell that is not there, up to the last that is not blank. */
    private static List<String> texts(List<XlsxCell> cells) {
        var texts = new ArrayList<String>();
        for (XlsxCell cell : cells) {
            if (!cell.isBlank()) {
                while (texts.size() < cell.column()) {
                    texts.add("");
                }
                texts.add(cell.text());
            }
        }
        return texts;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        List<TextColumn> targets =
                TextColumn.of(header.columns(), uses, new TextColumn.Origin(this::here, 0, false), lifetime);
        int[] used = IntStream.range(0, uses.size())
                .filter(column -> uses.get(column) != ColumnUse.SKIP)
                .toArray();
        long characters = 0;
        for (boolean more = !headed || next(); more; more = next()) {
            characters += add(targets, used);
            if (count % PROGRESS_ROWS == 0) {
                progress.advanced(name, count, characters);
            }
        }
        return TextColumn.table(name, count, targets, lines);
    }

    private Cell here(String column) {
        return new Cell(name, count + 1L, OptionalLong.of(row.number()), column);
    }

    /** Hands the cells of a row to the columns that are used; returns how many characters these cells have. */
    private long add(List<TextColumn> targets, int[] used) {
        List<XlsxCell> cells = row.cells();
        requireWidth(cells, targets.size());
        long characters = 0;
        int at = 0;
        for (int column : used) {
            while (at < cells.size() && cells.get(at).column() < column) {
                at++;
            }
            TextColumn target = targets.get(column);
            if (at < cells.size() && cells.get(at).column() == column) {
                XlsxCell cell = cells.get(at);
                characters += cell.text().length();
                if (cell.fault().isEmpty()) {
                    target.add(cell.text().toCharArray(), 0, cell.text().length());
                } else {
                    String what = "in cell " + new XlsxReference(column, row.number()) + " " + cell.fault();
                    if (cell.isMissing()) {
                        target.addMissing(cell.text(), what);
                    } else {
                        target.addNoNumber(cell.text(), what);
                    }
                }
            } else {
                target.add(NOTHING, 0, 0);
            }
        }
        count++;
        lines.add(count, row.number());
        return characters;
    }

    private void requireWidth(List<XlsxCell> cells, int width) {
        for (XlsxCell cell : cells.reversed()) {
            if (cell.column() < width) {
                return;
            } else if (!cell.isBlank()) {
                throw new InputException(Cell.row(name, count + 1L, OptionalLong.of(row.number())) + " has "
                        + (cell.column() + 1) + " fields where the " + (headed ? "header" : "first row") + " has "
                        + width
                        + ": cell " + new XlsxReference(cell.column(), row.number()) + " stands beside the table");
            }
        }
    }

    /** Moves to the next row that has a text; false at the end of the sheet. */
    private boolean next() {
        if (!ahead.isEmpty()) {
            row = ahead.removeFirst();
            return true;
        } else if (nextInSheet()) {
            row = new Row(sheet.row(), sheet.cells());
            return true;
        }
        return false;
    }

    private boolean nextInSheet() {
        return LibraryCall.of(name, "XLSX", () -> {
            while (sheet.next()) {
                if (!sheet.cells().stream().allMatch(XlsxCell::isBlank)) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public void close() {
        try {
            sheet.close();
            book.close();
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }
}
