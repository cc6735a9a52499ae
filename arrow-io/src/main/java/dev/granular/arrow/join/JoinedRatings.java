package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ratings and predictions of the same images in the same order, joined from tables.
 *
 * @param lifetime owns the memory under all columns
 * @param ratings columns by role
 * @param columns the name of the column behind each role
 * @param rows of every table, in the order of the tables
 * @param kept the rows of {@code first} that are left, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
public record JoinedRatings(
        Lifetime lifetime,
        Map<String, Column> ratings,
        List<Predictions> predictions,
        List<String> notes,
        List<String> warnings,
        Map<String, String> columns,
        List<Integer> rows,
        int[] kept,
        TableColumns first) {
    /** Copies the collections. */
    public JoinedRatings {
        predictions = List.copyOf(predictions);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        rows = List.copyOf(rows);
    }
}
