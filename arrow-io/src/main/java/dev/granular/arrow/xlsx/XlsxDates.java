package dev.granular.arrow.xlsx;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Tells which styles of a workbook show numbers as dates or times (ECMA-376, part 1, 18.8.30 and 18.8.31). */
final class XlsxDates {
    /** By index of the style. */
    private final BitSet dates = new BitSet();

    static XlsxDates of(XlsxBook book) throws IOException {
        var dates = new XlsxDates();
        var part = book.related("styles");
        if (part.isPresent()) {
            try (XlsxPart styles = part.get()) {
                dates.read(styles);
            }
        }
        return dates;
    }

    private void read(XlsxPart styles) throws IOException {
        Map<String, String> codes = new HashMap<>();
        boolean ofCells = false;
        int index = 0;
        while (styles.next()) {
            if (styles.isStart("numFmt")) {
                codes.put(
                        styles.attribute("numFmtId").orElse(""),
                        styles.attribute("formatCode").orElse(""));
            } else if (styles.isStart("cellXfs") || styles.isEnd("cellXfs")) {
                ofCells = styles.isStart("cellXfs");
            } else if (ofCells && styles.isStart("xf")) {
                String format = styles.attribute("numFmtId").orElse("0");
                dates.set(index++, codes.containsKey(format) ? isDate(codes.get(format)) : isDateId(format));
            }
        }
    }

    /** Formats that every workbook has; 27 to 36 and 50 to 58 are dates of East Asia. */
    private static boolean isDateId(String format) {
        int id = Integer.parseInt(format);
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    /** Tells whether a format has letters for parts of a date, outside of texts and of brackets for colours. */
    private static boolean isDate(String code) {
        String letters = code.replaceAll("\"[^\"]*\"|[\\\\_*].|\\[(?![hmsHMS]+\\])[^\\]]*\\]|General", "");
        return letters.matches("(?s).*[ymdhsYMDHS].*");
    }

    /** Tells whether a style, as a cell refers to it, shows dates. */
    boolean isDateStyle(String style) {
        return dates.get(Integer.parseInt(style));
    }
}
