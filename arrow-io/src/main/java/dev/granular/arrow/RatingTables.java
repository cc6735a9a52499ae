package dev.granular.arrow;

import dev.granular.InputException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Reads ratings and predictions from one table or several. */
public final class RatingTables {
    private RatingTables() {}

    /**
     * Reads and joins {@code files}; the first holds the ratings.
     *
     * @throws InputException if a file cannot be read, a column is not there or not numeric, or tables do not fit
     */
    public static RatingSet read(
            List<Path> files, ColumnChoice choice, MissingValues missing, BufferAllocator allocator) {
        throw new UnsupportedOperationException();
    }
}
