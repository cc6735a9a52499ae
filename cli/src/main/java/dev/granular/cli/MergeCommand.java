package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.arrow.CompressedSetFile;
import dev.granular.arrow.PartFile;
import dev.granular.arrow.output.OutputFile;
import dev.granular.cluster.PartsInOrder;
import dev.granular.evaluation.CompressedImages;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts parts of the images, or sets of different models, together. */
@Command(
        name = "merge",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description =
                "Puts all parts together that granular compress has summed over, each once; or sets of different models of"
                        + " the same images, side by side.",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  granular merge *.part --out images.set", "  granular merge images.set later.set --out both.set"})
final class MergeCommand implements Runnable {
    private record Numbered(int number, Path file) {}

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Parts, in any order, or sets.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            order = 1,
            description = "Receives the set, for granular evaluate.")
    private Path out;

    @Override
    public void run() {
        OutputFile.requireWritable(out);
        boolean parts = PartFile.isPart(files.getFirst());
        for (Path file : files) {
            if (PartFile.isPart(file) != parts) {
                throw new InputException(files.getFirst() + " is a " + (parts ? "part" : "set") + " and " + file
                        + " is none: name parts alone, or sets alone");
            }
        }
        CompressedImages set = parts ? merged() : joined();
        CompressedSetFile.save(set, out);
        spec.commandLine()
                .getOut()
                .println(out + ": " + set.superPoints() + " super points for "
                        + set.about().pairs()
                        + " pairs of images; models "
                        + String.join(", ", set.about().models()));
        spec.commandLine().getOut().flush();
    }

    private CompressedImages merged() {
        List<Path> ordered = files.stream()
                .map(file -> new Numbered(PartFile.number(file), file))
                .sorted(Comparator.comparingInt(Numbered::number))
                .map(Numbered::file)
                .toList();
        PartsInOrder all = named(ordered.getFirst(), () -> new PartsInOrder(PartFile.load(ordered.getFirst())));
        for (Path file : ordered.subList(1, ordered.size())) {
            named(file, () -> {
                all.add(PartFile.load(file));
                return all;
            });
        }
        return all.combined(Runtime.getRuntime().availableProcessors());
    }

    private CompressedImages joined() {
        CompressedImages all = CompressedSetFile.load(files.getFirst());
        for (Path file : files.subList(1, files.size())) {
            CompressedImages before = all;
            all = named(file, () -> before.join(CompressedSetFile.load(file)));
        }
        return all;
    }

    /** Does something with a file, and says its name in what is refused. */
    private static <T> T named(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            String message = e.getMessage();
            throw message.contains(file.toString()) ? e : new InputException(file + ": " + message, e);
        }
    }
}
