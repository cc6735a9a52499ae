package dev.granular.arrow.format;

import dev.granular.arrow.text.TextShape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of file a table can come in, told apart by their first bytes and not by their names. */
public enum TableFormat {
    /** Text with separators. */
    CSV,
    /** Arrow IPC data with an index at the end. */
    ARROW_FILE,
    /** Arrow IPC data as they come. */
    ARROW_STREAM,
    /** Parquet. */
    PARQUET,
    /** A zip archive, which XLSX is. */
    ZIP,
    /** Compressed, mostly text. */
    GZIP,
    /** Text in two-byte characters. */
    UTF_16,
    /** JSON, in one value or line by line. */
    JSON,
    /** MATLAB, up to version 7. */
    MATLAB,
    /** Anything else that is not text. */
    UNKNOWN;

    /** Shorter texts may start the name of a column. */
    private static final int LEAST_START = 5;

    private static final Pattern JSON_START =
            Pattern.compile("\\s*(\\{\\s*(\"|\\}|$)|\\[\\s*([\\[{\"\\]\\d-]|$|null|NaN))");

    private static final Map<String, String> NOT_READ = Map.ofEntries(
            Map.entry("MATLAB 7.3", "a MATLAB file of version 7.3: save it with -v7"),
            Map.entry("\u0089HDF", "an HDF5 file: save its table as CSV or Parquet"),
            Map.entry("\u0093NUMPY", "a NumPy array: save it as CSV"),
            Map.entry("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook (.xls): save it as XLSX"),
            Map.entry("\u0028\u00b5\u002f\u00fd", "compressed with Zstandard: unpack it first"),
            Map.entry("BZh9", "compressed with bzip2: unpack it first"),
            Map.entry("\u00fd7zXZ", "compressed with xz: unpack it first"),
            Map.entry("SQLite format 3", "an SQLite database: export its table as CSV"),
            Map.entry("\u0080\u0003", "a Python pickle: save it as CSV or Parquet"),
            Map.entry("\u0080\u0004", "a Python pickle: save it as CSV or Parquet"),
            Map.entry("\u0080\u0005", "a Python pickle: save it as CSV or Parquet"),
            Map.entry("FEA1", "a Feather file of version 1: write it with version 2, which is Arrow IPC"),
            Map.entry("ORC", "an ORC file: save it as Parquet or CSV"),
            Map.entry("%PDF-", "a PDF document: save its table as CSV"),
            Map.entry("<!DOCTYPE", "a web page, not a table: download the file itself"),
            Map.entry("<!doctype", "a web page, not a table: download the file itself"),
            Map.entry("<html", "a web page, not a table: download the file itself"),
            Map.entry("<?xml", "XML: save its table as CSV"),
            Map.entry(
                    "version https://git-lfs",
                    "a pointer that Git LFS left, not the table: fetch it with git lfs pull"));

    /** Returns whether it is read from its first byte to its last, and from nowhere else. */
    public boolean isText() {
        return this == CSV || this == GZIP || this == UTF_16 || this == JSON;
    }

    /** Returns the format of a file that starts with {@code head}; {@code head} is the whole file if that is short. */
    public static TableFormat of(byte[] head) {
        if (startsWith(head, "ARROW1")) {
            return ARROW_FILE;
        } else if (startsWith(head, "\u00ff\u00ff\u00ff\u00ff")) {
            return ARROW_STREAM;
        } else if (startsWith(head, "PAR1")) {
            return PARQUET;
        } else if (startsWith(head, "PK\3\4")) {
            return ZIP;
        } else if (startsWith(head, "\u001f\u008b")) {
            return GZIP;
        } else if (startsWith(head, "\u00ff\u00fe") || startsWith(head, "\u00fe\u00ff")) {
            return UTF_16;
        }
        if (startsWith(head, "MATLAB 5.0 MAT-file")) {
            return MATLAB;
        } else if (TextShape.isWide(head)) {
            return UTF_16;
        } else if (holdsZero(head) || isNoTable(head)) {
            return UNKNOWN;
        }
        return startsAsJson(head) ? JSON : CSV;
    }

    private static boolean startsWith(byte[] head, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length && Arrays.equals(bytes, Arrays.copyOf(head, bytes.length));
    }

    /** Returns whether an object or array opens, and not a name in brackets. */
    private static boolean startsAsJson(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^\u00ef\u00bb\u00bf", "");
        return JSON_START.matcher(text).lookingAt();
    }

    /** Returns whether a text starts as no table does, with more than a short word. */
    private static boolean isNoTable(byte[] head) {
        return NOT_READ.keySet().stream().anyMatch(start -> start.length() >= LEAST_START && startsWith(head, start));
    }

    /** Returns what a format that is not read is, for people; empty if that is not known. */
    static String name(byte[] head) {
        for (Map.Entry<String, String> format : NOT_READ.entrySet()) {
            if (startsWith(head, format.getKey())) {
                return format.getValue();
            }
        }
        return "";
    }

    private static boolean holdsZero(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
