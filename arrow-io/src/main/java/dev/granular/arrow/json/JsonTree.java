package dev.granular.arrow.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.granular.InputException;
import dev.granular.arrow.fault.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of JSON: texts, with numbers as they are written, lists, and objects. */
sealed interface JsonTree {
    /** A text, a number, a truth value, or nothing, which is the empty text. */
    record Scalar(String text) implements JsonTree {}

    /** An array. */
    record Array(List<JsonTree> values) implements JsonTree {}

    /** An object, in its order. */
    record Fields(Map<String, JsonTree> values) implements JsonTree {}

    /** Deeper than any table. */
    int MOST_LEVELS = 16;

    /** Returns all values that stand one after the other. */
    static List<JsonTree> read(String table, InputStream in) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        var values = new ArrayList<JsonTree>();
        try (JsonParser parser = factory.createParser(in)) {
            while (parser.nextToken() != null) {
                values.add(value(table, parser, 0));
            }
        } catch (JsonProcessingException e) {
            throw new InputException(
                    table + ", line " + e.getLocation().getLineNr() + ": this is no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
        return values;
    }

    private static JsonTree value(String table, JsonParser parser, int level) throws IOException {
        if (level > MOST_LEVELS) {
            throw new InputException(table + " is nested more than " + MOST_LEVELS + " levels deep, as no table is");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, JsonTree>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (fields.put(name, value(table, parser, level + 1)) != null) {
                        throw new InputException(table + ", line "
                                + parser.currentLocation().getLineNr() + ": the name " + Excerpt.of(name)
                                + " comes twice in one object: rename or remove one");
                    }
                }
                yield new Fields(fields);
            }
            case START_ARRAY -> {
                var values = new ArrayList<JsonTree>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(table, parser, level + 1));
                }
                yield new Array(values);
            }
            case VALUE_NULL -> new Scalar("");
            default -> new Scalar(parser.getText());
        };
    }
}
