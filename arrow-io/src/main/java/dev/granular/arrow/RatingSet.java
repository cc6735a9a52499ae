package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ratings and predictions of the same images in the same order, as read from tables. Owns the Arrow memory under its
 * columns: after {@link #close()} they must not be read, and doing so throws {@link IllegalStateException}.
 */
public final class RatingSet implements AutoCloseable {
    RatingSet() {}

    /** Mean opinion scores, finite, length N. */
    public Column mos() {
        throw new UnsupportedOperationException();
    }

    /** Standard deviation of the opinions, finite, length N; absent where the tables have none. */
    public Optional<Column> std() {
        throw new UnsupportedOperationException();
    }

    /** Regulator weights, finite, length N; absent where the tables have none. */
    public Optional<Column> weight() {
        throw new UnsupportedOperationException();
    }

    /** What each model said, at least one, in the order of the tables or as chosen. */
    public List<Predictions> predictions() {
        throw new UnsupportedOperationException();
    }

    /** What was chosen, joined, left out and dropped, one sentence each, for people. */
    public List<String> notes() {
        throw new UnsupportedOperationException();
    }

    /** The column behind each role ({@code mos}, {@code std}, {@code weight}, {@code key}), where there is one. */
    public Map<String, String> columns() {
        throw new UnsupportedOperationException();
    }

    /**
     * Brings values from elsewhere, one per row of the first table, into line with this set: leaves out the rows that
     * were dropped.
     *
     * @param name what the values are, for the message: a file's name
     * @throws InputException if {@code values} has another length than the first table
     */
    public Column aligned(String name, Column values) {
        throw new UnsupportedOperationException();
    }

    /** Frees the memory. May be called again. */
    @Override
    public void close() {}
}
