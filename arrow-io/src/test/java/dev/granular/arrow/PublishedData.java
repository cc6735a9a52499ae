package dev.granular.arrow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the published data sets; they are no part of the project. */
final class PublishedData {
    private PublishedData() {}

    /** The folder of a data set; skips the calling test, saying so, where it is absent. */
    static Path folder(String dataSet) {
        Path folder = Path.of(System.getProperty("granular.conformance", "../../shared/conformance"), dataSet);
        assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no published data in " + folder
                        + "; set -Dgranular.conformance=FOLDER to run this test");
        return folder;
    }
}
