package dev.granular.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which intervals and comparisons are computed.
 *
 * @param choice the confidence
 * @param asked whether the user wants them however long it takes
 * @param compared names of the models to compare, none or at least two
 * @param clusters name of each image's cluster, if clusters are the units
 * @param clusterColumn where they stand
 * @param shared columns that may name clusters, with the number of different texts
 */
record ConfidencePlan(
        ConfidenceChoice choice,
        boolean asked,
        List<String> compared,
        Optional<List<String>> clusters,
        Optional<String> clusterColumn,
        Map<String, Integer> shared) {
    /** Copies the collections. */
    ConfidencePlan {
        compared = List.copyOf(compared);
        shared = new TreeMap<>(shared);
    }

    /** Returns what a reader of intervals must know, one line each. */
    List<String> warnings() {
        if (clusters.isPresent() || shared.isEmpty()) {
            return List.of();
        }
        String columns = shared.entrySet().stream()
                .map(column -> "\"" + column.getKey() + "\" (" + column.getValue() + " different)")
                .collect(Collectors.joining(", "));
        return List.of("intervals count every image as independent, but texts repeat in " + columns
                + ": if images that share one show the same, name it with --cluster, or intervals are too narrow");
    }

    /**
     * Returns how fine a grid standard errors are computed on: the usual one if that is asked for or quick, else one for scores alone;
     * none if even that takes longer, or no intervals are wanted.
     */
    OptionalInt steps(Study study, Plan plan) {
        if (choice.isNone()) {
            return OptionalInt.empty();
        }
        int steps = ConfidenceStudy.steps(study, plan, ConfidenceStudy.isSampled(study, this));
        if (asked || ConfidenceCost.of(study, plan, this, steps).isSmall()) {
            return OptionalInt.of(steps);
        }
        boolean few = plan.hasSurface()
                && ConfidenceCost.of(study, plan, this, ConfidenceStudy.FEW_STEPS)
                        .isSmall();
        return few ? OptionalInt.of(ConfidenceStudy.FEW_STEPS) : OptionalInt.empty();
    }

    /** Returns no intervals. */
    static ConfidencePlan none() {
        return new ConfidencePlan(
                ConfidenceChoice.NONE, false, List.of(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Returns what is computed where nothing is said. */
    static ConfidencePlan usual() {
        return new ConfidencePlan(
                ConfidenceChoice.USUAL, false, List.of(), Optional.empty(), Optional.empty(), Map.of());
    }
}
