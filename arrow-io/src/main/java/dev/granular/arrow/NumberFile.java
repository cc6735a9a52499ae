package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import java.nio.file.Path;

/** A text file with one number per line, below a header line or none: weights or standard deviations kept apart. */
public final class NumberFile {
    private NumberFile() {}

    /**
     * Reads all numbers onto the heap; empty lines do not count.
     *
     * @throws InputException if the file cannot be read, holds no number, or a line is not one finite number
     */
    public static Column read(Path file) {
        throw new UnsupportedOperationException();
    }
}
