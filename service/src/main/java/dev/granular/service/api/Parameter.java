package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.cli.RequestOption;
import dev.granular.service.http.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A parameter as OpenAPI has it.
 *
 * @param in where it stands: path, query or header
 * @param type of one value, as JSON Schema has it
 * @param isList whether it may be repeated
 * @param choices the only words that it takes; none if it takes others
 * @param pattern that the value matches; empty if any will do
 */
record Parameter(
        String name,
        String in,
        boolean required,
        String type,
        boolean isList,
        List<String> choices,
        String pattern,
        String description) {

    private static Parameter query(String name, String type, boolean isList, List<String> choices, String description) {
        return new Parameter(name, "query", false, type, isList, choices, "", description);
    }

    static Parameter path(String name) {
        return new Parameter(name, "path", true, "string", false, List.of(), "", "");
    }

    static Parameter header(String name, String description) {
        return new Parameter(name, "header", false, "string", false, List.of(), "", description);
    }

    static Parameter text(String name, String description) {
        return query(name, "string", false, List.of(), description);
    }

    static Parameter list(String name, String description) {
        return query(name, "string", true, List.of(), description);
    }

    static Parameter number(String name, String description) {
        return query(name, "number", false, List.of(), description);
    }

    static Parameter word(String name, Object[] choices, String description) {
        List<String> words = Arrays.stream(choices)
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                .toList();
        return query(name, "string", false, words, description);
    }

    static Parameter of(RequestOption option) {
        String type = switch (option.kind()) {
            case SWITCH -> "boolean";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case TEXT -> "string";
        };
        return query(option.name(), type, option.isList(), option.choices(), option.description());
    }

    Parameter needed() {
        return new Parameter(name, in, true, type, isList, choices, pattern, description);
    }

    Parameter matching(String regex) {
        return new Parameter(name, in, required, type, isList, choices, "^" + regex + "$", description);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("in", in);
        json.writeBooleanField("required", required);
        json.writeStringField("description", description);
        json.writeObjectFieldStart("schema");
        if (isList) {
            json.writeStringField("type", "array");
            json.writeObjectFieldStart("items");
        }
        value(json);
        if (isList) {
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes the fields of the schema of one value. */
    private void value(JsonGenerator json) throws IOException {
        json.writeStringField("type", type);
        if (!choices.isEmpty()) {
            Json.texts(json, "enum", choices);
        }
        if (!pattern.isEmpty()) {
            json.writeStringField("pattern", pattern);
        }
    }
}
