package dev.granular.arrow.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.arrow.staging.StagedFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** A table of numbers in a file of its own, in the format of the file's ending. */
public final class TableFile {
    private enum Format {
        CSV(".csv"),
        TSV(".tsv"),
        ARROW(".arrow");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        static Format of(Path file) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith(format.ending)) {
                    return format;
                }
            }
            throw new InputException(file + " ends in none of .csv, .tsv and .arrow, so its format is not known");
        }
    }

    private TableFile() {}

    /**
     * Writes columns of equal length: {@code .csv}, {@code .tsv} or {@code .arrow} (Arrow IPC file, uncompressed, one
     * record batch). NaN is an empty field in text and NaN in Arrow. The file appears whole or not at all; an older one
     * is replaced, a folder that is absent is made.
     *
     * @param names headers, one per column
     * @throws InputException if the ending is another one or the file cannot be written
     */
    public static void write(Path file, List<String> names, List<Column> columns) {
        requireTable(names, columns);
        Format format = Format.of(file);
        StagedFiles.write(file, unfinished -> {
            switch (format) {
                case CSV -> writeText(unfinished, ',', names, columns);
                case TSV -> writeText(unfinished, '\t', names, columns);
                case ARROW -> writeArrow(unfinished, names, columns);
            }
        });
    }

    private static void requireTable(List<String> names, List<Column> columns) {
        long lengths = columns.stream().mapToInt(Column::size).distinct().count();
        if (names.size() != columns.size() || lengths != 1) {
            throw new IllegalArgumentException("a table has one name per column, and columns of one length");
        }
    }

    private static void writeText(Path file, char separator, List<String> names, List<Column> columns)
            throws IOException {
        try (Writer text = Files.newBufferedWriter(file)) {
            CsvWriter csv = CsvText.to(text, separator);
            csv.writeRecord(names);
            for (int row = 0; row < columns.getFirst().size(); row++) {
                int at = row;
                csv.writeRecord(columns.stream()
                        .map(column -> CsvText.number(column.get(at)))
                        .toList());
            }
            csv.flush();
        }
    }

    private static void writeArrow(Path file, List<String> names, List<Column> columns) throws IOException {
        try (var allocator = new RootAllocator();
                var table = new VectorSchemaRoot(vectors(names, columns, allocator));
                var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var writer = new ArrowFileWriter(table, null, channel)) {
            writer.start();
            writer.writeBatch();
            writer.end();
        }
    }

    private static List<FieldVector> vectors(List<String> names, List<Column> columns, BufferAllocator allocator) {
        var vectors = new ArrayList<FieldVector>();
        for (int i = 0; i < names.size(); i++) {
            Column column = columns.get(i);
            var vector = new Float8Vector(names.get(i), allocator);
            vector.allocateNew(column.size());
            for (int row = 0; row < column.size(); row++) {
                vector.set(row, column.get(row));
            }
            vector.setValueCount(column.size());
            vectors.add(vector);
        }
        return vectors;
    }
}
