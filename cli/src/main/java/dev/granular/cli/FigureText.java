package dev.granular.cli;

import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.text.TextColumns;
import dev.granular.global.Figure;
import dev.granular.global.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of figures over the whole set as text; below it, which figures are not given and why. */
final class FigureText {
    /** Below this, four decimals would show hardly a digit. */
    private static final double SMALL = 1e-3;

    /** Two lines of heading for each figure. */
    private static final Map<String, List<String>> HEADINGS = Map.ofEntries(
            Map.entry("mapped_plcc", List.of("mapped", "PLCC")),
            Map.entry("rmse", List.of("", "RMSE")),
            Map.entry("rmse_star", List.of("", "RMSE*")),
            Map.entry("outlier_ratio_ci", List.of("outliers", "CI")),
            Map.entry("outlier_ratio_2std", List.of("outliers", "2 std")),
            Map.entry("pair_accuracy", List.of("pair", "accuracy")),
            Map.entry("tie_threshold", List.of("tie", "threshold")),
            Map.entry("auc_different", List.of("AUC", "different")),
            Map.entry("auc_better", List.of("AUC", "better")),
            Map.entry("correct_better", List.of("correct", "better")),
            Map.entry("resolving_power", List.of("resolving", "power")),
            Map.entry("pwrc", List.of("", "PWRC")));

    private final List<FigureRow> rows;

    FigureText(List<FigureRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table and the lines below it, each line ended. */
    String render() {
        var columns = new ArrayList<List<String>>();
        var names = new ArrayList<>(List.of("", "model"));
        rows.forEach(row -> names.add(row.model()));
        columns.add(names);
        for (String figure : rows.getFirst().named().keySet()) {
            if (rows.stream().anyMatch(row -> row.named().get(figure) instanceof Figure.Value)) {
                var cells = new ArrayList<>(HEADINGS.get(figure));
                rows.forEach(row -> cells.add(cell(row.named().get(figure))));
                columns.add(cells);
            }
        }
        return TextColumns.render(columns) + reasons();
    }

    private static String cell(Figure figure) {
        return switch (figure) {
            case Figure.Value(double value, double _) -> number(value);
            case Figure.Missing _ -> "-";
        };
    }

    private static String number(double value) {
        boolean small = value != 0 && Math.abs(value) < SMALL;
        return String.format(Locale.ROOT, small ? "%.2e" : "%.4f", value);
    }

    /** Names, line by line, figures that models lack for the same reason. */
    private String reasons() {
        var models = new LinkedHashMap<Map.Entry<Reason, List<String>>, List<String>>();
        rows.forEach(row -> row.missing()
                .forEach((reason, figures) -> models.computeIfAbsent(Map.entry(reason, figures), _ -> new ArrayList<>())
                        .add(row.model())));
        var text = new StringBuilder();
        models.forEach((missing, lacking) -> text.append("no ")
                .append(String.join(", ", missing.getValue()))
                .append(lacking.size() == rows.size() ? "" : " of " + String.join(", ", lacking))
                .append(": ")
                .append(missing.getKey().sentence())
                .append(remedy(missing.getKey()))
                .append('\n'));
        return text.toString();
    }

    private static String remedy(Reason reason) {
        return switch (reason) {
            case NO_RATERS -> " (--raters says it)";
            case NO_SPREAD -> " (--std names their column)";
            default -> "";
        };
    }
}
