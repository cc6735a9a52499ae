package dev.granular.cli;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.output.GroupRow;
import dev.granular.cli.report.ReportGroups;
import dev.granular.cli.report.WorstPlace;
import dev.granular.evaluation.Evaluation;
import dev.granular.evaluation.GroupResult;
import dev.granular.inference.RaterLimits;
import dev.granular.inference.RaterNoise;
import dev.granular.profile.Profile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The results beside the surface, if they were asked for. */
final class Supplement {
    /** Places of a profile along its axis. */
    private static final int STEPS = 100;

    private final PanelOptions options;
    private final Destination destination;

    Supplement(PanelOptions options, Destination destination) {
        this.options = options;
        this.destination = destination;
    }

    /** Adds to a run; {@code facts} are asked for if figures are. */
    RunOutput of(Run run, RatingSet set, Optional<GroupingOptions.NamedGroups> by, Supplier<Panel.Facts> facts) {
        Optional<Panel> panel =
                options.asksForFigures(destination) ? Optional.of(panel(run, facts.get())) : Optional.empty();
        List<Profile> profiles =
                options.asksForProfiles(destination) ? run.stages().time("profiles", () -> profiles(run)) : List.of();
        Optional<RaterLimits> limits = options.asksForCeiling(destination)
                ? Optional.of(ceiling(run, facts.get().raters()))
                : Optional.empty();
        Optional<ReportGroups> groups = by.map(named -> groups(run, named));
        List<WorstPlace> worst = destination.hasReport()
                ? run.stages().time("explanations", () -> new WorstPlaceSearch(run, set).places())
                : List.of();
        return new RunOutput(
                panel.map(found -> run.warned(found.warnings())).orElse(run),
                new Supplements(panel, profiles, limits, groups, worst));
    }

    private Panel panel(Run run, Panel.Facts facts) {
        Panel panel = run.stages()
                .time(
                        "figures",
                        () -> Panel.of(
                                run.study(),
                                facts,
                                options.mapping(),
                                run.plan().threads()));
        PrintWriter err = run.command().getErr();
        panel.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        PrintWriter out = run.command().getOut();
        out.println();
        out.print(new FigureText(panel.rows()).render());
        out.flush();
        return panel;
    }

    /**
     * Refuses a ceiling that cannot be told, before anything is computed.
     *
     * @param raters of each image, if known
     */
    void requireRaters(Study study, Optional<Column> raters) {
        if (options.asksForCeiling(destination)) {
            noise(study, raters);
        }
    }

    private static RaterNoise noise(Study study, Optional<Column> raters) {
        if (!study.stdKnown()) {
            throw new InputException(
                    "--ceiling needs standard deviations that were measured: --std names their column");
        }
        return RaterNoise.of(
                study.ratings(),
                raters.orElseThrow(() -> new InputException(
                        "--ceiling needs to know how many people rated each image: --raters says it")));
    }

    /** Computes and prints the limits that the raters' disagreement sets. */
    private static RaterLimits ceiling(Run run, Optional<Column> raters) {
        int steps = ConfidenceStudy.steps(run.study(), run.plan(), false);
        var bar = new ProgressBar(run.command().getErr());
        RaterLimits limits;
        try {
            Evaluation evaluation = run.plan()
                    .evaluation(run.study().ratings())
                    .points(new Points.Grid(steps, steps))
                    .progress(run.stages().booking(bar));
            run.stages().enter("ceiling");
            limits = noise(run.study(), raters).limits(evaluation::correlations);
        } finally {
            bar.clear();
            run.stages().end();
        }
        PrintWriter out = run.command().getOut();
        out.println();
        out.print(new CeilingText(limits).render());
        out.flush();
        return limits;
    }

    /** Evaluates and prints every group. */
    private static ReportGroups groups(Run run, GroupingOptions.NamedGroups by) {
        var bar = new ProgressBar(run.command().getErr());
        List<GroupResult> results = evaluated(run, by, bar);
        List<GroupRow> rows = GroupRow.of(
                results,
                run.result().correlations().models(),
                run.result().correlations().methods());
        PrintWriter out = run.command().getOut();
        out.println();
        out.print(new GroupText(by.column(), rows).render());
        out.flush();
        return new ReportGroups(
                by.column(),
                rows,
                run.stages().time("intervals", () -> new GroupConfidence(run.job()).of(by.groups(), results)));
    }

    private static List<GroupResult> evaluated(Run run, GroupingOptions.NamedGroups by, ProgressBar bar) {
        try {
            return run.plan()
                    .evaluation(run.study().ratings())
                    .progress(run.stages().booking(bar))
                    .byGroup(by.groups(), run.study().models());
        } finally {
            bar.clear();
            run.stages().end();
        }
    }

    private static List<Profile> profiles(Run run) {
        Evaluation evaluation = run.plan().evaluation(run.study().ratings());
        return Stream.of(Profile.Axis.QUALITY, Profile.Axis.DIFFERENCE)
                .map(axis -> evaluation.profile(axis, STEPS, run.study().models()))
                .toList();
    }
}
