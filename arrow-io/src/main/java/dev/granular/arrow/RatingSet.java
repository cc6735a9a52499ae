package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.join.JoinedRatings;
import dev.granular.arrow.join.SpreadGuard;
import java.util.Arrays;
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

    /** Returns the mean opinion scores, finite, length N. */
    public Column mos() {
        return joined.ratings().get("mos");
    }

    /** Returns the standard deviation of the opinions, finite, length N; absent where the tables have none. */
    public Optional<Column> std() {
        return Optional.ofNullable(joined.ratings().get("std"));
    }

    /** Returns the regulator weights, finite, length N; absent where the tables have none. */
    public Optional<Column> weight() {
        return Optional.ofNullable(joined.ratings().get("weight"));
    }

    /** Returns what each model said, at least one, in the order of the tables or as chosen. */
    public List<Predictions> predictions() {
        return joined.predictions();
    }

    /** Returns how many people rated each image, length N; absent where the tables do not say. NaN where it is missing. */
    public Optional<Column> raters() {
        return Optional.ofNullable(joined.ratings().get("raters"));
    }

    /** Returns the name of what each image shares with others, length N; absent if no column of clusters was asked for. */
    public Optional<List<String>> clusters() {
        return shared(Sharing.CLUSTER);
    }

    /** Returns the name of what each image shares with others, length N; absent if no such column was asked for. */
    public Optional<List<String>> shared(Sharing purpose) {
        return Optional.ofNullable(joined.shared().get(purpose));
    }

    /** Returns what people call each image, length N: its name if a column has names that differ, else its row in the first table. */
    public List<String> names() {
        JoinedRatings.Kept kept = joined.kept();
        return kept.names()
                .get()
                .orElseGet(() -> Arrays.stream(kept.rows())
                        .mapToObj(row -> "row " + (row + 1))
                        .toList());
    }

    /**
     * Returns columns of texts in the first table that several images share, and how many texts differ; they may name clusters. Reads
     * every text.
     */
    public Map<String, Integer> repeatedTexts() {
        return joined.kept().repeated().get();
    }

    /** Returns what was chosen, joined, left out and dropped, one sentence each. */
    public List<Remark> notes() {
        return joined.account().notes();
    }

    /** Returns what a reader of results must know of the tables, one sentence each. */
    public List<Remark> warnings() {
        return joined.account().warnings();
    }

    /**
     * Returns the column behind each role ({@code mos}, {@code std}, {@code raters}, {@code weight}, {@code key}, {@code cluster}, {@code by}, {@code within}), where there is
     * one.
     */
    public Map<String, String> columns() {
        return joined.account().columns();
    }

    /** Returns every column of every table, and what it was taken for. */
    public List<ColumnView> views() {
        return joined.account().views().get();
    }

    /** Returns what to say of standard deviations from elsewhere, called {@code source}, if they look unlike those of opinions. */
    public Optional<Remark> spreadRemark(Column std, String source) {
        return SpreadGuard.of(mos(), std).remark(source);
    }

    /** Returns how many rows each table has, in the order of the tables, with those that were left out here. */
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
        JoinedRatings.Kept images = joined.kept();
        if (values.size() != images.images()) {
            throw new InputException(name + " has " + values.size() + " numbers and " + images.table() + " has "
                    + images.images() + " rows: they must agree");
        }
        int[] kept = images.rows();
        if (kept.length == images.images()) {
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
