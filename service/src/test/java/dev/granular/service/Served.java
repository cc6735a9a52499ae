package dev.granular.service;

import dev.granular.Column;
import dev.granular.arrow.output.TableFile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server under test, with a client of the JDK. */
record Served(Server server, HttpClient client) implements AutoCloseable {
    static Served start() throws IOException {
        return start(settings(Optional.empty(), Optional.empty(), 64 << 20, 256 << 20));
    }

    static ServerSettings settings(Optional<String> token, Optional<Path> root, long bodyBytes, long memoryBytes) {
        var limits = ServerSettings.limits(bodyBytes, memoryBytes);
        return new ServerSettings("127.0.0.1", 0, token, root, limits, Duration.ofMinutes(60));
    }

    static Served start(ServerSettings settings) throws IOException {
        return new Served(Server.start(settings), HttpClient.newHttpClient());
    }

    /** A request for {@code address}, which begins without a slash. */
    HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create(server.address() + address));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(to(address));
    }

    HttpResponse<String> post(String address, BodyPublisher body) throws IOException, InterruptedException {
        return send(to(address).POST(body));
    }

    HttpResponse<String> post(String address, String body) throws IOException, InterruptedException {
        return post(address, BodyPublishers.ofString(body));
    }

    /** Writes made-up ratings with models. */
    static Path table(Path file, int images, int models) {
        SimulatedRatings made = new Simulation(images, models, 1).run();
        var names = new ArrayList<>(List.of("mos", "std"));
        var columns = new ArrayList<Column>(
                List.of(made.ratings().mos(), made.ratings().std()));
        made.predictions().forEach(model -> {
            names.add(model.model());
            columns.add(model.scores());
        });
        TableFile.write(file, names, columns);
        return file;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
