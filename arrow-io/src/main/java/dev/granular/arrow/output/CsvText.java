package dev.granular.arrow.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;

/** How every text table is written: quotes as in RFC 4180 where needed, lines end with a line feed. */
final class CsvText {
    private CsvText() {}

    /** Writes to {@code text}, which stays open; flush the result at the end. */
    static CsvWriter to(Writer text, char separator) {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .build(text);
    }

    /** A number with all its digits; nothing where it is undefined. */
    static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
