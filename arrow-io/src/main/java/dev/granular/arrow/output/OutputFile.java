package dev.granular.arrow.output;

import dev.granular.InputException;
import dev.granular.arrow.staging.StagedFiles;
import java.nio.file.Path;

/** A file that is to be written after long work. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Refuses a file that could not be written: better before the work than after it.
     *
     * @throws InputException if its folder cannot be made or written into, or if a folder, a device or a pipe is in its place
     */
    public static void requireWritable(Path file) {
        StagedFiles.requireWritable(file);
    }
}
