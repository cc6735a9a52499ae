package dev.granular.cli;

import dev.granular.Method;
import dev.granular.cli.text.MarkedColumn;
import dev.granular.cli.text.MarkedColumn.Marks;
import dev.granular.cli.text.PaperEscapes;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scores as a table for a paper, a line per model: GMC and global figure under each method. */
final class PaperTable {
    private final List<String> models;
    private final List<Method> methods;
    private final List<Scores> columns;

    /** One column: values by model. */
    private record Scores(String name, MarkedColumn column) {}

    PaperTable(EvaluationResult result) {
        models = result.correlations().models();
        methods = result.correlations().methods();
        columns = methods.stream()
                .flatMap(method -> Stream.of(
                        column(result, method, "GMC", ModelScore::gmc),
                        column(result, method, "global", ModelScore::global)))
                .toList();
    }

    private static Scores column(
            EvaluationResult result, Method method, String name, ToDoubleFunction<ModelScore> value) {
        return new Scores(
                name,
                new MarkedColumn(result.models().stream()
                        .map(model -> value.applyAsDouble(model.score(method)))
                        .toList()));
    }

    /** The table, each line ended. */
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
        rows(Marks.LATEX, PaperEscapes::latex)
                .forEach(row -> text.append(String.join(" & ", row)).append(" \\\\\n"));
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
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
        rows(Marks.MARKDOWN, PaperEscapes::markdown)
                .forEach(
                        row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    private List<List<String>> rows(Marks marks, UnaryOperator<String> escape) {
        List<List<String>> cells =
                columns.stream().map(scores -> scores.column().texts(marks)).toList();
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

    /** All digits, for other programs. */
    private String csv() {
        var text = new StringBuilder("model");
        for (int i = 0; i < columns.size(); i++) {
            text.append(',')
                    .append(methods.get(i / 2).name().toLowerCase(Locale.ROOT))
                    .append('_')
                    .append(columns.get(i).name().toLowerCase(Locale.ROOT));
        }
        text.append('\n');
        for (int i = 0; i < models.size(); i++) {
            int model = i;
            text.append(PaperEscapes.csv(models.get(model)))
                    .append(columns.stream()
                            .map(scores -> scores.column().values().get(model))
                            .map(value -> "," + (Double.isNaN(value) ? "" : value.toString()))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        return text.toString();
    }
}
