package dev.granular.arrow.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Names kinds of ZIP archive that are no XLSX workbook. */
final class ZipKind {
    private static final int MOST_TYPE_BYTES = 200;

    private ZipKind() {}

    /** Returns what the archive is, for people. */
    static String of(ZipFile zip) throws IOException {
        ZipArchiveEntry type = zip.getEntry("mimetype");
        if (type != null) {
            try (InputStream in = zip.getInputStream(type)) {
                String text = new String(in.readNBytes(MOST_TYPE_BYTES), StandardCharsets.US_ASCII);
                if (text.contains("opendocument")) {
                    return "an OpenDocument file" + (text.contains("spreadsheet") ? " (.ods)" : "")
                            + ", which is not read";
                }
            }
        }
        List<String> names = Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .toList();
        if (names.stream().anyMatch(name -> name.endsWith(".npy"))) {
            return "a NumPy archive (.npz), which is not read";
        } else if (names.stream().anyMatch(name -> name.endsWith("workbook.bin"))) {
            return "a binary workbook (.xlsb), which is not read";
        } else if (names.stream().anyMatch(name -> name.startsWith("word/") || name.startsWith("ppt/"))) {
            return "an Office document without a sheet";
        } else if (names.stream().anyMatch(name -> name.endsWith(".iwa"))) {
            return "a Numbers document, which is not read";
        }
        return names.size() == 1
                ? "a ZIP archive of one file, which is to be unpacked first"
                : "a ZIP archive without an XLSX workbook";
    }
}
