package dev.granular.cli.suite;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is to be said of several models on one data set. */
public final class Remarks {
    private Remarks() {}

    /** Returns each line once, with the models that it is about if these are not all. */
    public static List<String> of(List<Cell> cells, Function<Cell, List<String>> lines) {
        var models = new LinkedHashMap<String, Set<String>>();
        for (Cell cell : cells) {
            for (String line : lines.apply(cell)) {
                models.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(cell.model());
            }
        }
        return models.entrySet().stream()
                .map(line -> line.getValue().size() == cells.size()
                        ? line.getKey()
                        : String.join(", ", line.getValue()) + ": " + line.getKey())
                .toList();
    }
}
