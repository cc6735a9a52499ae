package dev.granular.cli;

import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.report.FigureWords;
import dev.granular.cli.text.TextColumns;
import dev.granular.global.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of figures over the whole set as text; below it, which figures are not given and why. */
final class FigureText {
    private final List<FigureRow> rows;

    FigureText(List<FigureRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Returns the table and the lines below it, each line ended. */
    String render() {
        var columns = new ArrayList<List<String>>();
        var names = new ArrayList<>(List.of("", "model"));
        rows.forEach(row -> names.add(row.model()));
        columns.add(names);
        for (String figure : rows.getFirst().named().keySet()) {
            if (rows.stream().anyMatch(row -> row.named().get(figure) instanceof Figure.Value)) {
                var cells = new ArrayList<>(FigureWords.heading(figure));
                rows.forEach(row -> cells.add(cell(row.named().get(figure))));
                columns.add(cells);
            }
        }
        return TextColumns.render(columns)
                + FigureWords.missing(rows).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String cell(Figure figure) {
        return switch (figure) {
            case Figure.Value value -> FigureWords.number(value);
            case Figure.Missing _ -> "-";
        };
    }
}
