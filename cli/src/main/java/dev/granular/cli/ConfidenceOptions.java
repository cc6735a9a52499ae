package dev.granular.cli;

import dev.granular.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say how far results can be trusted. */
final class ConfidenceOptions {
    private static final String ALL = "all";

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--confidence",
            paramLabel = "LEVEL",
            converter = ConfidenceConverter.class,
            order = 38,
            description = {
                "How surely intervals and bands hold what other images of the same kind would give: above 0.5 and below 1; none"
                        + " leaves them out. Where there are too few images for an interval, it says so.",
                "Default: 0.95 where that is quick or --cluster or --compare asks for it, else none."
            })
    private Optional<ConfidenceChoice> confidence = Optional.empty();

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            order = 38,
            description =
                    "Column that names what images share, such as a scene or a reference: these are independent then, the images"
                            + " of one are not. For intervals.")
    private Optional<String> cluster = Optional.empty();

    @Option(
            names = "--compare",
            paramLabel = "NAME",
            split = ",",
            order = 38,
            description =
                    "Models to compare with one another, two or more, or all: whether they differ, by how much, and"
                            + " where one is better.")
    private List<String> compare = new ArrayList<>();

    /** Refuses options that exclude one another. */
    void validate() {
        boolean none = confidence.filter(ConfidenceChoice::isNone).isPresent();
        require(!none || compare.isEmpty(), "--compare takes intervals, which --confidence none leaves out");
        require(
                !none || cluster.isEmpty(),
                "--cluster is for intervals, which --confidence none leaves out: leave out one of them");
        require(
                compare.isEmpty() || isAll() || compare.size() > 1,
                "--compare " + String.join(",", compare) + " names one model: name two or more, or all");
        require(
                new HashSet<>(compare).size() == compare.size(),
                "--compare " + String.join(",", compare) + " names a model twice");
    }

    private boolean isAll() {
        return compare.size() == 1 && compare.getFirst().equalsIgnoreCase(ALL);
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), what);
        }
    }

    /** Returns whether intervals are asked for. */
    boolean isAsked() {
        return confidence.filter(choice -> !choice.isNone()).isPresent() || cluster.isPresent() || !compare.isEmpty();
    }

    /** Returns whether models are to be compared. */
    boolean compares() {
        return !compare.isEmpty();
    }

    /** Returns the column that names what images share. */
    Optional<String> cluster() {
        return cluster;
    }

    private void requireClusters(Optional<List<String>> clusters) {
        if (clusters.filter(names -> new HashSet<>(names).size() < 2).isPresent()) {
            throw new InputException("--cluster: all images are in one cluster, column \"" + cluster.orElseThrow()
                    + "\", and nothing can be said of others: name another column or leave --cluster out");
        }
    }

    /**
     * Returns what is to be computed of the models of {@code study}.
     *
     * @param clusters name of each image's cluster, if there are any
     * @param shared columns that may name clusters, with the number of different texts
     */
    ConfidencePlan plan(Study study, Optional<List<String>> clusters, Supplier<Map<String, Integer>> shared) {
        List<String> models =
                study.models().stream().map(model -> model.model()).toList();
        List<String> compared = isAll() ? models : List.copyOf(compare);
        for (String model : compared) {
            if (!models.contains(model)) {
                throw new InputException(
                        "--compare: no model is called \"" + model + "\"; there are " + String.join(", ", models));
            }
        }
        if (isAll() && models.size() < 2) {
            throw new InputException("--compare all: \"" + models.getFirst()
                    + "\" is the only model, and a comparison takes two: leave --compare out");
        }
        requireClusters(clusters);
        boolean asked = confidence.isPresent() || clusters.isPresent() || !compared.isEmpty();
        return new ConfidencePlan(
                confidence.orElse(ConfidenceChoice.USUAL),
                asked,
                compared,
                clusters,
                cluster,
                clusters.isPresent() ? Map.of() : shared.get());
    }
}
