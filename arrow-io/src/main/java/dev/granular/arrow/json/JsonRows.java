package dev.granular.arrow.json;

import dev.granular.InputException;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.fault.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of texts, made from JSON.
 *
 * @param rows fields by the names of their columns; those that are absent are missing
 * @param isNameless whether the names of columns are made up
 */
record JsonRows(List<String> columns, List<Map<String, String>> rows, boolean isNameless) {
    private static final String NAME = "name";

    /**
     * Returns the table that {@code values} stand for.
     *
     * @param score what a column of numbers without a name is called
     */
    static JsonRows of(String table, String score, List<JsonTree> values) {
        if (values.size() == 1) {
            return of(table, score, values.getFirst());
        } else if (values.isEmpty()) {
            throw new InputException(table + " is empty");
        }
        return ofList(table, values);
    }

    private static JsonRows of(String table, String score, JsonTree value) {
        return switch (value) {
            case JsonTree.Scalar _ -> throw unknown(table);
            case JsonTree.Array(List<JsonTree> values) -> ofList(table, values);
            case JsonTree.Fields(Map<String, JsonTree> fields) -> ofObject(table, score, fields);
        };
    }

    private static InputException unknown(String table) {
        return new InputException(
                table + " is JSON, but no table: names with numbers, an array of records, lines of records,"
                        + " and names with arrays of equal length are read");
    }

    private static JsonRows ofList(String table, List<JsonTree> values) {
        if (values.isEmpty()) {
            throw new InputException(table + " is empty");
        } else if (values.stream().allMatch(JsonTree.Fields.class::isInstance)) {
            return ofRecords(values);
        } else if (values.stream().allMatch(JsonTree.Array.class::isInstance)) {
            return ofArrays(table, values);
        } else if (values.stream().allMatch(JsonTree.Scalar.class::isInstance)) {
            return ofArrays(
                    table,
                    values.stream()
                            .<JsonTree>map(value -> new JsonTree.Array(List.of(value)))
                            .toList());
        }
        throw unknown(table);
    }

    private static JsonRows ofRecords(List<JsonTree> records) {
        var rows = new ArrayList<Map<String, String>>();
        for (JsonTree each : records) {
            var row = new LinkedHashMap<String, String>();
            flatten("", each, row);
            rows.add(row);
        }
        return ofRows(rows, false);
    }

