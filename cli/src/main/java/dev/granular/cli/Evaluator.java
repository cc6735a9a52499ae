package dev.granular.cli;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.cli.report.ModelScore;
import dev.granular.evaluation.Evaluation;
import dev.granular.fit.SurfaceFit;
import dev.granular.global.GlobalFigures;
import dev.granular.point.SurfacePoints;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Carries out a plan: correlations at points, global figures, surfaces and their mean heights. */
final class Evaluator {
    /** Steps of a fitted surface along either axis, as in arXiv 2601.21738. */
    private static final int GRID_STEPS = 100;

    private final Study study;
    private final Plan plan;
    private final Stages stages;
    private final PrintWriter terminal;
    private final QualityRange range;

    /** An evaluator that books its time on {@code stages} and shows its progress on {@code terminal}. */
    Evaluator(Study study, Plan plan, Stages stages, PrintWriter terminal) {
        this.study = study;
        this.plan = plan;
        this.stages = stages;
        this.terminal = terminal;
        this.range = study.ratings().range();
    }

    /** Computes everything. */
    Findings run() {
        Correlations correlations = stages.time("evaluate", this::correlations);
        List<GlobalFigures> globals = stages.time("global figures", this::globals);
        List<ModelScore> scores = stages.time("surfaces", () -> scores(correlations, globals));
        return new Findings(range, correlations, scores, warnings(correlations, scores));
    }

    private List<String> warnings(Correlations correlations, List<ModelScore> scores) {
        var warnings = new ArrayList<>(Participation.of(study, plan).warnings());
        warnings.addAll(Warnings.of(correlations, scores, plan.fit()));
        return warnings;
    }

    private Correlations correlations() {
        var bar = new ProgressBar(terminal, "pairs   ");
        try {
            return Evaluation.of(study.ratings())
                    .methods(plan.methods())
                    .regulator(plan.regulator())
                    .points(plan.points())
                    .accuracy(plan.accuracy())
                    .stdScale(plan.stdScale())
                    .threads(plan.threads())
                    .progress(bar)
                    .run(study.models());
        } finally {
            bar.clear();
        }
    }

    private List<GlobalFigures> globals() {
        return ParallelTasks.results(
                plan.threads(),
                study.models().size(),
                model -> GlobalFigures.of(
                        study.ratings().mos(), study.models().get(model).scores()));
    }

    private List<ModelScore> scores(Correlations correlations, List<GlobalFigures> globals) {
        int methods = correlations.methods().size();
        var bar = new ProgressBar(terminal, "surfaces");
        var done = new AtomicInteger();
        int count = correlations.models().size() * methods;
        try {
            return ParallelTasks.results(plan.threads(), count, i -> {
                Method method = correlations.methods().get(i % methods);
                ModelScore score = score(correlations, i / methods, method, globals.get(i / methods));
                bar.advanced(done.incrementAndGet(), count);
                return score;
            });
        } finally {
            bar.clear();
        }
    }

    private ModelScore score(Correlations correlations, int model, Method method, GlobalFigures globals) {
        double[] values = new double[correlations.points().size()];
        for (int point = 0; point < values.length; point++) {
            values[point] = correlations.value(model, method, point);
        }
        Optional<SurfaceFit> fit = plan.fit() ? fit(correlations, values) : Optional.empty();
        Optional<Surface> surface = plan.points() instanceof Points.Grid(int qSteps, int qdSteps)
                ? Optional.of(grid(qSteps, qdSteps, values, correlations))
                : fit.map(found -> found.surface(range, GRID_STEPS, GRID_STEPS));
        return new ModelScore(
                correlations.models().get(model),
                method,
                surface.map(Surface::meanHeight).orElse(Double.NaN),
                fit.map(found -> OptionalDouble.of(found.bandwidthQ())).orElse(OptionalDouble.empty()),
                fit.map(found -> OptionalDouble.of(found.bandwidthQd())).orElse(OptionalDouble.empty()),
                global(globals, method),
                surface);
    }

    /** A fit, unless the points with a value are too few or all in line. */
    private static Optional<SurfaceFit> fit(Correlations correlations, double[] values) {
        try {
            return Optional.of(SurfaceFit.of(correlations.points(), values));
        } catch (InputException _) {
            return Optional.empty();
        }
    }

    private Surface grid(int qSteps, int qdSteps, double[] values, Correlations correlations) {
        return new Surface(
                SurfacePoints.axis(range.min(), range.max(), qSteps),
                SurfacePoints.axis(0, range.width(), qdSteps),
                values,
                IntStream.range(0, values.length)
                        .mapToDouble(correlations::errorAt)
                        .toArray());
    }

    private static double global(GlobalFigures globals, Method method) {
        return switch (method) {
            case PLCC -> globals.plcc();
            case SRCC -> globals.srcc();
            case KRCC -> globals.krcc();
        };
    }
}
