package dev.granular.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** The lines that a command prints of its run. */
final class RunText {
    private RunText() {}

    /** Says what was chosen, does the job, and prints warnings and scores. */
    static Run print(Job job, Stages stages) {
        PrintWriter err = job.command().getErr();
        job.study().notes().forEach(err::println);
        err.println("regulator: " + job.plan().regulatorName());
        err.flush();
        Run run = run(job, stages, new ProgressBar(err));
        err.println("computed by: " + run.result().correlations().computation().note());
        run.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        run.confidences()
                .ifPresent(
                        found -> new ConfidenceText(found, run.result()).notes().forEach(err::println));
        err.flush();
        PrintWriter out = job.command().getOut();
        out.print(new ScoreText(run.result(), run.confidences(), Ansi.AUTO).render());
        run.confidences()
                .ifPresent(found ->
                        new ConfidenceText(found, run.result()).comparisons().forEach(out::println));
        out.flush();
        return run;
    }

    private static Run run(Job job, Stages stages, ProgressBar bar) {
        try {
            return Run.of(job, stages, bar);
        } finally {
            bar.clear();
        }
    }
}
