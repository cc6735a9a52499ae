package dev.granular.arrow.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    /** Anything else that is not text. */
    UNKNOWN;

    /** Whether it is read from its first byte to its last, and from nowhere else. */
    public boolean isText() {
        return this == CSV || this == GZIP;
    }

    /** The format of a file that starts with {@code head}; {@code head} is the whole file if that is short. */
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
        return holdsZero(head) ? UNKNOWN : CSV;
    }

    private static boolean startsWith(byte[] head, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length && Arrays.equals(bytes, Arrays.copyOf(head, bytes.length));
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
