package dev.granular.cli.report;

import dev.granular.Correlations;
import dev.granular.QualityRange;
import dev.granular.evaluation.ModelScore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the page of a run shows.
 *
 * @param title what was evaluated, one line
 * @param range the range of the MOS, the extent of the surface
 * @param samples the correlations at the points that were evaluated
 * @param scores one for each model and method, also where there is no surface
 * @param supportThreshold effective pairs below which a point is marked as unsupported
 * @param facts label to text, in the order shown: inputs, images, regulator, versions …
 * @param warnings what a reader must know before trusting a number, one line each
 */
public record ReportData(
        String title,
        QualityRange range,
        Correlations samples,
        List<ModelScore> scores,
        double supportThreshold,
        Map<String, String> facts,
        List<String> warnings) {
    /** Copies the collections, keeping the order of the facts. */
    public ReportData {
        scores = List.copyOf(scores);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        warnings = List.copyOf(warnings);
    }
}
