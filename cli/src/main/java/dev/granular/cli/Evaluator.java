package dev.granular.cli;

import dev.granular.Progress;
import dev.granular.evaluation.EvaluationResult;

/** Evaluates studies, from their ratings alone or with what is kept of them. */
@FunctionalInterface
interface Evaluator {
    /** Prepares the ratings every time. */
    Evaluator ANEW = (study, plan, progress) ->
            plan.evaluation(study.ratings()).progress(progress).run(study.models());

    /** Evaluates {@code study} as {@code plan} says. */
    EvaluationResult evaluate(Study study, Plan plan, Progress progress);
}
