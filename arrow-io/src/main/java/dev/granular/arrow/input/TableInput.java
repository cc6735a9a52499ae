package dev.granular.arrow.input;

import dev.granular.InputException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The origin of a table. */
public sealed interface TableInput {
    /** Returns what it is called in messages and reports. */
    String name();

    /** A file; its content says which format it has. */
    record File(Path path) implements TableInput {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /**
     * A file that is called otherwise in messages, as one that was received and is kept for the time being.
     *
     * @param name as its sender calls it
     */
    record Received(String name, Path path) implements TableInput {}

    /**
     * Vectors in memory. They stay the caller's, who closes them: at any time, as what is read holds on to the buffers it
     * needs. A column of doubles without nulls is not copied, so it must not be written to before {@link dev.granular.arrow.RatingSet#close()}.
     *
     * @param vectors under the same root allocator as the one that the table is read with
     * @param dictionaries of columns that have one, which only a key may be; not closed
     */
    record Vectors(String name, VectorSchemaRoot vectors, DictionaryProvider dictionaries) implements TableInput {
        /** Vectors without dictionaries. */
        public Vectors(String name, VectorSchemaRoot vectors) {
            this(name, vectors, new DictionaryProvider.MapDictionaryProvider());
        }
    }

    /**
     * Record batches from a stream or file, or from another language. The reader is read to its end and stays the
     * caller's, who closes it: at any time after reading. A column of doubles without nulls is not copied where all rows
     * are in one batch.
     *
     * @param batches with the same root allocator as the one that the table is read with
     */
    record Batches(String name, ArrowReader batches) implements TableInput {}

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
     * Returns the file called {@code text} or, if there is none and {@code text} has wildcards ({@code *}, {@code ?}, {@code
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
