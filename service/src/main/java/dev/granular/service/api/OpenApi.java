package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.arrow.Release;
import dev.granular.cli.EvaluationRequest;
import dev.granular.cli.RequestOption;
import dev.granular.service.http.Json;
import dev.granular.service.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Describes routes as OpenAPI 3.1 has it, with the options that the commands have. */
final class OpenApi {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private OpenApi() {}

    static String of(List<Route> routes) {
        var byPattern = new LinkedHashMap<String, List<Route>>();
        routes.forEach(route -> byPattern
                .computeIfAbsent(route.pattern(), _ -> new ArrayList<>())
                .add(route));
        return Json.object(json -> {
            json.writeStringField("openapi", "3.1.0");
            json.writeObjectFieldStart("info");
            json.writeStringField("title", "Granular");
            json.writeStringField("version", Release.current());
            json.writeEndObject();
            json.writeObjectFieldStart("paths");
            for (Map.Entry<String, List<Route>> path : byPattern.entrySet()) {
                json.writeObjectFieldStart(path.getKey());
                for (Route route : path.getValue()) {
                    operation(json, route);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("components");
            Answers.writeSchemas(json);
            json.writeEndObject();
        });
    }

    private static void operation(JsonGenerator json, Route route) throws IOException {
        json.writeObjectFieldStart(route.method().toLowerCase(Locale.ROOT));
        json.writeStringField("summary", route.summary());
        json.writeArrayFieldStart("parameters");
        var variable = VARIABLE.matcher(route.pattern());
        while (variable.find()) {
            parameter(json, variable.group(1), "path", "", "string");
        }
        if (route.pattern().endsWith("/explain")) {
            explainParameters(json);
        }
        if (route.pattern().endsWith("/explain") || route.pattern().endsWith("/{result}")) {
            parameter(json, "format", "query", "Format of the table, instead of Accept", "string");
        }
        boolean takesTable = route.method().equals("POST");
        if (takesTable) {
            parameter(json, "name", "query", "What the table is called", "string");
            parameter(json, "path", "query", "A table in the folder of --root, instead of the body", "string");
            if (route.pattern().endsWith("evaluations")) {
                parameter(json, "table", "query", "A table that is kept, instead of the body", "string");
                parameter(json, "id", "query", "What the evaluation is to be called", "string");
                parameter(json, "format", "query", "Format of tables in an archive", "string");
                parameter(json, "tables", "query", "Names of the tables in an archive; all by default", "string");
            }
        }
        if (takesTable
                || route.pattern().equals("/v1/tables/{id}") && route.method().equals("GET")) {
            for (RequestOption option : EvaluationRequest.options()) {
                parameter(json, option.name(), "query", option.description(), option.isSwitch() ? "boolean" : "string");
            }
        }
        json.writeEndArray();
        if (takesTable) {
            body(json);
        }
        Answers.write(json, route);
        json.writeEndObject();
    }

    private static void explainParameters(JsonGenerator json) throws IOException {
        parameter(json, "q", "query", true, "Quality, in MOS units", "number");
        parameter(json, "qd", "query", true, "Quality difference, in MOS units", "number");
        parameter(json, "model", "query", true, "The model to explain", "string");
        parameter(json, "against", "query", "Explain by how much the model exceeds this one", "string");
        parameter(json, "method", "query", "The correlation: plcc, srcc or krcc", "string");
    }

    private static void body(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("requestBody");
        json.writeObjectFieldStart("content");
        json.writeObjectFieldStart("application/octet-stream");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void parameter(JsonGenerator json, String name, String in, String description, String type)
            throws IOException {
        parameter(json, name, in, in.equals("path"), description, type);
    }

    private static void parameter(
            JsonGenerator json, String name, String in, boolean required, String description, String type)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("in", in);
        json.writeBooleanField("required", required);
        json.writeStringField("description", description);
        json.writeObjectFieldStart("schema");
        json.writeStringField("type", type);
        json.writeEndObject();
        json.writeEndObject();
    }
}
