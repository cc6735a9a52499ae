package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Method;
import dev.granular.arrow.Release;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.cli.EvaluationRequest;
import dev.granular.service.http.Json;
import dev.granular.service.http.Route;
import dev.granular.service.work.Ids;
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

    /**
     * Describes routes.
     *
     * @param needsToken whether every request must bring a token
     */
    static String of(List<Route> routes, boolean needsToken) {
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
            if (needsToken) {
                scheme(json);
            }
            json.writeEndObject();
            if (needsToken) {
                requirement(json);
            }
        });
    }

    private static void scheme(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("securitySchemes");
        json.writeObjectFieldStart("token");
        json.writeStringField("type", "http");
        json.writeStringField("scheme", "bearer");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void requirement(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("security");
        json.writeStartObject();
        json.writeArrayFieldStart("token");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void operation(JsonGenerator json, Route route) throws IOException {
        json.writeObjectFieldStart(route.method().toLowerCase(Locale.ROOT));
        json.writeStringField("summary", route.summary());
        json.writeArrayFieldStart("parameters");
        for (Parameter parameter : parameters(route)) {
            parameter.write(json);
        }
        json.writeEndArray();
        if (route.method().equals("POST")) {
            body(json);
        }
        Answers.write(json, route);
        json.writeEndObject();
    }

    private static List<Parameter> parameters(Route route) {
        var parameters = new ArrayList<Parameter>();
        VARIABLE.matcher(route.pattern())
                .results()
                .forEach(variable -> parameters.add(Parameter.path(variable.group(1))));
        boolean isExplain = route.pattern().endsWith("/explain");
        if (isExplain) {
            parameters.addAll(explainParameters());
        }
        if (isExplain || route.pattern().endsWith("/{result}")) {
            parameters.add(Parameter.word("format", ResultFormat.values(), "Format of the table, instead of Accept"));
        }
        boolean takesTable = route.method().equals("POST");
        boolean evaluates = route.pattern().equals("/v1/evaluations");
        if (takesTable) {
            parameters.add(Parameter.text("name", "What the table is called"));
            parameters.add(Parameter.list("path", "Tables in the folder of --root, instead of the body"));
        }
        if (evaluates) {
            parameters.add(Parameter.text("table", "A table that is kept, instead of the body or joined with it"));
            parameters.add(
                    Parameter.text("id", "What the evaluation is to be called").matching(Ids.CHOICE));
            parameters.add(Parameter.header("Prefer", "How long to wait: wait=SECONDS or respond-async"));
        }
        if (evaluates
                || route.pattern().equals("/v1/evaluations/{id}")
                        && !route.method().equals("DELETE")) {
            parameters.add(Parameter.word("format", ResultFormat.values(), "Format of tables in an archive"));
            parameters.add(Parameter.text("tables", "Names of the tables in an archive, with commas; all by default"));
        }
        if (takesTable
                || route.pattern().equals("/v1/tables/{id}") && !route.method().equals("DELETE")) {
            EvaluationRequest.options().stream().map(Parameter::of).forEach(parameters::add);
        }
        return parameters;
    }

    private static List<Parameter> explainParameters() {
        return List.of(
                Parameter.number("q", "Quality, in MOS units").needed(),
                Parameter.number("qd", "Quality difference, in MOS units").needed(),
                Parameter.text("model", "The model to explain").needed(),
                Parameter.text("against", "Explain by how much the model exceeds this one"),
                Parameter.word("method", Method.values(), "The correlation"));
    }

    private static void body(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("requestBody");
        json.writeStringField("description", "A table, in any format that is read");
        json.writeObjectFieldStart("content");
        json.writeObjectFieldStart("application/octet-stream");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
