package dev.granular.cli.suite;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Results of an earlier run, as {@code suite.json} holds them.
 *
 * @param file where they come from
 */
public record Baseline(Path file, List<Cell> cells) {
    /** Copies the list. */
    public Baseline {
        cells = List.copyOf(cells);
    }

    /**
     * Reads results.
     *
     * @param place where the file is named
     * @throws InputException if it cannot be read or holds no results
     */
    static Baseline read(Path file, Place place) {
        try {
            return new Baseline(file, CellJson.read(Files.readString(file)));
        } catch (NoSuchFileException e) {
            throw place.refusal(
                    file + " is not there: copy the suite.json of a run that was good to it, or leave this gate out");
        } catch (IOException | IllegalArgumentException e) {
            throw place.refusal(file + " does not hold results of a suite ("
                    + e.getMessage().lines().findFirst().orElse("") + "): copy the suite.json of a run to it");
        }
    }

    /** Returns the cell of the same names, if there is one. */
    Optional<Cell> cell(Cell now) {
        return cells.stream()
                .filter(cell -> cell.model().equals(now.model()) && cell.data().equals(now.data()))
                .findFirst();
    }
}
