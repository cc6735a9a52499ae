package dev.granular.cli;

import dev.granular.Method;
import dev.granular.arrow.output.ModelComparison;
import dev.granular.cli.confidence.Confidences;
import dev.granular.cli.text.PaperColumn;
import dev.granular.cli.text.PaperEscapes;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelScore;
import dev.granular.inference.ScoreComparison;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The scores as a table for a paper, a line per model: GMC and global figure under each method. */
final class PaperTable {
    private final List<String> models;
    private final List<Method> methods;
    private final List<PaperColumn> columns;
    private final Optional<Confidences> compared;

    /**
     * Prepares a table.
     *
     * @param confidences with comparisons, if any were asked for
     */
    PaperTable(EvaluationResult result, Optional<Confidences> confidences) {
        models = result.correlations().models();
        methods = result.correlations().methods();
        compared = confidences.filter(found -> !found.comparisons().isEmpty());
        columns = methods.stream()
                .flatMap(method -> Stream.of(
                        column(result, method, "GMC", ModelScore::gmc, ModelComparison::gmc),
                        column(result, method, "global", ModelScore::global, pair -> Optional.of(pair.global()))))
                .toList();
    }

    private PaperColumn column(
            EvaluationResult result,
            Method method,
            String name,
            ToDoubleFunction<ModelScore> value,
            Function<ModelComparison, Optional<ScoreComparison>> of) {
        List<Double> values = result.models().stream()
                .map(model -> value.applyAsDouble(model.score(method)))
                .toList();
        Optional<List<ScoreComparison>> comparisons = compared.map(found -> found.comparisons().stream()
                .filter(pair -> pair.global().method() == method)
                .flatMap(pair -> of.apply(pair).stream())
                .toList());
        return PaperColumn.of(
                name,
                models,
                values,
                comparisons,
                1 - compared.map(Confidences::level).orElse(1.0));
    }

    /** Returns the table, each line ended. */
    String render(TableStyle style) {
        return switch (style) {
            case LATEX -> latex();
            case MARKDOWN -> markdown();
            case CSV -> csv();
        };
    }

    private String latex() {
        var text = new StringBuilder("% \\usepackage{booktabs}\n\\begin{tabular}{l");
        text.append("r".repeat(columns.size())).append("}\n\\toprule\n");
        methods.forEach(
                method -> text.append(" & \\multicolumn{2}{c}{").append(method).append('}'));
        text.append(" \\\\\n");
        for (int i = 0; i < methods.size(); i++) {
            text.append(String.format(Locale.ROOT, "\\cmidrule(lr){%d-%d}", 2 * i + 2, 2 * i + 3));
        }
        text.append("\nModel");
        columns.forEach(column -> text.append(" & ").append(column.name()));
        text.append(" \\\\\n\\midrule\n");
        rows(PaperColumn.Marks.LATEX, PaperEscapes::latex)
                .forEach(row -> text.append(String.join(" & ", row)).append(" \\\\\n"));
        text.append("\\bottomrule\n\\end{tabular}\n");
        if (compared.isPresent()) {
            text.append("\n\\smallskip\n{\\footnotesize ")
                    .append(legend("$^{\\dagger}$", "$^{\\ddagger}$", "\\,\\%"))
                    .append("}\n");
        }
        return text.toString();
    }

    private String markdown() {
        var text = new StringBuilder("| Model |");
        for (int i = 0; i < columns.size(); i++) {
            text.append(' ')
                    .append(methods.get(i / 2))
                    .append(' ')
                    .append(columns.get(i).name())
                    .append(" |");
        }
        text.append("\n|:---|").append("---:|".repeat(columns.size())).append('\n');
        rows(PaperColumn.Marks.MARKDOWN, PaperEscapes::markdown)
                .forEach(
                        row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        if (compared.isPresent()) {
            text.append('\n').append(legend("†", "‡", " %")).append('\n');
        }
        return text.toString();
    }

    /** Returns what the marks mean. */
    private String legend(String open, String untested, String percent) {
        String level = BigDecimal.valueOf(compared.orElseThrow().level())
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return "Bold: highest of the column; underlined: second."
                + (has(PaperColumn.Standing.OPEN)
                        ? " " + open + " Not shown to differ from the highest: the difference may be chance (" + level
                                + percent + " confidence, all compared pairs of a column together)."
                        : "")
                + (has(PaperColumn.Standing.UNTESTED) ? " " + untested + " Not compared with the highest." : "")
                + (has(PaperColumn.Standing.LOWER)
                        ? " Without a mark: shown to be lower (" + level + percent + " confidence)."
                        : "");
    }

    private boolean has(PaperColumn.Standing standing) {
        return columns.stream().anyMatch(column -> column.standings().contains(standing));
    }

    private List<List<String>> rows(PaperColumn.Marks marks, UnaryOperator<String> escape) {
        List<List<String>> cells =
                columns.stream().map(column -> column.texts(marks)).toList();
        var rows = new ArrayList<List<String>>();
        for (int model = 0; model < models.size(); model++) {
            var row = new ArrayList<>(List.of(escape.apply(models.get(model))));
            for (List<String> column : cells) {
                row.add(column.get(model));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Returns all digits, for other programs; what was compared in words. */
    private String csv() {
        var text = new StringBuilder("model");
        for (int i = 0; i < columns.size(); i++) {
            String name = methods.get(i / 2).name().toLowerCase(Locale.ROOT) + "_"
                    + columns.get(i).name().toLowerCase(Locale.ROOT);
            text.append(',').append(name).append(compared.isPresent() ? "," + name + "_against_best" : "");
        }
        text.append('\n');
        for (int model = 0; model < models.size(); model++) {
            text.append(PaperEscapes.csv(models.get(model)));
            for (PaperColumn column : columns) {
                double value = column.values().get(model);
                text.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
                if (compared.isPresent()) {
                    text.append(',').append(column.standings().get(model).words());
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
