package dev.granular.cli.report;

import dev.granular.cli.draw.MappedScores;
import dev.granular.profile.Profile;
import java.util.List;

/**
 * What the page shows beside the surface if it was asked for.
 *
 * @param scores figures over the whole set with what their mapping maps, one for each model; often empty
 * @param profiles correlations along one axis; often empty
 */
public record ReportSupplements(List<MappedScores> scores, List<Profile> profiles) {
    /** Nothing. */
    public static final ReportSupplements NONE = new ReportSupplements(List.of(), List.of());

    /** Copies the lists. */
    public ReportSupplements {
        scores = List.copyOf(scores);
        profiles = List.copyOf(profiles);
    }
}
