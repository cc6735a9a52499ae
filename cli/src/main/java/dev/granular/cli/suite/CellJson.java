package dev.granular.cli.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granular.inference.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cells as JSON: an array {@code cells}. */
final class CellJson {
    private static final String CELLS = "cells";
    private static final String SCORES = "scores";
    private static final String WARNINGS = "warnings";

    private CellJson() {}

    /** Writes the field {@code cells} into an open object. */
    static void write(List<Cell> cells, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(CELLS);
        for (Cell cell : cells) {
            json.writeStartObject();
            json.writeStringField("data", cell.data());
            json.writeStringField("model", cell.model());
            json.writeNumberField("images", cell.images());
            json.writeStringField("basis", cell.basis());
            json.writeArrayFieldStart(SCORES);
            for (Score score : cell.scores()) {
                write(score, json);
            }
            json.writeEndArray();
            texts(WARNINGS, cell.warnings(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Score score, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("figure", score.figure().toString());
        number("value", score.value(), json);
        number("low", score.interval().stream().mapToDouble(Interval::low).findFirst(), json);
        number("high", score.interval().stream().mapToDouble(Interval::high).findFirst(), json);
        json.writeStringField("why", score.why().orElse(null));
        json.writeEndObject();
    }

    /** Writes a number, or null. */
    static void number(String field, OptionalDouble value, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        if (value.isPresent()) {
            json.writeNumber(value.getAsDouble());
        } else {
            json.writeNull();
        }
    }

    /** Writes a list of texts. */
    static void texts(String field, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /**
     * Reads the cells of an object.
     *
     * @throws IOException if it is no JSON, or has no cells, or they are not what {@link #write} writes
     */
    static List<Cell> read(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            Optional<List<Cell>> cells = Optional.empty();
            expect(json.nextToken(), JsonToken.START_OBJECT, json);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals(CELLS);
                json.nextToken();
                if (found) {
                    cells = Optional.of(cells(json));
                } else {
                    json.skipChildren();
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT, json);
            return cells.orElseThrow(() -> new JsonParseException(json, "there are no cells"));
        }
    }

    private static List<Cell> cells(JsonParser json) throws IOException {
        var cells = new ArrayList<Cell>();
        expect(json.currentToken(), JsonToken.START_ARRAY, json);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            var values = new HashMap<String, Object>();
            List<Score> scores = List.of();
            List<String> warnings = List.of();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case SCORES -> scores = scores(json);
                    case WARNINGS -> warnings = texts(json);
                    default -> value(field, json, values);
                }
            }
            cells.add(new Cell(
                    text(values, "data", json),
                    text(values, "model", json),
                    (int) number(values, "images").orElse(0),
                    text(values, "basis", json),
                    scores,
                    warnings));
        }
        return cells;
    }

    private static List<Score> scores(JsonParser json) throws IOException {
        var scores = new ArrayList<Score>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            var values = new HashMap<String, Object>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                value(field, json, values);
            }
            scores.add(score(values, json));
        }
        return scores;
    }

    private static Score score(Map<String, Object> values, JsonParser json) throws IOException {
        String name = text(values, "figure", json);
        Figure figure =
                Figure.named(name).orElseThrow(() -> new JsonParseException(json, "no figure is called " + name));
        OptionalDouble low = number(values, "low");
        OptionalDouble high = number(values, "high");
        Optional<Interval> interval = low.isPresent() && high.isPresent()
                ? Optional.of(new Interval(low.getAsDouble(), high.getAsDouble()))
                : Optional.empty();
        return new Score(figure, number(values, "value"), interval, Optional.ofNullable((String) values.get("why")));
    }

    private static List<String> texts(JsonParser json) throws IOException {
        var texts = new ArrayList<String>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return texts;
    }

    private static void value(String field, JsonParser json, Map<String, Object> values) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            values.put(field, json.getText());
        } else if (token.isNumeric()) {
            values.put(field, json.getDoubleValue());
        } else {
            json.skipChildren();
        }
    }

    private static String text(Map<String, Object> values, String field, JsonParser json) throws IOException {
        if (values.get(field) instanceof String text) {
            return text;
        }
        throw new JsonParseException(json, "a cell or score has no " + field);
    }

    private static OptionalDouble number(Map<String, Object> values, String field) {
        return values.get(field) instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static void expect(JsonToken found, JsonToken wanted, JsonParser json) throws IOException {
        if (found != wanted) {
            throw new JsonParseException(json, "there is no " + wanted.asString() + " where one should be");
        }
    }
}
