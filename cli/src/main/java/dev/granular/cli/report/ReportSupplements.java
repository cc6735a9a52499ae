package dev.granular.cli.report;

import dev.granular.cli.draw.MappedScores;
import dev.granular.inference.RaterLimits;
import dev.granular.profile.Profile;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows beside the surface if it was asked for.
 *
 * @param scores figures over the whole set with what their mapping maps, one for each model; often empty
 * @param profiles correlations along one axis; often empty
 * @param limits that the raters' disagreement sets, on a grid
 * @param groups every group of images by itself
 */
public record ReportSupplements(
        List<MappedScores> scores,
        List<Profile> profiles,
        Optional<RaterLimits> limits,
        Optional<ReportGroups> groups) {
    /** Nothing. */
    public static final ReportSupplements NONE =
            new ReportSupplements(List.of(), List.of(), Optional.empty(), Optional.empty());

    /** Copies the lists. */
    public ReportSupplements {
        scores = List.copyOf(scores);
        profiles = List.copyOf(profiles);
    }
}
