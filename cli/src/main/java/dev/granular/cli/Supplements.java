package dev.granular.cli;

import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.report.ReportGroups;
import dev.granular.cli.report.ReportSupplements;
import dev.granular.cli.report.WorstPlace;
import dev.granular.inference.RaterLimits;
import dev.granular.profile.Profile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was computed beside the surface, as far as it was asked for.
 *
 * @param panel figures over the whole set
 * @param profiles correlations along one axis; empty if they were not asked for
 * @param limits that the raters' disagreement sets
 * @param groups every group of images by itself
 * @param worst the lowest place of each model, explained; empty without intervals of places
 */
record Supplements(
        Optional<Panel> panel,
        List<Profile> profiles,
        Optional<RaterLimits> limits,
        Optional<ReportGroups> groups,
        List<WorstPlace> worst) {
    /** Nothing. */
    static final Supplements NONE =
            new Supplements(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

    /** Copies the lists. */
    Supplements {
        profiles = List.copyOf(profiles);
        worst = List.copyOf(worst);
    }

    /** Returns the tables of a run with these. */
    Map<Result, ResultTable> tables(Run run) {
        var tables = new EnumMap<Result, ResultTable>(Result.class);
        panel.ifPresent(found -> tables.put(Result.FIGURES, ResultTable.figures(found.rows(), run.origin())));
        if (!profiles.isEmpty()) {
            tables.put(Result.PROFILES, ResultTable.profiles(profiles, run.origin()));
        }
        limits.ifPresent(found -> tables.put(Result.CEILING, ResultTable.ceiling(found, run.origin())));
        groups.ifPresent(
                found -> tables.put(Result.GROUPS, ResultTable.groups(found.column(), found.rows(), run.origin())));
        return tables;
    }

    /** Returns what the report shows of them. */
    ReportSupplements report() {
        return new ReportSupplements(panel.map(Panel::scores).orElse(List.of()), profiles, limits, groups, worst);
    }
}
