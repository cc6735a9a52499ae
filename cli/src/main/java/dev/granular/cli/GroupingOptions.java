package dev.granular.cli;

import dev.granular.Groups;
import dev.granular.InputException;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.input.Sharing;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that divide the images into groups. */
final class GroupingOptions {
    private static final String WITHOUT_INTERVALS =
            "--within has no intervals: leave out --confidence, --cluster and --compare";

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            order = 38,
            description =
                    "Also every group of images by itself, on common axes: COLUMN names the group of each image, such as"
                            + " its distortion, data set or camera. A table, groups.csv in a folder, and small maps in the report.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--within",
            paramLabel = "COLUMN",
            order = 38,
            description =
                    "Compare only images of the same group, such as a scene, in surfaces and global figures: for opinions"
                            + " that compare only so. Ranks and the regulator are those within a group.")
    private Optional<String> within = Optional.empty();

    /** Refuses options that need pairs of all images. */
    void validate(PanelOptions panel, ConfidenceOptions confidence, Destination destination) {
        require(
                within.isEmpty() || !panel.asksForFigures(destination),
                "--within and --figures exclude one another, as mappings to MOS take MOS that all compare");
        require(
                within.isEmpty() || !panel.asksForProfiles(destination),
                "--within and --profiles exclude one another, as profiles take pairs of all images");
        require(within.isEmpty() || !confidence.isAsked(), WITHOUT_INTERVALS);
        require(
                by.isPresent() || !destination.isFileOf(Result.GROUPS),
                "a file of groups needs --by COLUMN: name the column, or the file otherwise");
    }

    /** Refuses what a data set of a suite cannot have. */
    void validateSuite(ConfidenceOptions confidence) {
        require(by.isEmpty(), "--by has no place in a suite: make each group a data set with --where");
        require(
                !confidence.compares(),
                "--compare has no place in a suite, which keeps each model by itself: granular surface compares");
        require(within.isEmpty() || !confidence.isAsked(), WITHOUT_INTERVALS);
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), what);
        }
    }

    /** Returns columns of names to read, with that of clusters. */
    Map<Sharing, String> columns(Optional<String> cluster) {
        var columns = new EnumMap<Sharing, String>(Sharing.class);
        cluster.ifPresent(column -> columns.put(Sharing.CLUSTER, column));
        by.ifPresent(column -> columns.put(Sharing.BY, column));
        within.ifPresent(column -> columns.put(Sharing.WITHIN, column));
        return columns;
    }

    /** Returns whether only images of the same group are compared. */
    boolean isWithin() {
        return within.isPresent();
    }

    /** Returns the groups within which images are compared. */
    Optional<Groups> within(RatingSet set) {
        return set.shared(Sharing.WITHIN).map(Groups::of);
    }

    /** Returns the groups to evaluate by themselves. */
    Optional<NamedGroups> by(RatingSet set) {
        Optional<NamedGroups> groups =
                set.shared(Sharing.BY).map(names -> new NamedGroups(by.orElseThrow(), Groups.of(names)));
        if (groups.filter(found -> found.groups().names().size() < 2).isPresent()) {
            throw new InputException("--by: all images are in one group, column \"" + by.orElseThrow()
                    + "\", which the whole set shows: name another column or leave --by out");
        }
        return groups;
    }

    /**
     * Groups by a column.
     *
     * @param column its name
     */
    record NamedGroups(String column, Groups groups) {}
}
