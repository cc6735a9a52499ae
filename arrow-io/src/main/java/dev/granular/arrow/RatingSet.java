package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ratings and predictions of the same images in the same order, as read from tables. Owns the Arrow memory under its
 * columns: after {@link #close()} they must not be read, and doing so throws {@link IllegalStateException}.
 */
public final class RatingSet implements AutoCloseable {
    private final Lifetime lifetime;
    private final Map<String, Column> ratings;
    private final List<Predictions> predictions;
    private final List<String> notes;
    private final List<String> warnings;
    private final Map<String, String> columns;
    private final List<Integer> rows;
    private final int[] kept;
    private final TableColumns first;

    /**
     * Takes everything over.
     *
     * @param ratings columns by role
     * @param rows of every table, in the order of the tables
     * @param kept the rows of {@code first} that are left, ascending
     */
    RatingSet(
            Lifetime lifetime,
            Map<String, Column> ratings,
            List<Predictions> predictions,
            List<String> notes,
            List<String> warnings,
            Map<String, String> columns,
            List<Integer> rows,
            int[] kept,
            TableColumns first) {
        this.lifetime = lifetime;
        this.ratings = ratings;
        this.predictions = List.copyOf(predictions);
        this.notes = List.copyOf(notes);
        this.warnings = List.copyOf(warnings);
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        this.rows = List.copyOf(rows);
        this.kept = kept;
        this.first = first;
    }

    /** Mean opinion scores, finite, length N. */
    public Column mos() {
        return ratings.get("mos");
    }

    /** Standard deviation of the opinions, finite, length N; absent where the tables have none. */
    public Optional<Column> std() {
        return Optional.ofNullable(ratings.get("std"));
    }

    /** Regulator weights, finite, length N; absent where the tables have none. */
    public Optional<Column> weight() {
        return Optional.ofNullable(ratings.get("weight"));
    }

    /** What each model said, at least one, in the order of the tables or as chosen. */
    public List<Predictions> predictions() {
        return predictions;
    }

    /** What was chosen, joined, left out and dropped, one sentence each, for people. */
    public List<String> notes() {
        return notes;
    }

    /** What a reader of results must know of the tables, one sentence each, for people. */
    public List<String> warnings() {
        return warnings;
    }

    /** The column behind each role ({@code mos}, {@code std}, {@code weight}, {@code key}), where there is one. */
    public Map<String, String> columns() {
        return columns;
    }

    /** How many rows each table has, in the order of the tables, with those that were left out here. */
    public List<Integer> rows() {
        return rows;
    }

    /**
     * Brings values from elsewhere, one per row of the first table, into line with this set: leaves out the rows that
     * were dropped.
     *
     * @param name what the values are, for the message: a file's name
     * @throws InputException if {@code values} has another length than the first table
     */
    public Column aligned(String name, Column values) {
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
        lifetime.close();
    }
}
