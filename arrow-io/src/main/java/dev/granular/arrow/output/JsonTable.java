package dev.granular.arrow.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** A table of results as one JSON object: what it is about, its columns, its rows as objects. */
final class JsonTable {
    private final ResultTable table;
    private final JsonGenerator json;

    private JsonTable(ResultTable table, JsonGenerator json) {
        this.table = table;
        this.json = json;
    }

    /** Writes in UTF-8 to {@code out}, which stays open. */
    static void write(ResultTable table, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
                .setPrettyPrinter(new DefaultPrettyPrinter())) {
            new JsonTable(table, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> about : table.metadata().entrySet()) {
            json.writeStringField(about.getKey(), about.getValue());
        }
        columns();
        json.writeArrayFieldStart("rows");
        for (int row = 0; row < table.rows(); row++) {
            row(row);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void columns() throws IOException {
        json.writeArrayFieldStart("columns");
        for (ResultColumn column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("description", column.description());
            if (column instanceof ResultColumn.Number number) {
                json.writeStringField("unit", number.unit());
            } else if (column instanceof ResultColumn.Count count) {
                json.writeStringField("unit", count.unit());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void row(int row) throws IOException {
        json.writeStartObject();
        for (ResultColumn column : table.columns()) {
            json.writeFieldName(column.name());
            switch (column) {
                case ResultColumn.Text text -> text(text, text.values().apply(row));
                case ResultColumn.Number number -> number(number.values().applyAsDouble(row));
                case ResultColumn.Count count -> json.writeNumber(count.values().applyAsLong(row));
                case ResultColumn.Flag flag -> flag(flag, row);
            }
        }
        json.writeEndObject();
    }

    private void text(ResultColumn.Text column, String text) throws IOException {
        if (column.optional() && text.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private void flag(ResultColumn.Flag column, int row) throws IOException {
        if (column.known().test(row)) {
            json.writeBoolean(column.values().test(row));
        } else {
            json.writeNull();
        }
    }

    private void number(double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
