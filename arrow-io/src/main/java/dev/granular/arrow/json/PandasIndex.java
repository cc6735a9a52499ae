package dev.granular.arrow.json;

import dev.granular.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns that pandas keeps as an index, as it says in the metadata of Parquet and Arrow. */
public final class PandasIndex {
    private static final String KEY = "pandas";
    private static final String COLUMNS = "index_columns";

    private PandasIndex() {}

    /** Returns the names of these columns; none if {@code metadata} does not say. A range of numbers is no column. */
    public static Set<String> of(Map<String, String> metadata) {
        String json = metadata.get(KEY);
        return json == null ? Set.of() : names(json);
    }

    private static Set<String> names(String json) {
        try {
            List<JsonTree> values = JsonTree.read(KEY, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            return values.stream()
                    .filter(JsonTree.Fields.class::isInstance)
                    .map(value -> ((JsonTree.Fields) value).values().get(COLUMNS))
                    .filter(JsonTree.Array.class::isInstance)
                    .flatMap(list -> ((JsonTree.Array) list).values().stream())
                    .filter(JsonTree.Scalar.class::isInstance)
                    .map(name -> ((JsonTree.Scalar) name).text().strip())
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (InputException | IOException _) {
            return Set.of(); // What others write there is no reason to refuse the table.
        }
    }
}
