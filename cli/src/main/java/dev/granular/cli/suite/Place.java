package dev.granular.cli.suite;

import dev.granular.InputException;
import java.nio.file.Path;

/**
 * Where something stands in a suite.
 *
 * @param line 1 for the first
 */
public record Place(Path file, int line) {
    /** Returns a refusal of what stands there. */
    public InputException refusal(String message) {
        return new InputException(this + ": " + message);
    }

    @Override
    public String toString() {
        return file + ", line " + line;
    }
}
