package dev.granular.cli;

import dev.granular.arrow.Release;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.cli.confidence.Confidences;
import dev.granular.cli.report.ReportConfidence;
import dev.granular.cli.report.ReportData;
import dev.granular.evaluation.EvaluationResult;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * One evaluation, done and printed, to be written.
 *
 * @param command whose options were given
 * @param inputs the tables, none for made-up data
 * @param started when it began
 * @param result what was found
 * @param confidences how far that can be trusted; absent if it was not computed
 * @param warnings what a reader must know before trusting a number, one line each
 * @param stages how long each part took
 */
record Run(
        CommandLine command,
        List<InputTable> inputs,
        Study study,
        Plan plan,
        EvaluationResult result,
        Optional<Confidences> confidences,
        List<String> warnings,
        Instant started,
        Stages stages) {
    /** Says what was chosen, evaluates, and prints warnings and scores. */
    static Run of(
            CommandLine command,
            List<InputTable> inputs,
            Study study,
            Plan plan,
            ConfidencePlan wanted,
            Stages stages) {
        Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        PrintWriter err = command.getErr();
        study.notes().forEach(err::println);
        err.println("regulator: " + plan.regulatorName());
        err.flush();
        EvaluationResult result = evaluate(study, plan, stages, err);
        var warnings = new ArrayList<>(study.warnings());
        warnings.addAll(Participation.of(study, plan).warnings());
        warnings.addAll(Warnings.of(result, plan.fit()));
        Optional<Confidences> confidences = confidences(study, plan, wanted, result, stages, err);
        confidences.ifPresent(_ -> warnings.addAll(wanted.warnings()));
        var run = new Run(command, inputs, study, plan, result, confidences, List.copyOf(warnings), started, stages);
        err.println("computed by: " + result.correlations().computation().note());
        run.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        confidences.ifPresent(found -> new ConfidenceText(found, result).notes().forEach(err::println));
        err.flush();
        command.getOut().print(new ScoreText(result, confidences, Ansi.AUTO).render());
        confidences.ifPresent(
                found -> new ConfidenceText(found, result).comparisons().forEach(command.getOut()::println));
        command.getOut().flush();
        return run;
    }

    /** The same run with more warnings. */
    Run warned(List<String> more) {
        var all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Run(command, inputs, study, plan, result, confidences, List.copyOf(all), started, stages);
    }

    private static EvaluationResult evaluate(Study study, Plan plan, Stages stages, PrintWriter err) {
        var bar = new ProgressBar(err, stages);
        try {
            return plan.evaluation(study.ratings()).progress(bar).run(study.models());
        } finally {
            bar.clear();
            stages.end();
        }
    }

    private static Optional<Confidences> confidences(
            Study study, Plan plan, ConfidencePlan wanted, EvaluationResult result, Stages stages, PrintWriter err) {
        if (wanted.choice().isNone()) {
            return Optional.empty();
        }
        int steps = ConfidenceStudy.steps(study, plan);
        if (!wanted.asked() && !ConfidenceCost.of(study, plan, wanted, steps).isSmall()) {
            steps = ConfidenceStudy.FEW_STEPS;
            if (!plan.hasSurface()
                    || !ConfidenceCost.of(study, plan, wanted, steps).isSmall()) {
                err.println("intervals: not computed, as that takes longer; --confidence " + wanted.choice()
                        + " computes them");
                return Optional.empty();
            }
        }
        ConfidenceCost.of(study, plan, wanted, steps).requireRoom();
        var bar = new ProgressBar(err, stages);
        try {
            bar.entered("intervals");
            return Optional.of(new ConfidenceStudy(study, plan, wanted, result, steps).run(bar));
        } finally {
            bar.clear();
            stages.end();
        }
    }

    /** What stands in every table of results. */
    ResultOrigin origin() {
        var details = new LinkedHashMap<String, String>();
        details.put("source", study.title());
        details.put("regulator", plan.regulatorName());
        return new ResultOrigin(result.range(), result.correlations().computation(), details);
    }

    /** All that a reader of the report is shown. */
    ReportData report() {
        var data = new ReportData(
                study.title(),
                result.range(),
                result.correlations(),
                result.scores(),
                Warnings.FEW_PAIRS,
                facts(),
                warnings);
        return confidences.map(found -> data.with(confidence(found))).orElse(data);
    }

    private static ReportConfidence confidence(Confidences found) {
        ReportConfidence all = ReportConfidence.of(
                found.surface(),
                found.scores().gmc(),
                Optional.of(found.scores().global()));
        return found.places().isPresent() ? all : all.ofScoresAlone();
    }

    private Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Data", study.source());
        facts.put("Choices", String.join("; ", study.notes()));
        facts.put("Regulator", plan.regulatorName());
        facts.put("Computed by", result.correlations().computation().note());
        facts.put("Made by", "Granular " + Release.current() + ", Java " + Runtime.version());
        facts.put("Made on", started.toString());
        return facts;
    }
}
