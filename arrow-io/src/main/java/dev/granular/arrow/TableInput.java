package dev.granular.arrow;

import java.io.InputStream;
import java.nio.file.Path;

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
}
