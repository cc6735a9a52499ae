package dev.granular.arrow.json;

import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.LibraryCall;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.text.TextColumn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A JSON file, held in memory. Numbers count as they are written, also in quotes. */
public final class JsonSource implements TableSource {
    private final String name;
    private final JsonRows rows;
    private final Header header;
    private int row;

    private JsonSource(String name, JsonRows rows) {
        this.name = name;
        this.rows = rows;
        header = new Header(name, rows.columns(), rows.isNameless());
    }

    /**
     * Reads all of {@code in} and closes it.
     *
     * @param score what a column of numbers without a name is called
     */
    public static JsonSource open(String name, String score, InputStream in) throws IOException {
        try (in) {
            List<JsonTree> values = LibraryCall.of(name, "JSON", () -> JsonTree.read(name, in));
            return new JsonSource(name, LibraryCall.of(name, "JSON", () -> JsonRows.of(name, score, values)));
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        var origin = new TextColumn.Origin(
                column -> new Cell(name, row + 1L, OptionalLong.empty(), column),
                rows.rows().size(),
                false);
        List<TextColumn> columns = TextColumn.of(header.columns(), uses, origin, lifetime);
        for (Map<String, String> fields : rows.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                String text = fields.getOrDefault(rows.columns().get(i), "");
                columns.get(i).add(text.toCharArray(), 0, text.length());
            }
            row++;
        }
        return TextColumn.table(name, row, columns, new RowLines());
    }

    @Override
    public void close() {}
}
