package dev.granular.cli.suite;

import dev.granular.cli.suite.Standings.Standing;
import dev.granular.cli.text.PaperColumn;
import dev.granular.cli.text.PaperColumn.Marks;
import dev.granular.cli.text.PaperEscapes;
import dev.granular.cli.text.TextColumns;
import dev.granular.inference.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of a suite as text: models × data sets by one figure, and all cells as CSV. */
public final class SuiteTables {
    private final SuiteResult result;
    private final Standings standings;

    /** Prepares the tables of a result. */
    public SuiteTables(SuiteResult result) {
        this.result = result;
        this.standings = result.standings();
    }

    /** Returns a table for a terminal, each line ended. */
    public String text() {
        return standings.figure() + ":\n" + TextColumns.render(columns(Marks.PLAIN, name -> name))
                + standings.gaps().stream().map(gap -> gap + '\n').collect(Collectors.joining());
    }

    /** Returns a table for a paper. It needs no package; with booktabs its lines are finer. */
    public String latex() {
        List<List<String>> columns = columns(Marks.LATEX, PaperEscapes::latex);
        var text = new StringBuilder();
        for (String line : List.of("toprule", "midrule", "bottomrule")) {
            text.append("\\providecommand{\\").append(line).append("}{\\hline}\n");
        }
        text.append("\\begin{tabular}{l").append("r".repeat(columns.size() - 1)).append("}\n\\toprule\n");
        List<String> rows = rows(columns, " & ", "", " \\\\\n");
        text.append(rows.getFirst()).append("\\midrule\n");
        rows.stream().skip(1).forEach(text::append);
        text.append("\\bottomrule\n");
        for (String gap : standings.gaps()) {
            text.append("\\multicolumn{")
                    .append(columns.size())
                    .append("}{p{0.9\\linewidth}}{\\footnotesize ")
                    .append(PaperEscapes.latex(gap))
                    .append("} \\\\\n");
        }
        return text.append("\\end{tabular}\n").toString();
    }

    /** Returns a table for a page in Markdown. */
    public String markdown() {
        List<List<String>> columns = columns(Marks.MARKDOWN, PaperEscapes::markdown);
        List<String> rows = rows(columns, " | ", "| ", " |\n");
        var text = new StringBuilder(rows.getFirst())
                .append("|:---|")
                .append("---:|".repeat(columns.size() - 1))
                .append('\n');
        rows.stream().skip(1).forEach(text::append);
        if (!standings.gaps().isEmpty()) {
            text.append('\n');
            standings
                    .gaps()
                    .forEach(gap ->
                            text.append("* ").append(PaperEscapes.markdown(gap)).append('\n'));
        }
        return text.toString();
    }

    private static List<String> rows(List<List<String>> columns, String between, String before, String after) {
        var rows = new ArrayList<String>();
        for (int row = 0; row < columns.getFirst().size(); row++) {
            int at = row;
            rows.add(
                    columns.stream().map(column -> column.get(at)).collect(Collectors.joining(between, before, after)));
        }
        return rows;
    }

    private List<List<String>> columns(Marks marks, UnaryOperator<String> escape) {
        List<Standing> models = standings.all();
        var columns = new ArrayList<List<String>>();
        columns.add(headed("model", models.stream().map(model -> escape.apply(model.model()))));
        for (String set : standings.sets()) {
            columns.add(headed(
                    escape.apply(set),
                    marked(models.stream().map(model -> standings.value(set, model.model())), marks)));
        }
        columns.add(headed("mean", marked(models.stream().map(Standing::mean), marks)));
        columns.add(headed("weighted", marked(models.stream().map(Standing::weightedMean), marks)));
        columns.add(headed(
                "rank",
                models.stream()
                        .map(model -> model.meanRank().isPresent()
                                ? String.format(
                                        Locale.ROOT, "%.2f", model.meanRank().getAsDouble())
                                : marks.none())));
        columns.add(headed("wins", models.stream().map(model -> Integer.toString(model.wins()))));
        return columns;
    }

    private static List<String> headed(String heading, Stream<String> cells) {
        return Stream.concat(Stream.of(heading), cells).toList();
    }

    private static Stream<String> marked(Stream<OptionalDouble> values, Marks marks) {
        List<Double> all = values.map(value -> value.orElse(Double.NaN)).toList();
        return new PaperColumn("", all, List.of()).texts(marks).stream();
    }

    /** Returns all cells and figures, with all digits. */
    public String csv() {
        var text = new StringBuilder("data,model,images,figure,value,low,high,why\n");
        for (Cell cell : result.cells()) {
            for (Score score : cell.scores()) {
                text.append(Stream.of(
                                        cell.data(),
                                        cell.model(),
                                        Integer.toString(cell.images()),
                                        score.figure().toString(),
                                        score.value().isPresent()
                                                ? Double.toString(score.value().getAsDouble())
                                                : "",
                                        score.interval()
                                                .map(Interval::low)
                                                .map(String::valueOf)
                                                .orElse(""),
                                        score.interval()
                                                .map(Interval::high)
                                                .map(String::valueOf)
                                                .orElse(""),
                                        score.why().orElse(""))
                                .map(PaperEscapes::csv)
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
