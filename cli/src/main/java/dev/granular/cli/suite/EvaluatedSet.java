package dev.granular.cli.suite;

import java.util.List;
import java.util.Optional;

/**
 * A data set with what was found on it.
 *
 * @param importance in weighted means, above 0
 * @param cells of every model that was to be evaluated, also where there is no value
 * @param notes what was chosen, one line each
 * @param warnings what a reader must know before trusting a number, one line each
 */
public record EvaluatedSet(
        String name, int images, double importance, List<Cell> cells, List<String> notes, List<String> warnings) {
    /** Copies the lists. */
    public EvaluatedSet {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /** Returns the cell of a model; nothing if it is not evaluated here. */
    Optional<Cell> cell(String model) {
        return cells.stream().filter(cell -> cell.model().equals(model)).findFirst();
    }
}
