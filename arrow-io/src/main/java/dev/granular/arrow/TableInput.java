package dev.granular.arrow;

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
}
