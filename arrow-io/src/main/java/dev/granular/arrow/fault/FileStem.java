package dev.granular.arrow.fault;

import java.util.Locale;

/** The name of a table's file without folder and ending. */
public final class FileStem {
    private FileStem() {}

    /** Returns the name of a table's file without folder and ending, and of a pattern what comes before wildcards. */
    public static String of(String table) {
        String name = table.substring(table.lastIndexOf('/') + 1);
        String unpacked = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = unpacked.lastIndexOf('.');
        String plain = dot > 0 ? unpacked.substring(0, dot) : unpacked;
        String beforeWildcards = plain.replaceFirst("[-_. ]*[*?].*", "");
        return beforeWildcards.isEmpty() ? plain : beforeWildcards;
    }
}
