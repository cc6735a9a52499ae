package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.service.http.MediaType;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each address may answer, for the description: statuses, media types and schemas. */
final class Answers {
    private static final List<MediaType> TABLES =
            List.of(MediaType.JSON, MediaType.CSV, MediaType.ARROW_FILE, MediaType.ARROW_STREAM);

    /** An answer that is no refusal; without a schema where only the media type says what it is. */
    private record Success(int status, String description, List<MediaType> types, String schema) {}

    private static final Map<String, List<Success>> SUCCESSES = Map.ofEntries(
            Map.entry("GET /v1/health", List.of(json(200, "It answers", "Health"))),
            Map.entry("GET /v1/version", List.of(json(200, "Versions", "Version"))),
            Map.entry("GET /openapi.json", List.of(json(200, "This description", "Anything"))),
            Map.entry("GET /v1/tables", List.of(json(200, "Tables", "Tables"))),
            Map.entry("POST /v1/tables", List.of(json(201, "Kept, and what is understood of it", "Table"))),
            Map.entry("GET /v1/tables/{id}", List.of(json(200, "What is understood of it", "Table"))),
            Map.entry("POST /v1/tables/{id}", List.of(json(200, "Added, and what is understood of all", "Table"))),
            Map.entry("DELETE /v1/tables/{id}", List.of(empty("Forgotten"))),
            Map.entry(
                    "POST /v1/evaluations",
                    List.of(
                            new Success(200, "The result", results(), "Evaluation"),
                            json(202, "How far it is; Location says where to ask", "Evaluation"))),
            Map.entry(
                    "GET /v1/evaluations/{id}",
                    List.of(new Success(200, "How far it is, or the result", results(), "Evaluation"))),
            Map.entry("DELETE /v1/evaluations/{id}", List.of(empty("Cancelled and forgotten"))),
            Map.entry(
                    "GET /v1/evaluations/{id}/report",
                    List.of(new Success(200, "The report", List.of(MediaType.HTML), "Anything"))),
            Map.entry("GET /v1/evaluations/{id}/run", List.of(json(200, "The account of the run", "Anything"))),
            Map.entry(
                    "GET /v1/evaluations/{id}/explain",
                    List.of(new Success(200, "Images and pairs", TABLES, "Anything"))),
            Map.entry("GET /v1/evaluations/{id}/{result}", List.of(new Success(200, "The table", TABLES, "Anything"))));

    private Answers() {}

    private static Success json(int status, String description, String schema) {
        return new Success(status, description, List.of(MediaType.JSON), schema);
    }

    private static Success empty(String description) {
        return new Success(204, description, List.of(), "");
    }

    private static List<MediaType> results() {
        return List.of(MediaType.JSON, MediaType.ZIP, MediaType.EVENTS);
    }

    /** Writes the field {@code responses} of a route. */
    static void write(JsonGenerator json, Route route) throws IOException {
        json.writeObjectFieldStart("responses");
        for (Success success : SUCCESSES.getOrDefault(route.method() + " " + route.pattern(), List.of())) {
            json.writeObjectFieldStart(Integer.toString(success.status));
            json.writeStringField("description", success.description);
            json.writeObjectFieldStart("content");
            for (MediaType type : success.types) {
                // Only JSON is described further.
                content(json, type.toString(), type == MediaType.JSON ? success.schema : "Anything");
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        for (int status : refusals(route)) {
            json.writeObjectFieldStart(Integer.toString(status));
            json.writeStringField("description", Problem.title(status));
            json.writeObjectFieldStart("content");
            content(json, "application/problem+json", "Problem");
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void content(JsonGenerator json, String type, String schema) throws IOException {
        json.writeObjectFieldStart(type);
        json.writeObjectFieldStart("schema");
        json.writeStringField("$ref", "#/components/schemas/" + schema);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Statuses of refusals: those of strangers, then what may be wrong with a request. */
    private static List<Integer> refusals(Route route) {
        var statuses = new ArrayList<>(List.of(400, 401, 403));
        boolean named = route.pattern().contains("{");
        if (named || route.method().equals("POST")) {
            statuses.add(404);
        }
        if (route.method().equals("GET") && !route.pattern().equals("/openapi.json")) {
            statuses.add(406);
        }
        if (route.method().equals("POST") && route.pattern().startsWith("/v1/evaluations")) {
            statuses.add(406);
        }
        if (route.pattern().startsWith("/v1/evaluations")) {
            statuses.add(409);
        }
        if (named || route.method().equals("POST")) {
            statuses.addAll(List.of(413, 422, 503));
        }
        return statuses;
    }

    /** Writes the schemas that answers refer to. */
    static void writeSchemas(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("schemas");
        json.writeObjectFieldStart("Anything");
        json.writeEndObject();
        object(json, "Health", "status:string!");
        object(json, "Version", "granular:string!", "java:string!", "processors:integer!");
        object(json, "Problem", "type:string!", "title:string!", "status:integer!", "detail:string!");
        object(json, "Tables", "tables:array!");
        object(
                json,
                "Table",
                "id:string!",
                "files:array!",
                "problem:string?!",
                "columns:array!",
                "images:integer",
                "mos:object",
                "spread:object",
                "models:array",
                "lower_is_better:array",
                "notes:array",
                "warnings:array",
                "command:string");
        object(
                json,
                "Evaluation",
                "id:string!",
                "status:string!",
                "stage:string",
                "fraction:number",
                "seconds_left:number?",
                "problem_status:integer",
                "problem:string",
                "scores:object",
                "run:object",
                "links:object");
        json.writeEndObject();
    }

    /** An object of fields such as {@code name:type}, with {@code ?} where null may stand, and {@code !} if always there. */
    private static void object(JsonGenerator json, String name, String... fields) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (String field : fields) {
            String[] parts = field.split(":");
            String type = parts[1].replaceAll("[?!]", "");
            json.writeObjectFieldStart(parts[0]);
            json.writeArrayFieldStart("type");
            json.writeString(type);
            if (parts[1].contains("?")) {
                json.writeString("null");
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("required");
        for (String field : fields) {
            if (field.endsWith("!")) {
                json.writeString(field.substring(0, field.indexOf(':')));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
