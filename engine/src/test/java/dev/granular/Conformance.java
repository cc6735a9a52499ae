package dev.granular;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the published data sets that tests compare with; they are no part of the project. */
public final class Conformance {
    private Conformance() {}

    /** The folder of a data set; skips the calling test, saying so, where it is absent. */
    public static Path folder(String dataSet) {
        String root = System.getProperty("granular.conformance", "../../shared/conformance");
        Path folder = Path.of(root, dataSet);
        assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no published data in " + folder
                        + "; set -Dgranular.conformance=FOLDER to run this test");
        return folder;
    }
}
