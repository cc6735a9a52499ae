package dev.granular.cli.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granular.Method;
import dev.granular.QualityRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reliefs as JSON: an array {@code reliefs}. */
final class ReliefJson {
    private static final String RELIEFS = "reliefs";

    private ReliefJson() {}

    /** Writes the field {@code reliefs} into an open object. */
    static void write(List<Relief> reliefs, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(RELIEFS);
        for (Relief relief : reliefs) {
            json.writeStartArray();
            json.writeString(relief.method().name());
            json.writeNumber(relief.range().min());
            json.writeNumber(relief.range().max());
            for (double height : relief.heights()) {
                if (Double.isNaN(height)) {
                    json.writeNull();
                } else {
                    json.writeNumber(height);
                }
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Reads the reliefs of an object; none if it has none. */
    static List<Relief> read(String text) throws IOException {
        var reliefs = new ArrayList<Relief>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals(RELIEFS);
                json.nextToken();
                if (!found) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    reliefs.add(relief(json));
                }
            }
        }
        return reliefs;
    }

    private static Relief relief(JsonParser json) throws IOException {
        Method method = Method.valueOf(json.nextTextValue());
        json.nextToken();
        double min = json.getDoubleValue();
        json.nextToken();
        double max = json.getDoubleValue();
        var heights = new ArrayList<Double>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            heights.add(token == JsonToken.VALUE_NULL ? Double.NaN : json.getDoubleValue());
        }
        return new Relief(method, new QualityRange(min, max), heights);
    }
}
