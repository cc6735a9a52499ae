package dev.granular.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds folders of tables beside the published data; they are no part of the project. */
final class SharedFolder {
    private SharedFolder() {}

    /** The folder of that name; skips the calling test, saying so, if it is absent. */
    static Path of(String name) {
        Path folder = Path.of(System.getProperty("granular.conformance", "../../shared/conformance"))
                .resolveSibling(name)
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no tables in " + folder + "; set -Dgranular.conformance=FOLDER beside them");
        return folder;
    }

    /** Arguments in which files and patterns of files are found in {@code folder}. */
    static List<String> resolved(Path folder, List<String> arguments) {
        return arguments.stream()
                .map(word -> word.matches("[^'=]+\\.(csv|tsv|txt|gz|json|jsonl|mat|xlsx|ods|parquet)")
                        ? folder.resolve(word).toString()
                        : word)
                .toList();
    }

    /** A figure of a table of results, NaN where there is none. */
    static double number(String text) {
        return text == null || text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
