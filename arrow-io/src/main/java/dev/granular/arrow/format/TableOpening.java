package dev.granular.arrow.format;

import dev.granular.InputException;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.column.TemporaryFile;
import dev.granular.arrow.fault.FileStem;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.ipc.ArrowSource;
import dev.granular.arrow.json.JsonSource;
import dev.granular.arrow.matlab.MatlabSource;
import dev.granular.arrow.parquet.ParquetSource;
import dev.granular.arrow.text.CsvSource;
import dev.granular.arrow.text.TextShape;
import dev.granular.arrow.vector.VectorSource;
import dev.granular.arrow.xlsx.XlsxSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Finds out what tables are and opens them. */
public final class TableOpening {
    private static final int HEAD_BYTES = 1 << 16;
    /** Numbers in decimal digits rarely shrink below a quarter. */
    private static final int GZIP_RATIO = 4;

    private final Reading how;
    private final Lifetime lifetime;

    /**
     * Prepares to open tables.
     *
     * @param how how tables are read
     * @param lifetime owns what stays open as long as the columns that are read
     */
    public TableOpening(Reading how, Lifetime lifetime) {
        this.how = how;
        this.lifetime = lifetime;
    }

    /**
     * Opens a table far enough to know its columns.
     *
     * @throws InputException if there is no such table, it is empty, or its format is not read
     */
    public TableSource open(TableInput input) {
        return switch (input) {
            case TableInput.File(Path path) -> open(path.toString(), path);
            case TableInput.Received(String name, Path path) -> open(name, path);
            case TableInput.Vectors vectors -> VectorSource.of(vectors);
            case TableInput.Batches batches -> VectorSource.of(batches);
            case TableInput.Parts parts -> new PartsSource(parts, how, lifetime);
            case TableInput.Stream(String name, InputStream bytes) -> open(name, bytes);
        };
    }

    private TableSource open(String table, Path file) {
        try {
            ReadFailure.requireFile(file);
            InputStream in = Files.newInputStream(file);
            if (!Files.isRegularFile(file)) {
                return open(table, lifetime.own(in));
            }
            try {
                byte[] head = in.readNBytes(HEAD_BYTES);
                TableFormat format = TableFormat.of(head);
                if (format.isText()) {
                    return openText(table, format, head, in, Files.size(file));
                }
                in.close();
                return openFile(table, format, file);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw ReadFailure.of(table, e);
        }
    }

    private TableSource open(String table, InputStream in) {
        try {
            byte[] head = in.readNBytes(HEAD_BYTES);
            TableFormat format = TableFormat.of(head);
            return format.isText()
                    ? openText(table, format, head, in, head.length)
                    : openFile(
                            table,
                            format,
                            lifetime.own(TemporaryFile.of(table, whole(head, in)))
                                    .path());
        } catch (IOException e) {
            throw ReadFailure.of(table, e);
        }
    }

    private static InputStream whole(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    private TableSource openText(String table, TableFormat format, byte[] head, InputStream rest, long bytes)
            throws IOException {
        InputStream whole = whole(head, rest);
        return switch (format) {
            case GZIP -> unpack(table, whole, GZIP_RATIO * bytes);
            case JSON -> JsonSource.open(table, FileStem.of(table), whole);
            default -> CsvSource.open(table, whole, TextShape.of(head, head.length < HEAD_BYTES, bytes, how.header()));
        };
    }

    private TableSource openFile(String table, TableFormat format, Path file) throws IOException {
        return switch (format) {
            case ARROW_FILE, ARROW_STREAM ->
                ArrowSource.open(table, file, format == TableFormat.ARROW_STREAM, lifetime);
            case PARQUET -> ParquetSource.open(table, file);
            case ZIP -> XlsxSource.open(table, file, how);
            case MATLAB -> MatlabSource.open(table, file);
            default -> throw new InputException(table + " is " + unknown(file));
        };
    }

    private TableSource unpack(String table, InputStream packed, long expectedBytes) throws IOException {
        var in = new GZIPInputStream(packed, HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length == 0) {
            throw new InputException(table + " is empty");
        }
        TableFormat format = TableFormat.of(head);
        if (!format.isText() || format == TableFormat.GZIP) {
            throw new InputException(table + " is compressed with gzip and holds no text: unpack it first");
        }
        return openText(table, format, head, in, expectedBytes);
    }

    private static String unknown(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String known = TableFormat.name(in.readNBytes(HEAD_BYTES));
            return known.isEmpty()
                    ? "neither text nor Arrow, Parquet, XLSX, JSON or MATLAB: convert it to CSV, Parquet or Arrow"
                    : known;
        }
    }
}
