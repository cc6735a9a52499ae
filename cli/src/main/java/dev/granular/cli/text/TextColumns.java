package dev.granular.cli.text;

import java.util.List;

/** Columns of text side by side, the first to the left, all others to the right. */
public final class TextColumns {
    private TextColumns() {}

    /** Returns a text in which no name of a table ends the line or steers the terminal. */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Returns the rows, each line ended. */
    public static String render(List<List<String>> cells) {
        List<List<String>> columns = cells.stream()
                .map(column -> column.stream().map(TextColumns::plain).toList())
                .toList();
        int[] widths = columns.stream()
                .mapToInt(column ->
                        column.stream().mapToInt(TextColumns::width).max().orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (int row = 0; row < columns.getFirst().size(); row++) {
            for (int i = 0; i < widths.length; i++) {
                String cell = columns.get(i).get(row);
                String blanks = " ".repeat(widths[i] - width(cell));
                text.append(i == 0 ? cell + blanks : "  " + blanks + cell);
            }
            while (text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
