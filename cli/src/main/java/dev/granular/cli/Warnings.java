package dev.granular.cli;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Facts that a reader of results must know before trusting them. */
final class Warnings {
    /** Effective pairs below which a value says little: the usual size of a small sample. */
    static final double FEW_PAIRS = 30;

    private Warnings() {}

    /** Returns warnings about points with little support and what is undefined, one line each. */
    static List<String> of(EvaluationResult result, boolean fitted) {
        return of(result.correlations(), result.scores(), fitted);
    }

    static List<String> of(Correlations correlations, List<ModelScore> scores, boolean fitted) {
        var warnings = new ArrayList<String>();
        int points = correlations.points().size();
        long weak = IntStream.range(0, points)
                .filter(point -> correlations.effectivePairs(point) < FEW_PAIRS)
                .count();
        if (weak > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d points rest on fewer than %.0f effective pairs: correlations there say little",
                    weak,
                    points,
                    FEW_PAIRS));
        }
        addInaccurate(correlations, warnings);
        warnings.addAll(correlations.computation().warnings());
        addUndefined(correlations, scores, warnings);
        scores.stream()
                .filter(score -> fitted && score.surface().isEmpty())
                .map(score -> "no surface could be fitted to " + score.method() + " of model \"" + score.model()
                        + "\": it takes three points with a value, not all in line")
                .forEach(warnings::add);
        return warnings;
    }

    /** Counts points that are not accurate, by why they are not. */
    private static void addInaccurate(Correlations correlations, List<String> warnings) {
        int thin = 0;
        int over = 0;
        int unknown = 0;
        int points = correlations.points().size();
        for (int point = 0; point < points; point++) {
            if (!correlations.accurateAt(point)) {
                if (correlations.effectivePairs(point) < Computation.SUPPORT) {
                    thin++;
                } else if (Double.isNaN(correlations.errorAt(point))) {
                    unknown++;
                } else {
                    over++;
                }
            }
        }
        if (thin > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d points rest on fewer than %.0f effective pairs, too few to promise the accuracy asked for",
                    thin,
                    points,
                    Computation.SUPPORT));
        }
        if (over > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d points have an estimated error above the accuracy asked for and were not summed directly",
                    over,
                    points));
        }
        if (unknown > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d points have an unknown error, so the accuracy asked for is not promised there",
                    unknown,
                    points));
        }
    }

    private static void addUndefined(Correlations correlations, List<ModelScore> scores, List<String> warnings) {
        int points = correlations.points().size();
        int methods = correlations.methods().size();
        for (int i = 0; i < scores.size(); i++) {
            int model = i / methods;
            ModelScore score = scores.get(i);
            long undefined = IntStream.range(0, points)
                    .filter(point -> Double.isNaN(correlations.value(model, score.method(), point)))
                    .count();
            if (undefined > 0) {
                String consequence = Double.isNaN(score.gmc()) ? ", and so is its GMC" : "";
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s of model \"%s\" is undefined at %d of %d points%s",
                        score.method(),
                        score.model(),
                        undefined,
                        points,
                        consequence));
            }
        }
    }
}
