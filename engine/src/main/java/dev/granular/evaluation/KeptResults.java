package dev.granular.evaluation;

import dev.granular.Points;
import dev.granular.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The results of the last few evaluations of the same ratings, each known again by points, names and scores. */
final class KeptResults {
    private static final int MOST = 8;

    /** Values of a result that is kept, at most: of larger ones the sums alone are quick. */
    private static final long VALUES = 500_000;

    private final Map<Question, EvaluationResult> answers = new LinkedHashMap<>(MOST, 0.75f, true);

    private record Question(Points points, List<String> names, List<ScoreDigest> scores) {}

    /** Returns the result for these points and models, computed if it is not known. */
    EvaluationResult of(Points points, List<Predictions> models, Supplier<EvaluationResult> computation) {
        var question = new Question(
                points,
                PreparedRatings.names(models),
                models.stream().map(model -> ScoreDigest.of(model.scores())).toList());
        synchronized (answers) {
            EvaluationResult known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        EvaluationResult found = computation.get();
        long values = (long) found.correlations().points().size()
                * models.size()
                * found.correlations().methods().size();
        synchronized (answers) {
            if (values <= VALUES) {
                answers.put(question, found);
            }
            if (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return found;
    }
}
