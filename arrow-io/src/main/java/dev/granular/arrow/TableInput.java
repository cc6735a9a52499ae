package dev.granular.arrow;

import dev.granular.InputException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a table comes from. */
public sealed interface TableInput {
    /** What it is called in messages and reports. */
    String name();

    /** A file; its content says which format it has. */
    record File(Path path) implements TableInput {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /**
     * Bytes that come one after the other, as from standard input; can be read once, and stay open. What is not text is
     * kept in a temporary file as long as the columns are.
     */
    record Stream(String name, InputStream bytes) implements TableInput {}

    /**
     * Files with the same columns, one below the other, as one table.
     *
     * @param name the pattern that they match
     * @param paths in the order of their rows, at least one
     */
    record Parts(String name, List<Path> paths) implements TableInput {
        /** Copies the list. */
        public Parts {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The file called {@code text} or, if there is none and {@code text} has wildcards ({@code *}, {@code ?}, {@code
     * [a-z]}, {@code {a,b}}), all files that match, in alphabetical order.
     *
     * @throws InputException if no file matches
     */
    static TableInput of(String text) {
        Path path = Path.of(text);
        return Files.exists(path) || !FilePattern.isPattern(text)
                ? new File(path)
                : new Parts(text, FilePattern.files(path));
    }
}
