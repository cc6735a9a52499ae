package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Finds the rows of one table in another by a column of unique keys. */
final class KeyJoin {
    private static final int EXAMPLES = 3;

    private final TableColumns table;
    private final String key;
    private final Map<String, Integer> rows = new HashMap<>();

    /** Indexes a table; refuses keys that are empty or there twice. */
    KeyJoin(TableColumns table, String key) {
        this.table = table;
        this.key = key;
        Set<String> twice = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            String name = table.keys().get(row);
            if (name.isBlank()) {
                throw new InputException(table.cell(row, key) + " is empty: every image needs its own key");
            }
            if (rows.putIfAbsent(name, row) != null) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            throw new InputException(table.name() + ", column " + Excerpt.of(key) + ": "
                    + examples(twice.size(), List.copyOf(twice)::get)
                    + " more than once: every image needs its own key");
        }
    }

    /** For each of {@code keys} the row of this table, −1 where it has none. */
    int[] rowsOf(List<String> keys) {
        return keys.stream().mapToInt(name -> rows.getOrDefault(name, -1)).toArray();
    }

    /** Refuses rows of −1. */
    void requireAll(TableColumns ratings, int[] found) {
        var absent = new ArrayList<String>();
        for (int row = 0; row < found.length; row++) {
            if (found[row] < 0) {
                absent.add(ratings.keys().get(row));
            }
        }
        if (!absent.isEmpty()) {
            throw new InputException(table.name() + ", column " + Excerpt.of(key) + ": "
                    + examples(absent.size(), absent::get) + " of " + ratings.name()
                    + " not there; leave such rows out with --missing drop");
        }
    }

    /** For example {@code 5 keys ("a", "b", "c", …)}. */
    private static String examples(int count, IntFunction<String> names) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < Math.min(count, EXAMPLES); i++) {
            shown.add(names.apply(i));
        }
        return count + (count == 1 ? " key (" : " keys (") + Excerpt.of(shown) + (count > EXAMPLES ? ", …)" : ")");
    }
}
