package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Sharing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ratings and predictions of the same images in the same order, joined from tables.
 *
 * @param lifetime owns the memory under all columns
 * @param ratings columns by role: {@code mos}, {@code std}, {@code weight}, {@code raters}
 * @param rows of every table, in the order of the tables
 * @param shared names of what each image shares with others, length N, by what they are read for
 */
public record JoinedRatings(
        Lifetime lifetime,
        Map<String, Column> ratings,
        List<Predictions> predictions,
        Account account,
        List<Integer> rows,
        Kept kept,
        Map<Sharing, List<String>> shared) {
    /**
     * How the join came about.
     *
     * @param columns the name of the column behind each role
     * @param views describes every column of every table, as long as the memory is there
     */
    public record Account(
            List<Remark> notes, List<Remark> warnings, Map<String, String> columns, Supplier<List<ColumnView>> views) {
        /** Copies the collections. */
        public Account {
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }
    }

    /**
     * The images that are left.
     *
     * @param table what the first table is called
     * @param images how many it has
     * @param rows which of them are left, ascending
     * @param names of those that are left; absent if no column names images
     * @param repeated columns of texts that several images share, with the number of different ones
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Kept(
            String table,
            int images,
            int[] rows,
            Supplier<Optional<List<String>>> names,
            Supplier<Map<String, Integer>> repeated) {}

    /** Copies the collections. */
    public JoinedRatings {
        predictions = List.copyOf(predictions);
        rows = List.copyOf(rows);
        shared = Map.copyOf(shared);
    }
}
