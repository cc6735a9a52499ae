package dev.granular.cli;

import dev.granular.arrow.Release;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.cli.report.ReportData;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /** What stands in every table of results. */
    ResultOrigin origin() {
        var details = new LinkedHashMap<String, String>();
        details.put("source", study.title());
        details.put("regulator", plan.regulatorName());
        return new ResultOrigin(findings.range(), findings.correlations().computation(), details);
    }

    /** All that a reader of the report is shown. */
    ReportData report() {
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
        facts.put("Made by", "Granular " + Release.current() + ", Java " + Runtime.version());
        facts.put("Made on", started.toString());
        return facts;
    }
}
