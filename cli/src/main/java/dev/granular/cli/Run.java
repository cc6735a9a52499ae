package dev.granular.cli;

import dev.granular.Progress;
import dev.granular.arrow.Release;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.cli.confidence.Confidences;
import dev.granular.cli.report.ReportConfidence;
import dev.granular.cli.report.ReportData;
import dev.granular.evaluation.EvaluationResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;

/**
 * One evaluation that is done, to be printed and written.
 *
 * @param started when it began
 * @param result what was found
 * @param confidences how far that can be trusted; absent if it was not computed
 * @param warnings what a reader must know before trusting a number, one line each
 * @param stages how long each part took
 */
record Run(
        Job job,
        EvaluationResult result,
        Optional<Confidences> confidences,
        List<String> warnings,
        Instant started,
        Stages stages) {
    /** Copies the warnings. */
    Run {
        warnings = List.copyOf(warnings);
    }

    /** Does a job, with all its ratings prepared anew. */
    static Run of(Job job, Stages stages, Progress progress) {
        return of(job, Evaluator.ANEW, stages, progress);
    }

    /** Does a job. */
    static Run of(Job job, Evaluator evaluator, Stages stages, Progress progress) {
        Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Progress booked = stages.booking(progress);
        EvaluationResult result = evaluate(job, evaluator, stages, booked);
        var warnings = new ArrayList<>(job.study().warnings());
        warnings.addAll(Participation.of(job.study(), job.plan()).warnings());
        warnings.addAll(Warnings.of(result, job.plan().fit()));
        Optional<Confidences> confidences = confidences(job, result, stages, booked);
        confidences.ifPresent(_ -> warnings.addAll(job.wanted().warnings()));
        return new Run(job, result, confidences, warnings, started, stages);
    }

    /** Returns the same run with more warnings. */
    Run warned(List<String> more) {
        var all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Run(job, result, confidences, all, started, stages);
    }

    private static EvaluationResult evaluate(Job job, Evaluator evaluator, Stages stages, Progress progress) {
        try {
            return evaluator.evaluate(job.study(), job.plan(), progress);
        } finally {
            stages.end();
        }
    }

    private static Optional<Confidences> confidences(
            Job job, EvaluationResult result, Stages stages, Progress progress) {
        ConfidencePlan wanted = job.wanted();
        if (wanted.choice().isNone()) {
            return Optional.empty();
        }
        OptionalInt steps = wanted.steps(job.study(), job.plan());
        if (steps.isEmpty()) {
            progress.announced("intervals: not computed, as that takes longer; --confidence " + wanted.choice()
                    + " computes them");
            return Optional.empty();
        }
        ConfidenceCost.of(job.study(), job.plan(), wanted, steps.getAsInt()).requireRoom();
        try {
            progress.entered("intervals");
            return Optional.of(
                    new ConfidenceStudy(job.study(), job.plan(), wanted, result, steps.getAsInt()).run(progress));
        } finally {
            stages.end();
        }
    }

    CommandLine command() {
        return job.command();
    }

    Study study() {
        return job.study();
    }

    Plan plan() {
        return job.plan();
    }

    /** Returns what stands in every table of results. */
    ResultOrigin origin() {
        var details = new LinkedHashMap<String, String>();
        details.put("source", study().title());
        details.put("regulator", plan().regulatorName());
        return new ResultOrigin(result.range(), result.correlations().computation(), details);
    }

    /** Returns all that a reader of the report is shown. */
    ReportData report() {
        var data = new ReportData(
                study().title(),
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
        facts.put("Data", study().source());
        facts.put("Choices", String.join("; ", study().notes()));
        facts.put("Regulator", plan().regulatorName());
        facts.put("Computed by", result.correlations().computation().note());
        facts.put("Made by", "Granular " + Release.current() + ", Java " + Runtime.version());
        facts.put("Made on", started.toString());
        return facts;
    }
}
