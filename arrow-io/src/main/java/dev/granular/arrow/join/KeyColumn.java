package dev.granular.arrow.join;

import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Names of images in a table, one per row; the parts of a name from several columns stand apart by a character that no text has.
 *
 * @param columns where they come from
 */
record KeyColumn(TableColumns table, List<String> columns, List<String> names) {
    private static final String BETWEEN = "\u001f";
    private static final int EXAMPLES = 3;
    private static final double WHOLE = 0x1p53;

    /** Returns the names in {@code columns}; absent if one of them was not read as text or whole numbers. */
    static Optional<KeyColumn> of(TableColumns table, List<String> columns) {
        var parts = new ArrayList<List<String>>();
        for (String column : columns) {
            Optional<List<String>> texts = texts(table, column);
            if (texts.isEmpty()) {
                return Optional.empty();
            }
            parts.add(texts.get());
        }
        if (parts.size() == 1) {
            return Optional.of(new KeyColumn(table, columns, parts.getFirst()));
        }
        List<String> names = IntStream.range(0, table.rows())
                .mapToObj(row -> String.join(
                        BETWEEN, parts.stream().map(part -> part.get(row)).toList()))
                .toList();
        return Optional.of(new KeyColumn(table, columns, names));
    }

    private static Optional<List<String>> texts(TableColumns table, String column) {
        List<String> texts = table.texts().get(column);
        return texts != null ? Optional.of(texts) : table.number(column).flatMap(KeyColumn::wholeNumbers);
    }

    /** Returns whether names in a column of two tables differ in some row; what is neither texts nor whole numbers is no name. */
    static boolean differ(TableColumns one, TableColumns other, String column) {
        List<String> ours = one.texts().get(column);
        List<String> theirs = other.texts().get(column);
        if (ours != null && theirs != null) {
            return !ours.equals(theirs);
        }
        Optional<NumberColumn> left = one.number(column).filter(KeyColumn::isWhole);
        Optional<NumberColumn> right = other.number(column).filter(KeyColumn::isWhole);
        if (left.isPresent() && right.isPresent()) {
            return !Arrays.equals(
                    left.get().values().toArray(), right.get().values().toArray());
        }
        return ours != null && right.isPresent() || theirs != null && left.isPresent();
    }

    private static boolean isWhole(NumberColumn column) {
        return column.values().next(0, value -> value != Math.rint(value))
                == column.values().size();
    }

    private static Optional<List<String>> wholeNumbers(NumberColumn column) {
        int size = column.values().size();
        if (column.values().next(0, value -> value != Math.rint(value) || Math.abs(value) > WHOLE) < size) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, size)
                .mapToObj(row -> Long.toString((long) column.values().get(row)))
                .toList());
    }

    /** Refuses names that are empty or there twice. */
    KeyColumn requireUnique() {
        var seen = new HashSet<String>();
        Set<String> twice = new LinkedHashSet<>();
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            if (name.replace(BETWEEN, "").isBlank()) {
                throw new TableException(
                        table.cell(row, columns.getFirst()) + " is empty: every image needs its own key", Remedy.NONE);
            } else if (!seen.add(name)) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            throw new TableException(
                    place() + ": " + examples(List.copyOf(twice)) + " more than once: every image needs its own key",
                    Remedy.NAME_WHOLE_KEY);
        }
        return this;
    }

    /** Returns whether every name is there once and none is empty. */
    boolean isUnique() {
        return names.stream().noneMatch(String::isBlank) && new HashSet<>(names).size() == names.size();
    }

    /** Returns the name of a row, for people. */
    String text(int row) {
        return names.get(row).strip().replace(BETWEEN, ", ");
    }

    /** Returns the table and columns, for messages. */
    String place() {
        return table.name() + ", column " + Excerpt.of(columns);
    }

    /** Names keys, such as {@code 5 keys ("a", "b", "c", …)}. */
    static String examples(List<String> names) {
        List<String> shown = names.stream()
                .limit(EXAMPLES)
                .map(name -> name.replace(BETWEEN, ", "))
                .toList();
        return names.size()
                + (names.size() == 1 ? " key (" : " keys (")
                + Excerpt.of(shown)
                + (names.size() > EXAMPLES ? ", …)" : ")");
    }

    /** Returns the row of each name under {@code form}, −1 for one that several rows have. */
    Map<String, Integer> rows(Function<String, String> form) {
        var rows = new HashMap<String, Integer>();
        for (int row = 0; row < names.size(); row++) {
            rows.merge(form.apply(names.get(row)), row, (_, _) -> -1);
        }
        return rows;
    }
}
