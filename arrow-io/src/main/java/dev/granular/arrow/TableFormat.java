package dev.granular.arrow;

import dev.granular.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The kinds of file a table can come in, told apart by their first bytes and not by their names. */
enum TableFormat {
    /** Text with separators. */
    CSV,
    /** Arrow IPC file. */
    ARROW_FILE,
    /** Recognised, to say what to do instead. */
    PARQUET,
    /** A zip archive: XLSX, ODS. */
    ZIP,
    /** Compressed text, most likely. */
    GZIP,
    /** Text in two-byte characters. */
    UTF_16,
    /** Anything else that is not text. */
    UNKNOWN;

    private static final int HEAD_BYTES = 1 << 16;

    /**
     * Opens a table.
     *
     * @throws InputException if there is no such file, it is empty, or its format is not read
     */
    static TableSource open(Path file, Lifetime lifetime) {
        try {
            requireFile(file);
            InputStream in = Files.newInputStream(file);
            try {
                return open(file, in, lifetime);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static TableSource open(Path file, InputStream in, Lifetime lifetime) throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        return switch (of(head)) {
            case CSV -> {
                var whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
                yield CsvSource.open(file, whole, CsvShape.of(head, Files.size(file)));
            }
            case ARROW_FILE -> {
                in.close();
                yield ArrowFileSource.open(file, lifetime);
            }
            case PARQUET -> throw unreadable(file, "a Parquet file, which is not yet read");
            case ZIP -> throw unreadable(file, "a zip archive or XLSX file, which is not yet read");
            case GZIP -> throw unreadable(file, "compressed with gzip, which is not yet read");
            case UTF_16 -> throw new InputException(file + " is text in UTF-16: save it in UTF-8");
            case UNKNOWN -> throw unreadable(file, "neither text nor an Arrow file");
        };
    }

    /** The format of a file that starts with {@code head}; {@code head} is the whole file if that is short. */
    static TableFormat of(byte[] head) {
        if (startsWith(head, "ARROW1")) {
            return ARROW_FILE;
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

    /** Refuses what is not a file with something in it. */
    static void requireFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new InputException("there is no file " + file);
        } else if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, not a table");
        } else if (!Files.isReadable(file)) {
            throw new InputException(file + " cannot be read: permission denied");
        } else if (Files.isRegularFile(file) && Files.size(file) == 0) {
            throw new InputException(file + " is empty");
        }
    }

    /** What went wrong with a file, in one line. */
    static InputException failed(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? new InputException("there is no file " + file, e)
                : new InputException(file + " cannot be read: " + e.getMessage(), e);
    }

    private static InputException unreadable(Path file, String what) {
        return new InputException(file + " is " + what + ": convert it to CSV or an uncompressed Arrow IPC file");
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
