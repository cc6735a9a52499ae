package dev.granular.cli;

import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.PointsCsv;
import dev.granular.arrow.output.ScoresCsv;
import dev.granular.arrow.output.SurfaceCsv;
import dev.granular.cli.report.HtmlReport;
import dev.granular.cli.report.ModelScore;
import dev.granular.cli.report.ReportData;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * One evaluation, done and printed, to be written.
 *
 * @param command whose options were given
 * @param inputs the tables, none for made-up data
 * @param started when it began
 * @param stages how long each part took
 */
record Run(
        CommandLine command,
        List<InputTable> inputs,
        Study study,
        Plan plan,
        Findings findings,
        Instant started,
        Stages stages) {
    /** Says what was chosen, evaluates, and prints warnings and scores. */
    static Run of(CommandLine command, List<InputTable> inputs, Study study, Plan plan, Stages stages) {
        Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        PrintWriter err = command.getErr();
        study.notes().forEach(err::println);
        err.println("regulator: " + plan.regulatorName());
        err.flush();
        Findings findings = new Evaluator(study, plan, stages, err).run();
        var run = new Run(command, inputs, study, plan, findings, started, stages);
        err.println("computed by: " + findings.correlations().computation().note());
        run.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        command.getOut().print(new ScoreText(findings, Ansi.AUTO).render());
        command.getOut().flush();
        return run;
    }

    /** What a reader must know before trusting a number, one line each. */
    List<String> warnings() {
        return Stream.concat(study.warnings().stream(), findings.warnings().stream())
                .toList();
    }

    /** Writes all files into {@code folder}, then moves them to their names and says where they are. */
    void write(OutputFolder folder) {
        stages.time("write", () -> {
            writeNumbers(folder);
            return folder;
        });
        folder.write("run.json", text -> RunJson.write(this, text));
        folder.commit();
        PrintWriter out = command.getOut();
        out.println();
        out.println("Open " + folder.path().resolve("report.html") + " in a browser.");
        out.println("Beside it: scores.csv, points.csv" + (hasSurface() ? ", surface.csv" : "") + ", run.json");
        out.flush();
    }

    private void writeNumbers(OutputFolder folder) {
        folder.write("points.csv", text -> PointsCsv.write(findings.correlations(), text));
        folder.write("scores.csv", text -> ScoresCsv.write(scoreRows(), text));
        folder.write("surface.csv", text -> SurfaceCsv.write(surfaces(), text));
        folder.write("report.html", text -> HtmlReport.write(report(), text));
    }

    private List<ScoresCsv.ModelScore> scoreRows() {
        return findings.scores().stream()
                .map(score -> new ScoresCsv.ModelScore(
                        score.model(),
                        score.method(),
                        score.gmc(),
                        score.bandwidthQ().orElse(Double.NaN),
                        score.bandwidthQd().orElse(Double.NaN),
                        score.global()))
                .toList();
    }

    private List<SurfaceCsv.ModelSurface> surfaces() {
        var surfaces = new ArrayList<SurfaceCsv.ModelSurface>();
        for (ModelScore score : findings.scores()) {
            score.surface()
                    .ifPresent(surface ->
                            surfaces.add(new SurfaceCsv.ModelSurface(score.model(), score.method(), surface)));
        }
        return surfaces;
    }

    private boolean hasSurface() {
        return findings.scores().stream().anyMatch(score -> score.surface().isPresent());
    }

    private ReportData report() {
        return new ReportData(
                study.title(),
                findings.range(),
                findings.correlations(),
                findings.scores(),
                Findings.SUPPORT_THRESHOLD,
                facts(),
                warnings());
    }

    private Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Data", study.source());
        facts.put("Choices", String.join("; ", study.notes()));
        facts.put("Regulator", plan.regulatorName());
        facts.put("Computed by", findings.correlations().computation().note());
        facts.put("Made by", "Granular " + Version.current() + ", Java " + Runtime.version());
        facts.put("Made on", started.toString());
        return facts;
    }
}
