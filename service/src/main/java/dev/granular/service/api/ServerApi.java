package dev.granular.service.api;

import dev.granular.arrow.Release;
import dev.granular.service.http.Call;
import dev.granular.service.http.MediaType;
import dev.granular.service.http.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The routes on the server itself. */
final class ServerApi {
    private final List<Route> others;
    private final boolean needsToken;

    /**
     * Describes {@code others}, and itself.
     *
     * @param needsToken whether every request must bring a token
     */
    ServerApi(List<Route> others, boolean needsToken) {
        this.needsToken = needsToken;
        this.others = List.copyOf(others);
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/health", "Whether the server answers", ServerApi::health),
                new Route("GET", "/v1/version", "Versions of Granular and Java", ServerApi::version),
                new Route("GET", "/openapi.json", "This description", this::description));
    }

    private static void health(Call call) throws IOException {
        call.json(200, json -> json.writeStringField("status", "ok"));
    }

    private static void version(Call call) throws IOException {
        call.json(200, json -> {
            json.writeStringField("granular", Release.current());
            json.writeStringField("java", Runtime.version().toString());
            json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
        });
    }

    private void description(Call call) throws IOException {
        var all = new ArrayList<>(routes());
        all.addAll(others);
        call.answer(
                200, MediaType.JSON.contentType(), OpenApi.of(all, needsToken).getBytes(StandardCharsets.UTF_8));
    }
}
