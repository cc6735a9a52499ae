package dev.granular.cli;

import dev.granular.arrow.output.ModelScore;
import dev.granular.arrow.output.ModelSurface;
import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.report.HtmlReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;

/** Writes what a run found. */
final class RunOutput {
    private static final int BUFFER = 1 << 16;

    private final Run run;
    private final Findings findings;

    RunOutput(Run run) {
        this.run = run;
        this.findings = run.findings();
    }

    /** Writes report and all numbers into {@code folder}, then moves them to their names and says where they are. */
    void write(OutputFolder folder, ResultFormat format) {
        run.stages().time("write", () -> {
            List<Runnable> files = List.of(
                    () -> write(folder, surface(), format),
                    () -> folder.write("report.html", text -> HtmlReport.write(run.report(), text)),
                    () -> write(folder, points(), format),
                    () -> write(folder, scores(), format));
            return ParallelTasks.results(run.plan().threads(), files.size(), i -> {
                files.get(i).run();
                return i;
            });
        });
        folder.write("run.json", text -> RunJson.write(run, text));
        folder.commit();
        PrintWriter out = run.command().getOut();
        String ending = format.ending();
        out.println();
        out.println("Open " + folder.path().resolve("report.html") + " in a browser.");
        out.println("Beside it: scores" + ending + ", points" + ending + (hasSurface() ? ", surface" + ending : "")
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
            case RUN -> folder.write(name, text -> RunJson.write(run, text));
        }
        folder.commit();
        PrintWriter out = run.command().getOut();
        out.println();
        out.println(folder.path().resolve(name) + " holds the " + result + ".");
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
        return ResultTable.points(findings.correlations(), run.origin());
    }

    private ResultTable scores() {
        List<ModelScore> scores = findings.scores().stream()
                .map(score -> new ModelScore(
                        score.model(),
                        score.method(),
                        score.gmc(),
                        score.bandwidthQ().orElse(Double.NaN),
                        score.bandwidthQd().orElse(Double.NaN),
                        score.global()))
                .toList();
        return ResultTable.scores(scores, run.origin());
    }

    private ResultTable surface() {
        List<ModelSurface> surfaces = findings.scores().stream()
                .flatMap(score -> score.surface().stream()
                        .map(surface -> new ModelSurface(score.model(), score.method(), surface)))
                .toList();
        return ResultTable.surface(surfaces, run.origin());
    }

    private boolean hasSurface() {
        return findings.scores().stream().anyMatch(score -> score.surface().isPresent());
    }
}
