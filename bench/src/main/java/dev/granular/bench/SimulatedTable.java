package dev.granular.bench;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.output.TableFile;
import dev.granular.simulation.SimulatedRatings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A simulated set as a table in a file. */
final class SimulatedTable {
    /** A sheet that is not flushed is held in memory. */
    private static final int FLUSHED_ROWS = 10_000;

    private SimulatedTable() {}

    /** Writes columns mos, std and one per model, in the format of the file's ending; {@code .xlsx} is one of them here. */
    static void write(Path file, SimulatedRatings set) throws IOException {
        var names = new ArrayList<>(List.of("mos", "std"));
        var columns = new ArrayList<>(List.of(set.ratings().mos(), set.ratings().std()));
        for (Predictions model : set.predictions()) {
            names.add(model.model());
            columns.add(model.scores());
        }
        if (file.toString().endsWith(".xlsx")) {
            writeSheet(file, names, columns);
        } else {
            TableFile.write(file, names, columns);
        }
    }

    private static void writeSheet(Path file, List<String> names, List<Column> columns) throws IOException {
        try (var book = new Workbook(Files.newOutputStream(file), "Granular", "1.0")) {
            Worksheet sheet = book.newWorksheet("table");
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, names.get(column));
            }
            for (int row = 0; row < columns.getFirst().size(); row++) {
                for (int column = 0; column < columns.size(); column++) {
                    sheet.value(row + 1, column, columns.get(column).get(row));
                }
                if (row % FLUSHED_ROWS == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
