package dev.granular.cli;

import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.draw.Drawing;
import dev.granular.cli.report.HtmlReport;
import dev.granular.cli.report.PaperFigures;
import dev.granular.cli.report.ReportData;
import dev.granular.parallel.TaskPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what a run found. */
final class RunOutput {
    private static final int BUFFER = 1 << 16;

    private final Run run;
    private final Supplements supplements;
    private final RunTables tables;

    RunOutput(Run run) {
        this(run, Supplements.NONE);
    }

    /** Prepares to write a run and what was computed beside it. */
    RunOutput(Run run, Supplements supplements) {
        this.run = run;
        this.supplements = supplements;
        this.tables = new RunTables(run, supplements.tables(run));
    }

    /** Returns all that a reader of the report is shown. */
    ReportData report() {
        return run.report().with(supplements.report());
    }

    /** Returns what is written, with warnings of all its parts. */
    Run run() {
        return run;
    }

    /** Returns its tables. */
    RunTables tables() {
        return tables;
    }

    /** Writes report, figures and all numbers into {@code folder}, then moves them to their names and says where they are. */
    void write(OutputFolder folder, ResultFormat format, Set<DrawingFormat> drawings) {
        Map<String, Drawing> figures = drawings.isEmpty() ? Map.of() : PaperFigures.of(report());
        run.stages().time("write", () -> {
            var files = new ArrayList<Runnable>(List.of(
                    () -> write(folder, tables.surface(), format),
                    () -> folder.write("report.html", text -> HtmlReport.write(report(), text)),
                    () -> write(folder, tables.points(), format),
                    () -> write(folder, tables.scores(), format),
                    () -> tables.comparisons().forEach(table -> write(folder, table, format))));
            tables.more().forEach(table -> files.add(() -> write(folder, table, format)));
            drawings.forEach(kind -> figures.forEach(
                    (name, drawing) -> files.add(() -> folder.write(name + "." + kind, kind.bytes(drawing)))));
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
        out.println("Beside it: scores" + ending + ", points" + ending
                + (tables.hasSurface() ? ", surface" + ending : "")
                + (tables.comparisons().isEmpty() ? "" : ", comparisons" + ending + ", comparison_surface" + ending)
                + tables.more().stream()
                        .map(table -> ", " + table.name() + ending)
                        .collect(Collectors.joining())
                + ", run.json");
        if (!drawings.isEmpty()) {
            out.println("Figures for paper: "
                    + drawings.stream()
                            .flatMap(kind -> figures.keySet().stream().map(name -> name + "." + kind))
                            .collect(Collectors.joining(", ")));
        }
        out.flush();
    }

    private static void write(OutputFolder folder, ResultTable table, ResultFormat format) {
        folder.write(table.name() + format.ending(), table, format);
    }

    /** Writes one file into {@code folder} and says what it holds. */
    void write(OutputFolder folder, String name, Result result, ResultFormat format) {
        switch (result) {
            case POINTS -> folder.write(name, tables.points(), format);
            case SURFACE -> folder.write(name, tables.surface(), format);
            case SCORES -> folder.write(name, tables.scores(), format);
            case FIGURES, PROFILES, CEILING, GROUPS -> folder.write(name, tables.more(result), format);
            case RUN -> folder.write(name, text -> RunJson.write(run, text));
        }
        commit(folder, name, result);
    }

    /** Writes the scores into {@code folder} as a table for a paper. */
    void write(OutputFolder folder, String name, TableStyle style) {
        folder.write(name, text -> text.write(new PaperTable(run.result(), run.confidences()).render(style)));
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
            tables.surface().write(format, out);
            out.flush();
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }
}
