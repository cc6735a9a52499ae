package dev.granular.cli.report;

import dev.granular.Correlations;
import dev.granular.QualityRange;
import dev.granular.evaluation.ModelScore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the page of a run shows. Immutable. */
public final class ReportData {
    private final String title;
    private final QualityRange range;
    private final Correlations samples;
    private final List<ModelScore> scores;
    private final double supportThreshold;
    private final Map<String, String> facts;
    private final List<String> warnings;
    private Optional<ReportConfidence> confidence = Optional.empty();
    private ReportSupplements supplements = ReportSupplements.NONE;

    /**
     * Copies the collections, keeping the order of the facts.
     *
     * @param title what was evaluated, one line
     * @param range the range of the MOS, the extent of the surface
     * @param samples the correlations at the points that were evaluated
     * @param scores one for each model and method, also where there is no surface
     * @param supportThreshold effective pairs below which a point is marked as unsupported
     * @param facts label to text, in the order shown: inputs, images, regulator, versions …
     * @param warnings what a reader must know before trusting a number, one line each
     */
    public ReportData(
            String title,
            QualityRange range,
            Correlations samples,
            List<ModelScore> scores,
            double supportThreshold,
            Map<String, String> facts,
            List<String> warnings) {
        this.title = title;
        this.range = range;
        this.samples = samples;
        this.scores = List.copyOf(scores);
        this.supportThreshold = supportThreshold;
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        this.warnings = List.copyOf(warnings);
    }

    /** Returns the same with intervals, bands and comparisons. */
    public ReportData with(ReportConfidence known) {
        ReportData data = copy();
        data.confidence = Optional.of(known);
        return data;
    }

    /** Returns the same with what was asked for beside the surface. */
    public ReportData with(ReportSupplements more) {
        ReportData data = copy();
        data.supplements = more;
        return data;
    }

    private ReportData copy() {
        var data = new ReportData(title, range, samples, scores, supportThreshold, facts, warnings);
        data.confidence = confidence;
        data.supplements = supplements;
        return data;
    }

    String title() {
        return title;
    }

    QualityRange range() {
        return range;
    }

    Correlations samples() {
        return samples;
    }

    List<ModelScore> scores() {
        return scores;
    }

    double supportThreshold() {
        return supportThreshold;
    }

    Map<String, String> facts() {
        return facts;
    }

    List<String> warnings() {
        return warnings;
    }

    Optional<ReportConfidence> confidence() {
        return confidence;
    }

    ReportSupplements supplements() {
        return supplements;
    }
}
