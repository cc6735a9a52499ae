package dev.granular.cli;

import dev.granular.mapping.Mapping;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that ask for figures beside the surface. */
final class PanelOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--figures",
            order = 38,
            description = "Also figures over the whole set: PLCC, RMSE and outliers after a mapping, order and"
                    + " classification of pairs, resolving power, PWRC. A table; figures.csv in a folder, and in the report with the"
                    + " scatter of each model.")
    private boolean figures;

    @Option(
            names = "--mapping",
            paramLabel = "CURVE",
            order = 38,
            description = {
                "The curve that carries scores to MOS before errors are taken; needs --figures:",
                "  logistic4  logistic with 4 parameters",
                "  logistic5  logistic with a line, 5 parameters",
                "  cubic      cubic polynomial that does not fall",
                "  linear     straight line",
                "  none       scores as they are",
                "Default: logistic4."
            })
    private Optional<MappingChoice> mapping = Optional.empty();

    @Option(
            names = "--profiles",
            order = 38,
            description =
                    "Also correlations along Q alone and along Qd alone: profiles.csv in a folder, and lines in the report.")
    private boolean profiles;

    @Option(
            names = "--ceiling",
            order = 38,
            description =
                    "Also the limits that the raters' disagreement sets: what a model would reach that knows the true"
                            + " opinions, and another panel of as many raters. Needs 10 raters or more (--raters); a table, and"
                            + " ceiling.csv in a folder.")
    private boolean ceiling;

    /** Refuses options that need others. */
    void validate(Destination destination) {
        require(
                mapping.isEmpty() || asksForFigures(destination),
                "--mapping " + mapping.map(MappingChoice::toString).orElse("")
                        + " has no effect without --figures: add --figures");
        require(
                !profiles || destination.holds(Result.PROFILES),
                "--profiles writes a file: add --out FOLDER or --out profiles.csv");
    }

    private void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), message);
        }
    }

    /** Returns whether figures are to be computed: asked for, or what a single file holds. */
    boolean asksForFigures(Destination destination) {
        return figures || destination.isFileOf(Result.FIGURES);
    }

    /** Returns whether profiles are to be computed. */
    boolean asksForProfiles(Destination destination) {
        return profiles || destination.isFileOf(Result.PROFILES);
    }

    /** Returns whether the raters' limits are to be computed. */
    boolean asksForCeiling(Destination destination) {
        return ceiling || destination.isFileOf(Result.CEILING);
    }

    /** Returns the mapping for errors. */
    Mapping mapping() {
        return mapping.orElse(MappingChoice.LOGISTIC4).mapping();
    }
}
