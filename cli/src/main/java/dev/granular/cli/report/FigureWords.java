package dev.granular.cli.report;

import dev.granular.arrow.output.FigureRow;
import dev.granular.global.Figure;
import dev.granular.global.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How figures over the whole set are called and written, and why some are not given. */
public final class FigureWords {
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

    private FigureWords() {}

    /** Returns the heading of a figure by the name of its column: two lines, the first of which may be empty. */
    public static List<String> heading(String figure) {
        return HEADINGS.get(figure);
    }

    /** Returns a figure with four decimals, or more digits if it is small. */
    public static String number(Figure.Value figure) {
        double value = figure.value();
        boolean small = value != 0 && Math.abs(value) < SMALL;
        return String.format(Locale.ROOT, small ? "%.2e" : "%.4f", value);
    }

    /** Names figures that models lack, a line for each reason. */
    public static List<String> missing(List<FigureRow> rows) {
        var models = new LinkedHashMap<Map.Entry<Reason, List<String>>, List<String>>();
        rows.forEach(row -> row.missing()
                .forEach((reason, figures) -> models.computeIfAbsent(Map.entry(reason, figures), _ -> new ArrayList<>())
                        .add(row.model())));
        var lines = new ArrayList<String>();
        models.forEach((missing, lacking) -> lines.add("no "
                + String.join(", ", missing.getValue())
                + (lacking.size() == rows.size() ? "" : " of " + String.join(", ", lacking))
                + ": " + why(missing.getKey())));
        return List.copyOf(lines);
    }

    /** Says why a figure is not given, and what would change that. */
    static String why(Reason reason) {
        return reason.sentence()
                + switch (reason) {
                    case NO_RATERS -> " (--raters says it)";
                    case NO_SPREAD -> " (--std names their column)";
                    default -> "";
                };
    }
}
