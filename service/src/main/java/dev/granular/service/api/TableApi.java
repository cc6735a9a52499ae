package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.arrow.input.ColumnView;
import dev.granular.cli.RequestedTables;
import dev.granular.service.http.Call;
import dev.granular.service.http.Json;
import dev.granular.service.http.MediaType;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Query;
import dev.granular.service.http.Route;
import dev.granular.service.work.KeptTable;
import dev.granular.service.work.Received;
import dev.granular.service.work.TableStore;
import dev.granular.service.work.Task;
import dev.granular.service.work.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables: sent or named, kept, described. */
final class TableApi {
    private static final Set<String> OWN = Set.of("path", "name");

    /** Of a distribution. */
    private static final int BINS = 24;

    private final TableStore store;
    private final Workspace workspace;

    TableApi(TableStore store, Workspace workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    List<Route> routes() {
        String one = "/v1/tables/{id}";
        return List.of(
                new Route("GET", "/v1/tables", "The tables that are kept", this::list),
                new Route("POST", "/v1/tables", "Keeps the table that is sent", this::keep),
                new Route("GET", one, "What is understood of a table, with these options", this::show),
                new Route(
                        "POST",
                        one,
                        "Adds a table to one that is kept, such as another model's predictions",
                        this::add),
                new Route("DELETE", one, "Forgets a table", this::remove));
    }

    /** Returns the table that a request is about: one that is kept, what it sends or names, or the first joined with the second. */
    KeptTable wanted(Call call) throws IOException {
        Optional<KeptTable> kept = call.query().one("table").map(store::get);
        if (kept.isEmpty()) {
            return store.table(Query.EMPTY, received(call));
        }
        return sends(call) ? store.joined(kept.get(), received(call)) : kept.get();
    }

    /** Returns what is done with the table of an evaluation. */
    Task.Ends ends(Call call, KeptTable table) {
        boolean forOneRequest = call.query().all("table").isEmpty() || sends(call);
        return forOneRequest
                ? new Task.Ends(
                        () -> {
                            store.rest(table);
                            store.bound();
                        },
                        () -> store.discard(table))
                : new Task.Ends(store::bound, () -> {});
    }

    private static boolean sends(Call call) {
        return call.hasBody() || !call.query().all("path").isEmpty();
    }

    private List<Received> received(Call call) throws IOException {
        Query query = call.query();
        List<String> paths = query.all("path");
        var files = new ArrayList<Received>();
        if (paths.isEmpty()) {
            workspace.requireRoom(call.header("Content-Length"));
            files.add(workspace.receive(query.one("name"), call.body()));
        }
        paths.forEach(path -> files.add(workspace.file(path)));
        return files;
    }

    private void list(Call call) throws IOException {
        call.json(200, json -> {
            json.writeArrayFieldStart("tables");
            for (KeptTable table : store.all()) {
                json.writeStartObject();
                json.writeStringField("id", table.id());
                files(json, table);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private void keep(Call call) throws IOException {
        store.requireRoom();
        KeptTable table = store.table(call.query().without(OWN), received(call));
        String description;
        try {
            description = description(table, Query.EMPTY);
            store.keep(table);
        } catch (RuntimeException | Error e) {
            store.discard(table);
            throw e;
        }
        call.with("Location", "/v1/tables/" + table.id());
        answer(call, 201, description);
    }

    private void show(Call call) throws IOException {
        answer(call, 200, description(store.get(call.path("id")), call.query()));
    }

    private void add(Call call) throws IOException {
        KeptTable table = store.get(call.path("id"));
        Query options = call.query().without(OWN);
        received(call).forEach(table::add);
        answer(call, 200, description(table, options));
    }

    private void remove(Call call) throws IOException {
        store.remove(call.path("id"));
        call.answer(204);
    }

    private static void answer(Call call, int status, String json) throws IOException {
        call.answer(status, MediaType.JSON.contentType(), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what is understood of a table; where its ratings are not, its bare columns and why. */
    private static String description(KeptTable table, Query options) {
        var request = table.request(options);
        try {
            return table.with(request, read -> Json.object(json -> understood(json, table, read)));
        } catch (InputException e) {
            List<ColumnView> columns = table.describe(request);
            Problem problem = Problems.of(e);
            return Json.object(json -> {
                json.writeStringField("id", table.id());
                files(json, table);
                json.writeStringField("problem", problem.getMessage());
                columns(json, columns);
            });
        }
    }

    private static void understood(JsonGenerator json, KeptTable table, RequestedTables read) throws IOException {
        json.writeStringField("id", table.id());
        files(json, table);
        json.writeNullField("problem");
        columns(json, read.columns());
        json.writeNumberField("images", read.images());
        distribution(json, "mos", read.mos());
        distribution(json, "spread", read.std());
        Json.texts(json, "models", read.models());
        Json.texts(json, "lower_is_better", read.lowerModels());
        Json.texts(json, "notes", read.notes());
        Json.texts(json, "warnings", read.warnings());
        json.writeStringField("command", read.command());
    }

    /** Counts of images in bins of equal width. */
    private static void distribution(JsonGenerator json, String name, Column values) throws IOException {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < values.size(); row++) {
            low = Math.min(low, values.get(row));
            high = Math.max(high, values.get(row));
        }
        var counts = new int[BINS];
        double width = high > low ? (high - low) / BINS : 1;
        for (int row = 0; row < values.size(); row++) {
            counts[Math.min(BINS - 1, (int) ((values.get(row) - low) / width))]++;
        }
        json.writeObjectFieldStart(name);
        Json.number(json, "low", low);
        Json.number(json, "high", high);
        json.writeFieldName("counts");
        json.writeArray(counts, 0, BINS);
        json.writeEndObject();
    }

    private static void files(JsonGenerator json, KeptTable table) throws IOException {
        json.writeArrayFieldStart("files");
        for (Received file : table.files()) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeNumberField("bytes", file.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void columns(JsonGenerator json, List<ColumnView> columns) throws IOException {
        json.writeArrayFieldStart("columns");
        for (ColumnView column : columns) {
            json.writeStartObject();
            json.writeStringField("table", column.table());
            json.writeStringField("column", column.column());
            json.writeStringField("type", column.type());
            Json.number(json, "low", column.low());
            Json.number(json, "high", column.high());
            json.writeNumberField("missing", column.missing());
            json.writeStringField("role", column.role().role());
            json.writeStringField("why", column.role().why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
