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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The computation of intervals and comparisons of an evaluation that is done. */
final class ConfidenceStudy {
    /** Steps of the grid that standard errors are computed on where that of the values is finer or none. */
    static final int STEPS = 25;

    /** Steps of the grid that serves mean heights alone. */
    static final int FEW_STEPS = 7;

    private final Study study;
    private final Plan plan;
    private final ConfidencePlan wanted;
    private final EvaluationResult result;
    private final int steps;

    /** Prepares a study on a grid of {@link #STEPS}, or of {@link #FEW_STEPS} where only scores get intervals. */
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
                steps == STEPS,
                scores,
                comparisons(surface, scores));
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
        return isWhole() ? inference.at(at, study.models()) : inference.at(at, study.models(), values(at));
    }

    /** Where standard errors are computed: at the run's points if these are few and not fitted, else on a grid. */
    static Points points(Plan plan, int steps) {
        boolean direct = switch (plan.points()) {
            case Points.Grid(int qSteps, int qdSteps) -> (long) qSteps * qdSteps <= steps * steps;
            case Points.LatinHypercube(int samples, long _) -> !plan.fit() && samples <= steps * steps;
            case Points.Given(List<SurfacePoint> given) -> !plan.fit() && given.size() <= steps * steps;
        };
        return direct ? plan.points() : new Points.Grid(steps, steps);
    }

    private boolean isWhole() {
        return study.ratings().size() <= Sampling.DEFAULT.above()
                || wanted.clusters()
                        .filter(names -> new HashSet<>(names).size() <= Sampling.DEFAULT.clusters())
                        .isPresent();
    }

    /** Values on the grid, by interpolation in a finer one or by an evaluation of its own. */
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
