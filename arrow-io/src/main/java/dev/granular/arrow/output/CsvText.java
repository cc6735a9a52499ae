package dev.granular.arrow.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/** The form of every text table: quotes as in RFC 4180 where needed, lines end with a line feed. */
final class CsvText {
    private CsvText() {}

    /** Writes to {@code text}, which stays open; flush the result at the end. */
    static CsvWriter to(Writer text, char separator) {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .build(text);
    }

    /** Writes a table in UTF-8 to {@code out}, which stays open: a header, then one line per row. */
    static void write(ResultTable table, OutputStream out) throws IOException {
        try {
            write(table, to(new OutputStreamWriter(out, StandardCharsets.UTF_8), ','));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ResultTable table, CsvWriter csv) throws IOException {
        csv.writeRecord(table.columns().stream().map(ResultColumn::name).toList());
        var numbers = new NumberTexts();
        List<IntFunction<String>> columns =
                table.columns().stream().map(column -> cells(column, numbers)).toList();
        String[] cells = new String[columns.size()];
        for (int row = 0; row < table.rows(); row++) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = columns.get(i).apply(row);
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    /** Returns cells of {@code column} by row. */
    private static IntFunction<String> cells(ResultColumn column, NumberTexts numbers) {
        return switch (column) {
            case ResultColumn.Text text -> text.values();
            case ResultColumn.Number number -> row -> numbers.of(number.values().applyAsDouble(row));
            case ResultColumn.Count count -> row -> Long.toString(count.values().applyAsLong(row));
            case ResultColumn.Flag flag ->
                row -> flag.known().test(row) ? Boolean.toString(flag.values().test(row)) : "";
        };
    }

    /** Returns a number with all its digits; nothing where it is undefined. */
    static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
