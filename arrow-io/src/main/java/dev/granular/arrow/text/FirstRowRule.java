package dev.granular.arrow.text;

import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.text.TextShape.FirstRow;
import java.util.List;

/** Tells a row of names from a row of data: data have numbers wherever the rows below have numbers. */
public final class FirstRowRule {
    private FirstRowRule() {}

    /**
     * What the first row holds.
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

    /** Whether every row below has one field more, and not an empty one at the end. */
    private static boolean lacksFirst(List<List<String>> rows) {
        int names = rows.isEmpty() ? 0 : rows.getFirst().size();
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.size() == names + 1)
                && rows.stream().skip(1).anyMatch(row -> !row.getLast().isBlank());
    }
}
