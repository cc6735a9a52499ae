package dev.granular.cli;

import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.confidence.Confidences;
import dev.granular.cli.report.HtmlReport;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.parallel.TaskPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what a run found. */
final class RunOutput {
    private static final int BUFFER = 1 << 16;

    private final Run run;
    private final EvaluationResult result;
    private final Map<Result, ResultTable> more;

    RunOutput(Run run) {
        this(run, Map.of());
    }

    /** Prepares to write a run and {@code more} tables of it. */
    RunOutput(Run run, Map<Result, ResultTable> more) {
        this.run = run;
        this.more = new TreeMap<>(more);
        this.result = run.result();
    }

    /** Writes report and all numbers into {@code folder}, then moves them to their names and says where they are. */
    void write(OutputFolder folder, ResultFormat format) {
        run.stages().time("write", () -> {
            var files = new ArrayList<Runnable>(List.of(
                    () -> write(folder, surface(), format),
                    () -> folder.write("report.html", text -> HtmlReport.write(run.report(), text)),
                    () -> write(folder, points(), format),
                    () -> write(folder, scores(), format),
                    () -> comparisons().forEach(table -> write(folder, table, format))));
            more.values().forEach(table -> files.add(() -> write(folder, table, format)));
            try (var pool = new TaskPool(run.plan().threads())) {
                return pool.each(files, file -> {
                    file.run();
                    return true;
                });
            }
        });
        folder.write("run.json", text -> RunJson.write(run, text));
        folder.commit();
        PrintWriter out = run.command().getOut();
        String ending = format.ending();
        out.println();
        out.println("Open " + folder.path().resolve("report.html") + " in a browser.");
        out.println("Beside it: scores" + ending + ", points" + ending + (hasSurface() ? ", surface" + ending : "")
                + (comparisons().isEmpty() ? "" : ", comparisons" + ending + ", comparison_surface" + ending)
                + more.values().stream()
                        .map(table -> ", " + table.name() + ending)
                        .collect(Collectors.joining())
                + ", run.json");
        out.flush();
    }

    private static void write(OutputFolder folder, ResultTable table, ResultFormat format) {
        folder.write(table.name() + format.ending(), table, format);
    }

    /** Writes one file into {@code folder} and says what it holds. */
    void write(OutputFolder folder, String name, Result result, ResultFormat format) {
        switch (result) {
            case POINTS -> folder.write(name, points(), format);
            case SURFACE -> folder.write(name, surface(), format);
            case SCORES -> folder.write(name, scores(), format);
            case FIGURES, PROFILES, GROUPS -> folder.write(name, more.get(result), format);
            case RUN -> folder.write(name, text -> RunJson.write(run, text));
        }
        commit(folder, name, result);
    }

    /** Writes the scores into {@code folder} as a table for a paper. */
    void write(OutputFolder folder, String name, TableStyle style) {
        folder.write(name, text -> text.write(new PaperTable(result).render(style)));
        commit(folder, name, Result.SCORES);
    }

    private void commit(OutputFolder folder, String name, Result what) {
        folder.commit();
        PrintWriter out = run.command().getOut();
        out.println();
        out.println(folder.path().resolve(name) + " holds the " + what + ".");
        out.flush();
    }

    /**
     * Writes the surface to {@code pipe}, which stays open.
     *
     * @throws OutputException if that fails, say because the reader has closed its end
     */
    void write(OutputStream pipe, ResultFormat format) {
        var out = new BufferedOutputStream(pipe, BUFFER);
        try {
            surface().write(format, out);
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    private ResultTable points() {
        return ResultTable.points(result.correlations(), run.confidences().flatMap(Confidences::places), run.origin());
    }

    private ResultTable scores() {
        return ResultTable.scores(result.scores(), run.confidences().map(Confidences::scores), run.origin());
    }

    private ResultTable surface() {
        return ResultTable.surface(result.scores(), run.confidences().flatMap(Confidences::places), run.origin());
    }

    /** Tables of comparisons, if any were asked for. */
    private List<ResultTable> comparisons() {
        return run.confidences()
                .filter(found -> !found.comparisons().isEmpty())
                .map(found -> List.of(
                        ResultTable.comparisons(found.comparisons(), run.origin()),
                        ResultTable.comparisonSurface(
                                found.comparisons(), found.surface().points(), run.origin())))
                .orElse(List.of());
    }

    private boolean hasSurface() {
        return result.scores().stream().anyMatch(score -> score.surface().isPresent());
    }
}
