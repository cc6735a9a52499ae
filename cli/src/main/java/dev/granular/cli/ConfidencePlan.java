package dev.granular.cli;

import java.util.List;
import java.util.Optional;

/**
 * Which intervals and comparisons are computed.
 *
 * @param choice the confidence
 * @param asked whether the user wants them however long it takes
 * @param compared names of the models to compare, none or at least two
 * @param clusters name of each image's cluster, if clusters are the units
 * @param clusterColumn where they stand
 */
record ConfidencePlan(
        ConfidenceChoice choice,
        boolean asked,
        List<String> compared,
        Optional<List<String>> clusters,
        Optional<String> clusterColumn) {
    /** Copies the list. */
    ConfidencePlan {
        compared = List.copyOf(compared);
    }

    /** No intervals. */
    static ConfidencePlan none() {
        return new ConfidencePlan(ConfidenceChoice.NONE, false, List.of(), Optional.empty(), Optional.empty());
    }

    /** What is computed where nothing is said. */
    static ConfidencePlan usual() {
        return new ConfidencePlan(ConfidenceChoice.USUAL, false, List.of(), Optional.empty(), Optional.empty());
    }
}
