package dev.granular.cli;

import dev.granular.arrow.input.TableInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

/** Files of images, one below the other, in place of a table that is read at once. */
final class ImageFileOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "All files of images, one below the other, with the same columns: MOS, standard deviations and scores. A quoted"
                            + " pattern ('part-*.parquet') stands for all files that match. Read several times, one after"
                            + " the other.")
    private List<String> files = List.of();

    /** Returns the files, those of a pattern in alphabetical order. */
    List<Path> paths() {
        return files.stream()
                .flatMap(text -> switch (TableInput.of(text)) {
                    case TableInput.Parts parts -> parts.paths().stream();
                    default -> Stream.of(Path.of(text));
                })
                .toList();
    }
}
