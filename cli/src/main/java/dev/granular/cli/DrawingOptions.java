package dev.granular.cli;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that asks for figures for paper. */
final class DrawingOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--drawings",
            paramLabel = "FORMAT",
            split = ",",
            order = 43,
            description =
                    "Also figures for paper beside the report: ${COMPLETION-CANDIDATES}, or both. Heatmaps of all models,"
                            + " differences from the highest, and profiles and scatters if --profiles and --figures ask for"
                            + " them.")
    private List<DrawingFormat> formats = List.of();

    /** Returns the formats asked for, each once. */
    Set<DrawingFormat> formats() {
        return new TreeSet<>(formats);
    }

    /** Refuses formats that cannot be written. */
    void validate(Destination destination) {
        require(
                formats.isEmpty() || destination instanceof Destination.Folder,
                "--drawings writes files beside the report: add --out FOLDER");
        require(
                formats.stream().allMatch(DrawingFormat::isPossible),
                "--drawings png needs a Java with the module java.desktop, which this one lacks: choose --drawings svg,"
                        + " or start with a full JDK");
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), what);
        }
    }
}
