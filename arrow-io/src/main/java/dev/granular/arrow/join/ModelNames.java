package dev.granular.arrow.join;

import dev.granular.arrow.fault.FileStem;
import java.util.List;

/** The names of the models in a table. */
final class ModelNames {
    private ModelNames() {}

    /** Returns the name of a table's file without folder and ending, and of a pattern what comes before wildcards. */
    static String ofTable(String table) {
        return FileStem.of(table);
    }

    /**
     * Returns names for the columns of predictions of one table, in the same order: their own, but the file's for a single one that
     * does not say whose it is, unless it was asked for by its own.
     *
     * @param alone whether the table has predictions only
     * @param isNameless whether the table has no names of columns
     */
    static List<String> of(String table, List<String> columns, List<String> wanted, boolean alone, boolean isNameless) {
        long nameless = columns.stream().filter(KnownNames::isScore).count();
        return columns.stream()
                .map(column -> {
                    boolean single = nameless == 1 && KnownNames.isScore(column) && (alone || columns.size() == 1)
                            || alone && columns.size() == 1 && isNameless;
                    return single && !wanted.contains(column) ? ofTable(table) : column;
                })
                .toList();
    }
}
