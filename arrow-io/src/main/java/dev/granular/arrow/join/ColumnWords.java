package dev.granular.arrow.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words in a column's name: {@code MOSFull}, {@code mos_full} and {@code mos-full} have the same two. */
record ColumnWords(List<String> words) {
    static ColumnWords of(String column) {
        String spaced = column.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("(?<=[A-Z]{2})(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return new ColumnWords(spaced.isEmpty() ? List.of() : List.of(spaced.split(" ")));
    }

    boolean hasAny(List<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }

    ColumnWords without(List<String> others) {
        var left = new ArrayList<>(words);
        left.removeAll(others);
        return new ColumnWords(left);
    }

    /** All words with single spaces. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
