package dev.granular.arrow.output;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.evaluation.EvaluationResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What results are results of; written into their schema, so that a file found later explains itself.
 *
 * @param range the range of the data set's MOS
 * @param computation how correlations were computed, and how exactly
 * @param details more to be known, by name, say {@code source} and {@code regulator}; may be empty
 */
public record ResultOrigin(QualityRange range, Computation computation, Map<String, String> details) {
    /** Copies the map and keeps its order. */
    public ResultOrigin {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Describes a whole evaluation, without details. */
    public static ResultOrigin of(EvaluationResult result) {
        return new ResultOrigin(result.range(), result.correlations().computation(), Map.of());
    }

    /** Describes {@code correlations} of {@code ratings}, without details. */
    public static ResultOrigin of(Ratings ratings, Correlations correlations) {
        return new ResultOrigin(ratings.range(), correlations.computation(), Map.of());
    }

    /** Returns what was promised: {@code exact}, or the largest absolute error of a correlation. */
    public String accuracy() {
        return computation.superPoints() == 0 ? "exact" : Double.toString(computation.tolerance());
    }
}
