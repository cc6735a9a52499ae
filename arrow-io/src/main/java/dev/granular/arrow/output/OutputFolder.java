package dev.granular.arrow.output;

import dev.granular.InputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/**
 * A folder that receives the files of one run, all whole or none at all: they are written into a hidden folder within
 * it and moved to their names by {@link #commit()}. What is not committed is deleted by {@link #close()}, and also when
 * the process is interrupted.
 *
 * <pre>{@code
 * try (var out = OutputFolder.prepare(folder)) {
 *     out.write("points.csv", text -> PointsCsv.write(correlations, text));
 *     out.commit();
 * }
 * }</pre>
 */
public final class OutputFolder implements AutoCloseable {
    /** Writes the text of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code text}, which the caller closes. */
        void writeTo(Writer text) throws IOException;
    }

    private OutputFolder() {}

    /**
     * Makes {@code folder} where it is absent and checks that files can be made in it.
     *
     * @throws InputException if it is no folder or cannot be written
     */
    public static OutputFolder prepare(Path folder) {
        throw new UnsupportedOperationException();
    }

    /** The folder that receives the files. */
    public Path path() {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a file, to appear at {@link #commit()}, in UTF-8.
     *
     * @param name the file's name without a folder
     * @throws InputException if writing fails, say because the disk is full
     */
    public void write(String name, Content content) {
        throw new UnsupportedOperationException();
    }

    /** Moves every file to its name, each atomically, replacing older ones. */
    public void commit() {
        throw new UnsupportedOperationException();
    }

    /** Deletes what was not committed, and the folder if this object made it and it is empty. */
    @Override
    public void close() {}
}
