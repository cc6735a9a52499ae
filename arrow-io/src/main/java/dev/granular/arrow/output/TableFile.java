package dev.granular.arrow.output;

import dev.granular.Column;
import dev.granular.InputException;
import java.nio.file.Path;
import java.util.List;

/** A table of numbers in a file of its own, in the format of the file's ending. */
public final class TableFile {
    private TableFile() {}

    /**
     * Writes columns of equal length: {@code .csv}, {@code .tsv} or {@code .arrow} (Arrow IPC file, uncompressed, one
     * record batch). The file appears whole or not at all; an older one is replaced.
     *
     * @param names headers, one per column
     * @throws InputException if the ending is another one or the file cannot be written
     */
    public static void write(Path file, List<String> names, List<Column> columns) {
        throw new UnsupportedOperationException();
    }
}
