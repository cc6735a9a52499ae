package dev.granular.cli;

import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.cli.confidence.Confidences;
import dev.granular.cli.report.ConfidenceWords;
import dev.granular.cli.suite.Cell;
import dev.granular.cli.suite.CellKey;
import dev.granular.cli.suite.Figure;
import dev.granular.cli.suite.Relief;
import dev.granular.cli.suite.Score;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelScore;
import dev.granular.evaluation.PreparedRatings;
import dev.granular.inference.Confidence;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Evaluates the models of one data set, each by itself: what is found of a model depends on nothing but its key, so neither on
 * the other models nor on what was kept of them.
 */
final class CellEvaluator {
    private static final String BUILD = Build.identity();

    private final Study study;
    private final Plan plan;
    private final ConfidencePlan wanted;
    private final CellKey basis;
    private Optional<PreparedRatings> prepared = Optional.empty();

    /** Prepares to evaluate the models of a study. */
    CellEvaluator(Study study, Plan plan, ConfidencePlan wanted) {
        this.study = study;
        this.plan = plan;
        this.wanted = wanted;
        basis = basis();
    }

    /** Returns all that figures depend on beside the model, as far as it changes what they mean. */
    private CellKey basis() {
        CellKey key = CellKey.empty()
                .with(study.ratings().mos())
                .with(study.ratings().std())
                .with(plan.points().toString())
                .with(plan.regulatorName())
                .with("std scale " + plan.stdScale() + ", fit " + plan.fit());
        study.weights().ifPresent(weights -> key.with("weights").with(weights));
        plan.within()
                .ifPresent(groups -> key.with("within")
                        .with(IntStream.range(0, groups.size())
                                .mapToObj(image -> Integer.toString(groups.of(image)))
                                .toList()));
        return key;
    }

    /** Returns a cell of a model that cannot be evaluated. */
    Cell without(String data, String model, String why) {
        return new Cell(
                data,
                model,
                study.ratings().size(),
                basis.copy().hex(),
                figures().stream().map(figure -> Score.undefined(figure, why)).toList(),
                List.of());
    }

    private List<Figure> figures() {
        return new TreeSet<>(plan.methods())
                .stream()
                        .flatMap(method -> IntStream.range(0, Figure.Kind.values().length)
                                .mapToObj(kind -> new Figure(Figure.Kind.values()[kind], method)))
                        .toList();
    }

    /** Returns the evaluation of a model of the study; {@code insisting} on intervals if they may take long. */
    Task task(String model, boolean insisting) {
        Predictions predictions = study.models().stream()
                .filter(each -> each.model().equals(model))
                .findFirst()
                .orElseThrow();
        return new Task(study.of(List.of(predictions)), insisting);
    }

    private PreparedRatings prepared(Progress progress) {
        PreparedRatings ready = prepared.orElseGet(
                () -> plan.evaluation(study.ratings()).progress(progress).prepare());
        prepared = Optional.of(ready);
        return ready.progress(progress);
    }

    /** One model's evaluation. */
    final class Task {
        private final Study alone;
        private final Predictions model;
        private final OptionalInt steps;

        private Task(Study alone, boolean insisting) {
            this.alone = alone;
            model = alone.models().getFirst();
            OptionalInt usual = wanted.steps(alone, plan);
            steps = usual.isEmpty() && insisting && !wanted.choice().isNone()
                    ? OptionalInt.of(
                            plan.hasSurface()
                                    ? ConfidenceStudy.FEW_STEPS
                                    : ConfidenceStudy.steps(alone, plan, ConfidenceStudy.isSampled(alone, wanted)))
                    : usual;
        }

        /** Returns what the cell depends on: tasks of the same key find the same. */
        String key() {
            CellKey key = basis.copy()
                    .with(BUILD)
                    .with(new TreeSet<>(plan.methods()).toString())
                    .with(plan.accuracy().toString())
                    .with("confidence " + wanted.choice() + ", steps " + steps)
                    .with(model.scores());
            wanted.clusters().ifPresent(names -> key.with("clusters").with(names));
            return key.hex();
        }

