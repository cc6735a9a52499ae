package dev.granular.arrow.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words in a column's name: {@code MOSFull}, {@code mos_full} and {@code mos-full} have the same two. */
record ColumnWords(List<String> words) {
    private static final Pattern UNIT = Pattern.compile("\\s*(\\([^()]*\\)|\\[[^\\[\\]]*\\])\\s*$");

    static ColumnWords of(String column) {
        String spaced = column.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("(?<=[A-Z]{2})(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\b(std|standard) (dev|deviation)s?\\b", "std")
                .replaceAll("\\bstandard error\\b", "se")
                .replaceAll("\\bgroundtruth\\b", "ground truth")
                .strip();
        return new ColumnWords(spaced.isEmpty() ? List.of() : List.of(spaced.split(" ")));
    }

    /** Returns the words without a unit or note in brackets at the end, as in {@code MOS (1-5)}; all of them if it has a spread. */
    static ColumnWords withoutUnit(String column, List<String> spread) {
        ColumnWords plain = of(UNIT.matcher(column).replaceFirst(""));
        ColumnWords whole = of(column);
        boolean keeps =
                plain.hasAny(spread) == whole.hasAny(spread) && !plain.words().isEmpty();
        return keeps ? plain : whole;
    }

    boolean hasAny(List<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }

    ColumnWords without(List<String> others) {
        var left = new ArrayList<>(words);
        left.removeAll(others);
        return new ColumnWords(left);
    }

    /** Returns all words with single spaces. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
