package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.join.JoinedRatings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ratings and predictions of the same images in the same order, as read from tables. Owns the Arrow memory under its
 * columns: after {@link #close()} they must not be read, and doing so throws {@link IllegalStateException}.
 */
public final class RatingSet implements AutoCloseable {
    private final JoinedRatings joined;

    /** Takes everything over. */
    RatingSet(JoinedRatings joined) {
        this.joined = joined;
    }

    /** Mean opinion scores, finite, length N. */
    public Column mos() {
        return joined.ratings().get("mos");
    }

    /** Standard deviation of the opinions, finite, length N; absent where the tables have none. */
    public Optional<Column> std() {
        return Optional.ofNullable(joined.ratings().get("std"));
    }

    /** Regulator weights, finite, length N; absent where the tables have none. */
    public Optional<Column> weight() {
        return Optional.ofNullable(joined.ratings().get("weight"));
    }

    /** What each model said, at least one, in the order of the tables or as chosen. */
    public List<Predictions> predictions() {
        return joined.predictions();
    }

    /** What was chosen, joined, left out and dropped, one sentence each, for people. */
    public List<String> notes() {
        return joined.notes();
    }

    /** What a reader of results must know of the tables, one sentence each, for people. */
    public List<String> warnings() {
        return joined.warnings();
    }

    /** The column behind each role ({@code mos}, {@code std}, {@code weight}, {@code key}), where there is one. */
    public Map<String, String> columns() {
        return joined.columns();
    }

    /** How many rows each table has, in the order of the tables, with those that were left out here. */
    public List<Integer> rows() {
        return joined.rows();
    }

    /**
     * Brings values from elsewhere, one per row of the first table, into line with this set: leaves out the rows that
     * were dropped.
     *
     * @param name what the values are, for the message: a file's name
     * @throws InputException if {@code values} has another length than the first table
     */
    public Column aligned(String name, Column values) {
        TableColumns first = joined.first();
        int[] kept = joined.kept();
        if (values.size() != first.rows()) {
            throw new InputException(name + " has " + values.size() + " numbers and " + first.name() + " has "
                    + first.rows() + " rows: they must agree");
        }
        if (kept.length == first.rows()) {
            return values;
        }
        var left = new double[kept.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = values.get(kept[i]);
        }
        return Column.of(left);
    }

    /** Frees the memory. May be called again. */
    @Override
    public void close() {
        joined.lifetime().close();
    }
}
