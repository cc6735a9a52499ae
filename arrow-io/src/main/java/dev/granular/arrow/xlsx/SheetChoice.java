package dev.granular.arrow.xlsx;

import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sheet of a workbook that is read.
 *
 * @param remarks which it is, if there are others
 */
record SheetChoice(XlsxBook.Sheet sheet, List<Remark> remarks) {
    /** Returns the sheet with the name or number {@code wanted}, or else the first that is not hidden. */
    static SheetChoice of(String table, XlsxBook book, Optional<String> wanted) throws IOException {
        List<XlsxBook.Sheet> sheets = book.sheets();
        int chosen = wanted.map(name -> find(table, sheets, name)).orElseGet(() -> firstVisible(sheets));
        XlsxBook.Sheet sheet = sheets.get(chosen);
        var remarks = new ArrayList<Remark>();
        if (sheets.size() > 1) {
            List<String> others = IntStream.range(0, sheets.size())
                    .filter(i -> i != chosen)
                    .mapToObj(i -> sheets.get(i).title() + (sheets.get(i).hidden() ? " (hidden)" : ""))
                    .toList();
            remarks.add(new Remark(
                    table + ": read sheet " + Excerpt.of(sheet.title()) + ", not " + Excerpt.of(others),
                    Remedy.NAME_SHEET));
        }
        return new SheetChoice(sheet, remarks);
    }

    private static int firstVisible(List<XlsxBook.Sheet> sheets) {
        return IntStream.range(0, sheets.size())
                .filter(i -> !sheets.get(i).hidden())
                .findFirst()
                .orElse(0);
    }

    private static int find(String table, List<XlsxBook.Sheet> sheets, String wanted) {
        return IntStream.range(0, sheets.size())
                .filter(i -> sheets.get(i).title().equals(wanted))
                .findFirst()
                .stream()
                .boxed()
                .findFirst()
                .or(() -> IntStream.range(0, sheets.size())
                        .filter(i -> Integer.toString(i + 1).equals(wanted))
                        .boxed()
                        .findFirst())
                .orElseThrow(() -> new TableException(
                        table + " has no sheet " + Excerpt.of(wanted) + "; it has "
                                + Excerpt.of(sheets.stream()
                                        .map(XlsxBook.Sheet::title)
                                        .toList()),
                        Remedy.NAME_SHEET));
    }
}
