package dev.granular.bench;

import dev.granular.Predictions;
import dev.granular.arrow.output.TableFile;
import dev.granular.simulation.SimulatedRatings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A simulated set as a table in a file. */
final class SimulatedTable {
    private SimulatedTable() {}

    /** Writes columns mos, std and one per model, in the format of the file's ending. */
    static void write(Path file, SimulatedRatings set) {
        var names = new ArrayList<>(List.of("mos", "std"));
        var columns = new ArrayList<>(List.of(set.ratings().mos(), set.ratings().std()));
        for (Predictions model : set.predictions()) {
            names.add(model.model());
            columns.add(model.scores());
        }
        TableFile.write(file, names, columns);
    }
}
