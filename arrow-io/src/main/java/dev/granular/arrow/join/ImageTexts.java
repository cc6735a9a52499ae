package dev.granular.arrow.join;

import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.ColumnChoice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts of the first table, image by image. */
final class ImageTexts {
    private ImageTexts() {}

    /** Returns names of images: the key that was named, or the first column of texts that are all different. */
    static Optional<List<String>> names(ReadTable first, ColumnChoice choice, int[] kept) {
        TableColumns table = first.columns();
        Optional<KeyColumn> names = choice.key().isPresent()
                ? KeyColumn.of(table, choice.key().get().first())
                : table.texts().keySet().stream()
                        .flatMap(column -> KeyColumn.of(table, List.of(column)).stream())
                        .filter(KeyColumn::isUnique)
                        .findFirst();
        return names.map(found -> Arrays.stream(kept).mapToObj(found::text).toList());
    }

    /** Returns columns of texts that repeat often enough to name what images share, with the number of different texts. */
    static Map<String, Integer> repeated(ReadTable first) {
        var repeated = new LinkedHashMap<String, Integer>();
        first.columns().texts().forEach((column, texts) -> {
            int different = new HashSet<>(texts).size();
            if (different > 1 && 2 * different <= texts.size()) {
                repeated.put(column, different);
            }
        });
        return repeated;
    }
}
