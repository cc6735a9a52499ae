package dev.granular.arrow.text;

import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.text.TextShape.FirstRow;
import java.util.List;
import java.util.stream.IntStream;

/** Tells a row of names from a row of data: data have numbers wherever the rows below have numbers. */
public final class FirstRowRule {
    private static final int MOST_TITLES = 8;

    private FirstRowRule() {}

    /**
     * Returns what the first row holds.
     *
     * @param rows the first row and some below
     */
    public static FirstRow first(List<List<String>> rows, boolean decimalComma, HeaderRule rule) {
        boolean names = switch (rule) {
            case AUTO -> !isData(rows, decimalComma);
            case PRESENT -> true;
            case ABSENT -> false;
        };
        if (!names) {
            return FirstRow.DATA;
        }
        return rule == HeaderRule.AUTO && lacksFirst(rows) ? FirstRow.NAMES_WITHOUT_FIRST : FirstRow.NAMES;
    }

    /** Returns how many rows above the names of columns hold titles, in at most half of the columns; 0 if the first has names. */
    public static int titles(List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int names = 1; names <= Math.min(MOST_TITLES, rows.size() - 2); names++) {
            if (2 * filled(rows.get(names - 1)) > width) {
                return 0;
            } else if (width > 1 && isNames(rows.subList(names, rows.size()), width)) {
                return names;
            }
        }
        return 0;
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(text -> !text.isBlank()).count();
    }

    /** Returns whether the first row has names of all columns, and the others numbers below some. */
    private static boolean isNames(List<List<String>> rows, int width) {
        List<String> first = rows.getFirst();
        List<List<String>> below = rows.subList(1, rows.size());
        boolean even = below.stream().allMatch(row -> row.size() >= width - 1 && row.size() <= width);
        return even
                && filled(first) >= Math.max(2, width - 1)
                && first.stream().noneMatch(text -> isNumber(text, false))
                && IntStream.range(0, width).anyMatch(column -> isNumeric(below, column, false));
    }

    private static boolean isData(List<List<String>> rows, boolean decimalComma) {
        if (rows.isEmpty()) {
            return false;
        }
        List<String> first = rows.getFirst();
        List<List<String>> below = rows.subList(1, rows.size());
        if (below.isEmpty()) {
            return first.stream().allMatch(text -> isNumber(text, decimalComma));
        }
        boolean any = false;
        for (int column = 0; column < first.size(); column++) {
            if (isNumeric(below, column, decimalComma)) {
                if (!isNumber(first.get(column), decimalComma)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private static boolean isNumeric(List<List<String>> rows, int column, boolean decimalComma) {
        var number = new NumberText(decimalComma);
        boolean any = false;
        for (List<String> row : rows) {
            if (column < row.size() && !row.get(column).isBlank()) {
                String text = row.get(column);
                if (!number.parse(text.toCharArray(), 0, text.length())) {
                    return false;
                }
                any |= Double.isFinite(number.value());
            }
        }
        return any;
    }

    private static boolean isNumber(String text, boolean decimalComma) {
        var number = new NumberText(decimalComma);
        return number.parse(text.toCharArray(), 0, text.length()) && Double.isFinite(number.value());
    }

    /** Returns whether every row below has one field more, and not an empty one at the end. */
    private static boolean lacksFirst(List<List<String>> rows) {
        int names = rows.isEmpty() ? 0 : rows.getFirst().size();
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.size() == names + 1)
                && rows.stream().skip(1).anyMatch(row -> !row.getLast().isBlank());
    }
}
