package dev.granular.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Whether a workbook unpacks to what memory can take: a small file may unpack to any size. Sheets are read row by row, all
 * else (texts, styles) is held in memory.
 */
final class XlsxSize {
    private static final String SHEETS = "xl/worksheets/";
    private static final long MOST_OF_A_SHEET = 1L << 32;
    private static final long MOST_OF_THE_REST = 1L << 28;
    /** Deflate shrinks no further. */
    private static final long HIGHEST_RATIO = 1032;

    private static final int CHUNK_BYTES = 1 << 16;

    private XlsxSize() {}

    /** Whether no part is too large. What the file says of sizes unpacked is not believed. */
    static boolean isSensible(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                long most = part.getName().startsWith(SHEETS) ? MOST_OF_A_SHEET : MOST_OF_THE_REST;
                if (part.getCompressedSize() > most / HIGHEST_RATIO && !endsWithin(most, zip, part)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean endsWithin(long most, ZipFile zip, ZipArchiveEntry part) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            var chunk = new byte[CHUNK_BYTES];
            long size = 0;
            for (int read = 0; read >= 0 && size <= most; read = in.read(chunk)) {
                size += read;
            }
            return size <= most;
        }
    }
}
