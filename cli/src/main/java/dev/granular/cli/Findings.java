package dev.granular.cli;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.QualityRange;
import dev.granular.cli.report.ModelScore;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param range the range of the MOS
 * @param correlations at every point
 * @param scores one for each model and method, models slowest
 * @param warnings what a reader must know before trusting a number, one line each
 */
record Findings(QualityRange range, Correlations correlations, List<ModelScore> scores, List<String> warnings) {
    /** Effective pairs below which a value says little: the usual size of a small sample. */
    static final double SUPPORT_THRESHOLD = 30;

    /** Copies the lists. */
    Findings {
        scores = List.copyOf(scores);
        warnings = List.copyOf(warnings);
    }

    /** The score of a model by a method, both as in {@link #correlations()}. */
    ModelScore score(int model, Method method) {
        int methods = correlations.methods().size();
        return scores.get(model * methods + correlations.methods().indexOf(method));
    }
}