    private static JsonRows ofRows(List<Map<String, String>> rows, boolean nameless) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return new JsonRows(List.copyOf(columns), rows, nameless);
    }

    /** Fields of fields are called {@code outer.inner}; arrays are no values. */
    private static void flatten(String name, JsonTree value, Map<String, String> row) {
        switch (value) {
            case JsonTree.Scalar(String text) -> put(name, text, row);
            case JsonTree.Array _ -> put(name, "[...]", row);
            case JsonTree.Fields(Map<String, JsonTree> fields) ->
                fields.forEach((inner, each) -> flatten(name.isEmpty() ? inner : name + "." + inner, each, row));
        }
    }

    private static void put(String name, String text, Map<String, String> row) {
        if (row.put(name, text) != null && !name.equals(NAME)) {
            throw new IllegalArgumentException("two fields of a record are called " + Excerpt.of(name));
        }
    }

    /** Returns rows of values; names are c1, c2 and so on. */
    private static JsonRows ofArrays(String table, List<JsonTree> arrays) {
        var rows = new ArrayList<Map<String, String>>();
        for (JsonTree each : arrays) {
            var row = new LinkedHashMap<String, String>();
            List<JsonTree> values = ((JsonTree.Array) each).values();
            Header.requireColumns(table, values.size());
            for (int i = 0; i < values.size(); i++) {
                flatten("c" + (i + 1), values.get(i), row);
            }
            rows.add(row);
        }
        return ofRows(rows, true);
    }

    private static JsonRows ofObject(String table, String score, Map<String, JsonTree> fields) {
        if (fields.isEmpty()) {
            throw new InputException(table + " is empty");
        } else if (all(fields, JsonTree.Scalar.class)) {
            var rows = new ArrayList<Map<String, String>>();
            String column = score.equals(NAME) ? "score" : score;
            fields.forEach((name, value) -> rows.add(Map.of(NAME, name, column, ((JsonTree.Scalar) value).text())));
            return new JsonRows(List.of(NAME, column), rows, true);
        } else if (fields.get("data") instanceof JsonTree.Array(List<JsonTree> data)
                && fields.get("columns") instanceof JsonTree.Array(List<JsonTree> names)
                && data.stream().allMatch(JsonTree.Array.class::isInstance)) {
            return ofSplit(table, names, data);
        } else if (all(fields, JsonTree.Array.class) && isRectangular(fields)) {
            return ofColumns(fields);
        } else if (all(fields, JsonTree.Fields.class)) {
            return isByColumn(fields) ? ofIndexedColumns(fields) : ofNamedRecords(fields);
        }
        List<JsonTree> nested = fields.values().stream()
                .filter(value -> !(value instanceof JsonTree.Scalar))
                .toList();
        if (nested.size() == 1) {
            return of(table, score, nested.getFirst());
        }
        List<JsonTree> lists =
                fields.values().stream().filter(JsonRows::isRecords).toList();
        if (lists.size() == 1) {
            return of(table, score, lists.getFirst());
        }
        throw unknown(table);
    }

    private static boolean all(Map<String, JsonTree> fields, Class<? extends JsonTree> kind) {
        return fields.values().stream().allMatch(kind::isInstance);
    }

    private static boolean isRecords(JsonTree value) {
        return value instanceof JsonTree.Array(List<JsonTree> values)
                && !values.isEmpty()
                && values.stream().allMatch(JsonTree.Fields.class::isInstance);
    }

    private static boolean isRectangular(Map<String, JsonTree> fields) {
        return fields.values().stream()
                        .mapToInt(value -> ((JsonTree.Array) value).values().size())
                        .distinct()
                        .count()
                == 1;
    }

    private static JsonRows ofColumns(Map<String, JsonTree> fields) {
        var rows = new ArrayList<Map<String, String>>();
        int size = ((JsonTree.Array) fields.values().iterator().next()).values().size();
        for (int i = 0; i < size; i++) {
            var row = new LinkedHashMap<String, String>();
            for (Map.Entry<String, JsonTree> field : fields.entrySet()) {
                flatten(
                        field.getKey(),
                        ((JsonTree.Array) field.getValue()).values().get(i),
                        row);
            }
            rows.add(row);
        }
        return ofRows(rows, false);
    }

    /** Returns whether the outer names are columns: fewer than the inner ones, which are the same in each. */
    private static boolean isByColumn(Map<String, JsonTree> fields) {
        Set<String> inner =
                ((JsonTree.Fields) fields.values().iterator().next()).values().keySet();
        return inner.size() > fields.size()
                && fields.values().stream()
                        .allMatch(value ->
                                ((JsonTree.Fields) value).values().keySet().equals(inner));
    }

    private static JsonRows ofIndexedColumns(Map<String, JsonTree> fields) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        fields.forEach((column, values) -> ((JsonTree.Fields) values).values().forEach((name, value) -> {
            Map<String, String> row = rows.computeIfAbsent(name, _ -> new LinkedHashMap<>(Map.of(NAME, name)));
            flatten(column, value, row);
        }));
        return ofRows(List.copyOf(rows.values()), false);
    }

    private static JsonRows ofNamedRecords(Map<String, JsonTree> fields) {
        var rows = new ArrayList<Map<String, String>>();
        fields.forEach((name, value) -> {
            var row = new LinkedHashMap<String, String>();
            row.put(NAME, name);
            flatten("", value, row);
            rows.add(row);
        });
        return ofRows(rows, false);
    }

    private static JsonRows ofSplit(String table, List<JsonTree> names, List<JsonTree> data) {
        var rows = new ArrayList<Map<String, String>>();
        for (JsonTree each : data) {
            if (!(each instanceof JsonTree.Array(List<JsonTree> values)) || values.size() != names.size()) {
                throw unknown(table);
            }
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < values.size(); i++) {
                flatten(
                        names.get(i) instanceof JsonTree.Scalar(String text) ? text : "c" + (i + 1),
                        values.get(i),
                        row);
            }
            rows.add(row);
        }
        return ofRows(rows, false);
    }
}
