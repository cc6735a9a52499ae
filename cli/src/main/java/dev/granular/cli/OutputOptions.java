package dev.granular.cli;

import dev.granular.arrow.output.ResultFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say where results go, and how they are written. */
final class OutputOptions {
    private static final String STANDARD_OUTPUT = "-";

    /** A name that ends as that of a file; {@code run-2.5} is none. */
    private static final Pattern FILE_NAME = Pattern.compile(".+\\.[A-Za-z]\\w*");

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--out",
            paramLabel = "FOLDER|FILE|-",
            order = 40,
            description = {
                "Where to write. Default: nothing is written.",
                "  FOLDER  report and all numbers; made if absent",
                "  FILE    one table, in the format of its ending: .csv, .arrow, .arrows (stream) or .json; points,"
                        + " scores, figures, profiles or ceiling if its name ends so, the run's account if it is run.json, else the"
                        + " surface; or the scores for a paper: .tex or .md",
                "  -       the surface, to standard output; all else goes to standard error",
                "Older files are replaced when everything is done, and not before."
            })
    private Optional<String> out = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            order = 41,
            description =
                    "How tables are written to a folder or standard output: ${COMPLETION-CANDIDATES}. Default: csv.")
    private Optional<ResultFormat> format = Optional.empty();

    /** Returns what the options say; refuses those that make no sense. */
    Destination destination() {
        if (out.isEmpty()) {
            requireNoFormat("--format says how to write, but without --out nothing is written");
            return new Destination.Nowhere();
        }
        String name = out.get();
        if (name.equals(STANDARD_OUTPUT)) {
            return new Destination.StandardOutput(format.orElse(ResultFormat.CSV));
        }
        Path path = Path.of(name);
        boolean folder = name.endsWith("/") || Files.isDirectory(path) || !isFileName(path);
        return folder ? new Destination.Folder(path, format.orElse(ResultFormat.CSV)) : singleFile(path);
    }

    private static boolean isFileName(Path path) {
        return path.getFileName() != null
                && FILE_NAME.matcher(path.getFileName().toString()).matches();
    }

    private Destination singleFile(Path path) {
        String name = path.getFileName().toString();
        Optional<TableStyle> paper = TableStyle.ofName(name);
        if (paper.isPresent()) {
            requireNoFormat("--format and --out " + path + " exclude one another: the file's ending says the format");
            return new Destination.PaperFile(path, paper.get());
        }
        ResultFormat ending = ResultFormat.ofName(name).orElseThrow(() -> unknownEnding(path));
        requireNoFormat("--format and --out " + path + " exclude one another: the file's ending says the format");
        return new Destination.SingleFile(path, Result.ofName(name, ending), ending);
    }

    private ParameterException unknownEnding(Path path) {
        String endings =
                Arrays.stream(ResultFormat.values()).map(ResultFormat::ending).collect(Collectors.joining(", "))
                        + ", .tex, .md";
        return wrong("--out " + path + " ends in none of " + endings + ", so its format is not known; write " + path
                + "/ if it is to be a folder");
    }

    private void requireNoFormat(String message) {
        if (format.isPresent()) {
            throw wrong(message);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
