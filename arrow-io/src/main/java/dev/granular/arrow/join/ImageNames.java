package dev.granular.arrow.join;

import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of images in a single table, which nothing needs, but which show whether an image has several rows. */
final class ImageNames {
    /** Words of names that images share. */
    private static final List<String> SHARED = List.of(
            "ref",
            "reference",
            "src",
            "source",
            "original",
            "scene",
            "content",
            "distortion",
            "type",
            "user",
            "rater",
            "subject",
            "worker",
            "model",
            "method",
            "camera",
            "device",
            "set",
            "dataset",
            "folder",
            "category",
            "class",
            "group");

    private ImageNames() {}

    /** Returns what to say of a table if each of its columns of names has one twice. */
    static Optional<Remark> remark(ReadTable table) {
        List<KeyColumn> names = table.roles().of(Role.Kind.PERHAPS_KEY).stream()
                .filter(column -> table.columns().texts().containsKey(column)
                        && !ColumnWords.of(column).hasAny(SHARED))
                .flatMap(column -> KeyColumn.of(table.columns(), List.of(column)).stream())
                .toList();
        return names.isEmpty() || names.stream().anyMatch(KeyColumn::isUnique)
                ? Optional.empty()
                : names.stream().flatMap(column -> repeated(column).stream()).findFirst();
    }

    private static Optional<Remark> repeated(KeyColumn column) {
        Map<String, Integer> firstRows = new HashMap<>();
        for (int row = 0; row < column.names().size(); row++) {
            String name = column.names().get(row);
            Integer before = name.isBlank() ? null : firstRows.putIfAbsent(name, row);
            if (before != null) {
                return Optional.of(new Remark(
                        column.table().cell(row, column.columns().getFirst()) + ": " + Excerpt.of(name)
                                + " stands in row " + (before + 1) + ", too, and each row counts as an image",
                        Remedy.NAME_WHOLE_KEY));
            }
        }
        return Optional.empty();
    }
}
