package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.PreparedRatings;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from ratings alone, kept from one evaluation to the next: their order, regulator weights and super points. May
 * be used by several threads at once.
 *
 * <p>Values that are computed within a tolerance may differ, within it, from those of an evaluation on its own; direct sums
 * are the same.
 */
public final class KeptRatings {
    private Optional<Kept> last = Optional.empty();

    /** Choices that the preparation depends on. */
    private record Choice(
            Set<Method> methods,
            Regulator regulator,
            Accuracy accuracy,
            double stdScale,
            boolean fit,
            int threads,
            Optional<Groups> within) {}

    /** @param ratings a copy, as the tables that they come from may be closed */
    private record Kept(Ratings ratings, Choice choice, Points points, PreparedRatings prepared) {
        private boolean isOf(Ratings others, Choice wanted) {
            return choice.equals(wanted) && same(ratings.mos(), others.mos()) && same(ratings.std(), others.std());
        }
    }

    /** Keeps nothing yet. */
    public KeptRatings() {}

    /** Evaluates a study, with what is kept if it has the same ratings. */
    EvaluationResult evaluate(Study study, Plan plan, Progress progress) {
        return plan.regulator() instanceof Regulator.Given
                ? Evaluator.ANEW.evaluate(study, plan, progress)
                : prepared(study.ratings(), plan, progress).progress(progress).run(study.models());
    }

    private synchronized PreparedRatings prepared(Ratings ratings, Plan plan, Progress progress) {
        var choice = new Choice(
                plan.methods(),
                plan.regulator(),
                plan.accuracy(),
                plan.stdScale(),
                plan.fit(),
                plan.threads(),
                plan.within());
        Optional<Kept> known = last.filter(kept -> kept.isOf(ratings, choice));
        if (known.isEmpty()) {
            var copy = new Ratings(
                    Column.of(ratings.mos().toArray()), Column.of(ratings.std().toArray()));
            PreparedRatings prepared = plan.evaluation(copy).progress(progress).prepare();
            known = Optional.of(new Kept(copy, choice, plan.points(), prepared));
        } else if (!known.get().points().equals(plan.points())) {
            Kept kept = known.get();
            known = Optional.of(new Kept(
                    kept.ratings(), choice, plan.points(), kept.prepared().points(plan.points())));
        }
        last = known;
        return known.get().prepared();
    }

    private static boolean same(Column a, Column b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int row = 0; row < a.size(); row++) {
            if (a.get(row) != b.get(row)) {
                return false;
            }
        }
        return true;
    }
}
