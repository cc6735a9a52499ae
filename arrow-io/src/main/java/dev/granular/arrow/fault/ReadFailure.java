package dev.granular.arrow.fault;

import dev.granular.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that are not there or cannot be read, in one line each. */
public final class ReadFailure {
    private ReadFailure() {}

    /** Refuses what is not a file with something in it. */
    public static void requireFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new InputException("there is no file " + file);
        } else if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, not a table");
        } else if (!Files.isReadable(file)) {
            throw new InputException(file + " cannot be read: permission denied");
        } else if (Files.isRegularFile(file) && Files.size(file) == 0) {
            throw new InputException(file + " is empty");
        }
    }

    /** Returns what went wrong with a table, in one line. */
    public static InputException of(String table, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> new InputException("there is no file " + table, e);
            case EOFException _ -> new InputException(table + " is cut: its end is missing", e);
            default -> new InputException(table + " cannot be read: " + e.getMessage(), e);
        };
    }
}
