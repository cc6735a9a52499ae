package dev.granular.arrow.join;

import java.util.List;

/** What the models in a table are called. */
final class ModelNames {
    private ModelNames() {}

    /** The name of a table's file without folder and ending, and of a pattern what comes before wildcards. */
    static String ofTable(String table) {
        String name = table.substring(table.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String plain = dot > 0 ? name.substring(0, dot) : name;
        String beforeWildcards = plain.replaceFirst("[-_. ]*[*?].*", "");
        return beforeWildcards.isEmpty() ? plain : beforeWildcards;
    }

    /**
     * Names for the columns of predictions of one table, in the same order: their own, but the file's for the only one
     * in a table of predictions and for the only one that does not say whose it is, unless it was asked for by its own.
     *
     * @param alone whether a single column takes the file's name, as in a table of predictions only
     */
    static List<String> of(String table, List<String> columns, List<String> wanted, boolean alone) {
        long nameless = columns.stream().filter(KnownNames.SCORE::has).count();
        return columns.stream()
                .map(column -> {
                    boolean single = alone && columns.size() == 1 || nameless == 1 && KnownNames.SCORE.has(column);
                    return single && !wanted.contains(column) ? ofTable(table) : column;
                })
                .toList();
    }
}
