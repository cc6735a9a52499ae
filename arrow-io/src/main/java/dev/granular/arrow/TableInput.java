package dev.granular.arrow;

import java.io.InputStream;
import java.nio.file.Path;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;

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
     * Vectors in memory. They stay the caller's, who closes them: at any time, as what is read holds on to the buffers it
     * needs. A column of doubles without nulls is not copied, so it must not be written to before {@link RatingSet#close()}.
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
}
