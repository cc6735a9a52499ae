package dev.granular.arrow.fault;

/** What a table's file is called without folder and ending. */
public final class FileStem {
    private FileStem() {}

    /** The name of a table's file without folder and ending, and of a pattern what comes before wildcards. */
    public static String of(String table) {
        String name = table.substring(table.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String plain = dot > 0 ? name.substring(0, dot) : name;
        String beforeWildcards = plain.replaceFirst("[-_. ]*[*?].*", "");
        return beforeWildcards.isEmpty() ? plain : beforeWildcards;
    }
}
