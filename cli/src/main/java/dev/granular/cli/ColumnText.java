package dev.granular.cli;

import dev.granular.arrow.input.ColumnView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Columns of tables as lines of text, one below the other. */
final class ColumnText {
    private ColumnText() {}

    /** Returns a line for each column, below a line for each table. */
    static String of(List<ColumnView> views) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("column", "type", "lowest", "highest", "missing", "role", "why"));
        for (ColumnView view : views) {
            rows.add(List.of(
                    view.column(),
                    view.type(),
                    number(view.low()),
                    number(view.high()),
                    view.missing() == 0 ? "" : Integer.toString(view.missing()),
                    view.role().role(),
                    view.role().why()));
        }
        var text = new StringBuilder();
        String table = "";
        for (int i = 0; i < views.size(); i++) {
            if (!Objects.equals(views.get(i).table(), table)) {
                table = views.get(i).table();
                text.append(table).append('\n').append(line(rows.getFirst(), rows));
            }
            text.append(line(rows.get(i + 1), rows));
        }
        return text.toString();
    }

    private static String line(List<String> fields, List<List<String>> rows) {
        var line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .mapToInt(row ->
                            row.get(column).codePointCount(0, row.get(column).length()))
                    .max()
                    .orElse(0);
            String field = fields.get(i);
            line.append("  ").append(field).repeat(' ', width - field.codePointCount(0, field.length()));
        }
        return line.toString().stripTrailing() + '\n';
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
