package dev.granular.cli;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.SurfacePoint;
import dev.granular.arrow.output.ModelComparison;
import dev.granular.arrow.output.ScoreEstimates;
import dev.granular.cli.confidence.Confidences;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.inference.Inference;
import dev.granular.inference.OverallTest;
import dev.granular.inference.Sampling;
import dev.granular.inference.ScoreComparison;
import dev.granular.inference.ScoreInference;
import dev.granular.inference.SurfaceInference;
import dev.granular.point.SurfacePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The computation of intervals and comparisons of an evaluation that is done. */
final class ConfidenceStudy {
    /** Least points along an axis of the grid that standard errors are computed on where that of the values is finer or none. */
    private static final int LEAST_STEPS = 10;

    /** The most, where windows are narrow. */
    private static final int MOST_STEPS = 25;

    /** Largest step of the grid, in typical σ, from which interpolation is within 1 % nearly everywhere. */
    private static final double LARGEST_STEP = 0.5;

    /** The same where a sample serves: interpolation is within 1 % (rms), which vanishes beside what sampling is off by. */
    private static final double LARGEST_SAMPLED_STEP = 0.65;

    /** Steps of the grid that serves mean heights alone. */
    static final int FEW_STEPS = 7;

    private final Study study;
    private final Plan plan;
    private final ConfidencePlan wanted;
    private final EvaluationResult result;
    private final int steps;

    /** Prepares a study on a grid of so many steps; {@link #FEW_STEPS} means that only scores get intervals. */
    ConfidenceStudy(Study study, Plan plan, ConfidencePlan wanted, EvaluationResult result, int steps) {
        this.study = study;
        this.plan = plan;
        this.wanted = wanted;
        this.result = result;
        this.steps = steps;
    }

    /** Computes what is wanted. */
    Confidences run(Progress progress) {
        Inference inference = inference(progress);
        SurfaceInference surface = surface(inference);
        Optional<ScoreInference> gmc = plan.hasSurface()
                ? surface.meanHeights()
                        .map(scores -> scores.around((model, method) ->
                                result.model(model).score(method).gmc()))
                : Optional.empty();
        ScoreInference global = inference
                .global(study.models())
                .around((model, method) -> result.model(model).score(method).global());
        var scores = new ScoreEstimates(gmc, global);
        return new Confidences(
                wanted.choice().level(),
                wanted.clusterColumn(),
                surface,
                steps != FEW_STEPS,
                scores,
                comparisons(surface, scores));
    }

    /** Returns steps of the grid that serves places: windows are as wide as σ, and surfaces as smooth as these. */
    static int steps(Study study, Plan plan, boolean sampled) {
        double[] std = study.ratings().std().toArray();
        Arrays.sort(std);
        double typical = plan.stdScale() * std[std.length / 2];
        double range = study.ratings().range().max() - study.ratings().range().min();
        double largest = sampled ? LARGEST_SAMPLED_STEP : LARGEST_STEP;
        return (int) Math.clamp(1 + Math.ceil(range / (largest * typical)), LEAST_STEPS, MOST_STEPS);
    }

    private Inference inference(Progress progress) {
        Inference inference = Inference.of(study.ratings())
                .methods(plan.methods())
                .regulator(plan.regulator())
                .stdScale(plan.stdScale())
                .confidence(wanted.choice().level())
                .threads(plan.threads())
                .progress(progress);
        return wanted.clusters().map(inference::clusters).orElse(inference);
    }

    private SurfaceInference surface(Inference inference) {
        Points at = points(plan, steps);
        if (at.equals(plan.points())) {
            return inference.at(at, study.models(), result.correlations());
        }
        return isSampled(study, wanted)
                ? inference.at(at, study.models(), values(at))
                : inference.at(at, study.models());
    }

    /** Returns where standard errors are computed: at the run's points if these are few and not fitted, else on a grid. */
    static Points points(Plan plan, int steps) {
        int most = steps == FEW_STEPS ? FEW_STEPS * FEW_STEPS : MOST_STEPS * MOST_STEPS;
        boolean direct = switch (plan.points()) {
            case Points.Grid(int qSteps, int qdSteps) -> (long) qSteps * qdSteps <= most;
            case Points.LatinHypercube(int samples, long _) -> !plan.fit() && samples <= most;
            case Points.Given(List<SurfacePoint> given) -> !plan.fit() && given.size() <= most;
        };
        return direct ? plan.points() : new Points.Grid(steps, steps);
    }

    /** Returns whether a sample of the images serves. */
    static boolean isSampled(Study study, ConfidencePlan wanted) {
        return study.ratings().size() > Sampling.DEFAULT.above()
                && wanted.clusters()
                        .filter(names -> new HashSet<>(names).size() <= Sampling.DEFAULT.clusters())
                        .isEmpty();
    }

    /** Returns values on the grid, by interpolation in a finer one or by an evaluation of its own. */
    private Correlations values(Points at) {
        if (plan.points() instanceof Points.Grid fine) {
            return new GridValues(result.correlations(), fine).at(SurfacePoints.of(at, result.range()));
        }
        return plan.evaluation(study.ratings()).fit(false).points(at).correlations(study.models());
    }

    private List<ModelComparison> comparisons(SurfaceInference surface, ScoreEstimates scores) {
        var comparisons = new ArrayList<ModelComparison>();
        if (wanted.compared().isEmpty()) {
            return comparisons;
        }
        for (Method method : surface.methods()) {
            List<OverallTest> tests = surface.compareAll(wanted.compared(), method);
            List<ScoreComparison> global = scores.global().compareAll(wanted.compared(), method);
            Optional<List<ScoreComparison>> gmc =
                    scores.gmc().map(heights -> heights.compareAll(wanted.compared(), method));
            for (int pair = 0; pair < tests.size(); pair++) {
                int at = pair;
                comparisons.add(new ModelComparison(tests.get(pair), gmc.map(all -> all.get(at)), global.get(pair)));
            }
        }
        return comparisons;
    }
}
