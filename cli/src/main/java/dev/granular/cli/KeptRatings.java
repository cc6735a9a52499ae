package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.PreparedRatings;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from ratings alone, kept from one evaluation to the next: their order, regulator weights and super points, and
 * models on these. Keeps a few sets of ratings or choices, those used last. May be used by several threads at once.
 *
 * <p>Values that are computed within a tolerance may differ, within it, from those of an evaluation on its own; direct sums
 * are the same.
 */
public final class KeptRatings {
    /** Ratings, or choices for the same ones, that are kept at a time. */
    private static final int MOST = 3;

    /** Used last comes last. */
    private final ArrayDeque<Kept> known = new ArrayDeque<>();

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
    private record Kept(Ratings ratings, Choice choice, PreparedRatings prepared) {
        private boolean isOf(Ratings others, Choice wanted) {
            return choice.equals(wanted) && same(ratings.mos(), others.mos()) && same(ratings.std(), others.std());
        }

        private long bytes() {
            return ratings.mos().memory().byteSize() + ratings.std().memory().byteSize() + prepared.keptBytes();
        }
    }

    /** Keeps nothing yet. */
    public KeptRatings() {}

    /** Evaluates a study, with what is kept if it has the same ratings. */
    EvaluationResult evaluate(Study study, Plan plan, Progress progress) {
        return plan.regulator() instanceof Regulator.Given
                ? Evaluator.ANEW.evaluate(study, plan, progress)
                : prepared(study.ratings(), plan, progress)
                        .points(plan.points())
                        .progress(progress)
                        .run(study.models());
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
        Optional<Kept> found =
                known.stream().filter(kept -> kept.isOf(ratings, choice)).findFirst();
        found.ifPresent(known::remove);
        Kept kept = found.orElseGet(() -> {
            var copy = new Ratings(
                    Column.of(ratings.mos().toArray()), Column.of(ratings.std().toArray()));
            return new Kept(
                    copy, choice, plan.evaluation(copy).progress(progress).prepare());
        });
        known.addLast(kept);
        if (known.size() > MOST) {
            known.removeFirst();
        }
        return kept.prepared();
    }

    /** Returns the memory that all this takes, in bytes. */
    public synchronized long bytes() {
        return known.stream().mapToLong(Kept::bytes).sum();
    }

    /** Lets go of everything; what runs goes on. */
    public synchronized void forget() {
        known.clear();
    }

    private static boolean same(Column a, Column b) {
        return a.memory().mismatch(b.memory()) < 0;
    }
}