        /** Evaluates the model; the cell has the names of column and source. */
        Cell evaluate(Progress progress) {
            MemoryNeed.of(alone, plan, false).requireRoom();
            EvaluationResult result = prepared(progress).run(alone.models());
            Optional<Confidences> confidences = confidences(result, progress);
            var scores = new ArrayList<Score>();
            for (Figure figure : figures()) {
                scores.add(score(figure, result.model(model.model()).score(figure.method()), confidences));
            }
            return new Cell(
                    alone.source(),
                    model.model(),
                    alone.ratings().size(),
                    basis.copy().hex(),
                    scores,
                    warnings(result),
                    reliefs(result));
        }

        private List<Relief> reliefs(EvaluationResult result) {
            return result.scores().stream()
                    .flatMap(score -> score.surface().stream()
                            .map(surface -> Relief.of(
                                    score.method(),
                                    surface,
                                    result.range(),
                                    result.correlations(),
                                    Warnings.FEW_PAIRS)))
                    .toList();
        }

        private Optional<Confidences> confidences(EvaluationResult result, Progress progress) {
            if (steps.isEmpty()) {
                return Optional.empty();
            }
            ConfidenceCost.of(alone, plan, wanted, steps.getAsInt()).requireRoom();
            progress.entered("intervals");
            return Optional.of(new ConfidenceStudy(alone, plan, wanted, result, steps.getAsInt()).run(progress));
        }

        private Score score(Figure figure, ModelScore found, Optional<Confidences> confidences) {
            boolean gmc = figure.kind() == Figure.Kind.GMC;
            double value = gmc ? found.gmc() : found.global();
            if (Double.isNaN(value)) {
                return Score.undefined(figure, gmc ? withoutGmc(found) : "the correlation is undefined");
            }
            Optional<Confidence> confidence = confidences.flatMap(known -> gmc
                    ? known.gmc(model.model(), figure.method()).map(estimate -> estimate.interval())
                    : Optional.of(known.scores()
                            .global()
                            .estimate(model.model(), figure.method())
                            .interval()));
            Optional<Interval> interval =
                    confidence.filter(Interval.class::isInstance).map(Interval.class::cast);
            Optional<String> why = interval.isPresent() ? Optional.empty() : Optional.of(withoutInterval(confidence));
            return new Score(figure, OptionalDouble.of(value), interval, why);
        }

        private String withoutGmc(ModelScore found) {
            if (found.surface().isPresent()) {
                return "its surface is undefined in places";
            }
            return plan.hasSurface()
                    ? "no surface could be fitted: that takes three points with a value, not all in line"
                    : "there is no surface: leave out fit = false, or choose points = \"grid:NxM\"";
        }

        private String withoutInterval(Optional<Confidence> confidence) {
            if (confidence.isPresent() && confidence.get() instanceof NoInterval reason) {
                return "no interval: " + ConfidenceWords.why(reason);
            }
            if (plan.within().isPresent()) {
                return "no interval: there is none within groups";
            }
            return wanted.choice().isNone()
                    ? "no interval: confidence = \"none\" leaves it out"
                    : "no interval: it takes longer; confidence = " + wanted.choice() + " computes it";
        }

        private List<String> warnings(EvaluationResult result) {
            var warnings = new ArrayList<>(Warnings.of(result.correlations(), List.of(), plan.fit()));
            int points = result.correlations().points().size();
            for (Method method : result.correlations().methods()) {
                long undefined = IntStream.range(0, points)
                        .filter(point -> Double.isNaN(result.correlations().value(0, method, point)))
                        .count();
                if (undefined > 0) {
                    warnings.add(method + " is undefined at " + undefined + " of " + points + " points");
                }
            }
            return warnings;
        }
    }
}
