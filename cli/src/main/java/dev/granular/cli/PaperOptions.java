package dev.granular.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that asks for a table to be pasted elsewhere. */
final class PaperOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--table",
            paramLabel = "STYLE",
            order = 42,
            description =
                    "Print the scores as a table to be pasted: ${COMPLETION-CANDIDATES}. In LaTeX and Markdown the"
                            + " best score is bold and the second underlined, and with --compare a dagger marks what is not"
                            + " shown to differ from the best; LaTeX needs booktabs. All else goes to standard error.")
    private Optional<TableStyle> table = Optional.empty();

    /** Returns the style asked for. */
    Optional<TableStyle> style() {
        return table;
    }

    /** Refuses two things on standard output. */
    void validate(Destination destination) {
        if (table.isPresent() && destination instanceof Destination.StandardOutput) {
            throw new ParameterException(
                    command.commandLine(),
                    "--table and --out - exclude one another, as both write to standard output: name a file in --out");
        }
    }
}
