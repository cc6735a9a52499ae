package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients, damaged tables, and clients that leave. */
class SoakTest {
    private static final int CLIENTS = 8;
    private static final int TIMES = 25;
    private static final int DAMAGES = 60;
    private static final String QUERY = "v1/evaluations?name=t.csv&points=grid:7x7&confidence=none";

    @TempDir
    static Path folder;

    static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static Map<String, String> archive(Path table) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = served.client()
                .send(
                        served.to(QUERY + "&tables=scores,points")
                                .header("Accept", "application/zip")
                                .POST(BodyPublishers.ofFile(table))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void answersManyClientsBitForBitAsTheCommandAndKeepsNothing() throws Exception {
        var tables = new ArrayList<Path>();
        var expected = new ArrayList<Map<String, String>>();
        for (int i = 0; i < 2; i++) {
            Path place = Files.createDirectory(folder.resolve("table" + i));
            tables.add(Served.table(place.resolve("t.csv"), 100 + 50 * i, 3));
            Path out = Files.createDirectory(place.resolve("out"));
            Process command = CommandProcess.of(tables.get(i), out, "--points", "grid:7x7", "--confidence", "none")
                    .start();
            assertEquals(0, command.waitFor());
            expected.add(Map.of(
                    "scores.csv", Files.readString(out.resolve("scores.csv")),
                    "points.csv", Files.readString(out.resolve("points.csv"))));
        }
        Callable<Boolean> client = () -> {
            for (int i = 0; i < TIMES; i++) {
                Map<String, String> found = archive(tables.get(i % 2));
                for (String name : List.of("scores.csv", "points.csv")) {
                    assertEquals(expected.get(i % 2).get(name), found.get(name), name);
                }
            }
            return true;
        };
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Boolean> each : clients.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                assertTrue(each.get());
            }
        }
        assertEquals(0, served.server().columnBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"damaged.csv", "damaged.arrow", "damaged.json"})
    void neverBreaksOverDamagedTables(String name) throws IOException, InterruptedException {
        byte[] whole;
        if (name.endsWith(".json")) {
            whole = "[{\"mos\":1,\"std\":1,\"m\":2},{\"mos\":2,\"std\":1,\"m\":3},{\"mos\":4,\"std\":1,\"m\":3}]"
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            whole = Files.readAllBytes(Served.table(folder.resolve(name), 30, 2));
        }
        var random = new Random(23);
        var statuses = new TreeSet<Integer>();
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged =
                    java.util.Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(1, whole.length) : whole.length);
            for (int k = 0; k <= i % 4; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            HttpResponse<String> answer = served.post(
                    "v1/evaluations?points=grid:5x5&confidence=none&methods=srcc", BodyPublishers.ofByteArray(damaged));
            statuses.add(answer.statusCode());
            assertTrue(Set.of(200, 422).contains(answer.statusCode()), "damage " + i + ": " + answer.body());
        }
        assertTrue(statuses.contains(422), statuses.toString());
        assertEquals(0, served.server().columnBytes());
    }

    @Test
    void cancelsTheWorkOfAClientThatLeaves() throws IOException, InterruptedException {
        byte[] table = Files.readAllBytes(Served.table(folder.resolve("large.arrow"), 30_000, 3));
        URI address = URI.create(served.server().address());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            String head = "POST /v1/evaluations?accuracy=exact&id=left-by-its-client HTTP/1.1\r\nHost: localhost\r\n"
                    + "Accept: text/event-stream\r\nContent-Length: " + table.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(table);
            socket.getOutputStream().flush();
            assertTrue(socket.getInputStream().read() >= 0);
        }
        HttpResponse<String> events =
                served.send(served.to("v1/evaluations/left-by-its-client").header("Accept", "text/event-stream"));
        assertTrue(events.body().contains("event: cancelled"), events.body());
    }

    @Test
    void describesTheAddressesThatThereAre() throws IOException, InterruptedException {
        JsonNode paths =
                new ObjectMapper().readTree(served.get("openapi.json").body()).get("paths");
        int checked = 0;
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                String place = path.getKey().substring(1).replaceAll("\\{\\w+}", "none");
                HttpResponse<String> answer = served.send(served.to(place)
                        .method(method.getKey().toUpperCase(java.util.Locale.ROOT), BodyPublishers.noBody()));
                assertTrue(
                        answer.statusCode() < 500
                                && answer.statusCode() != 405
                                && !answer.body().contains("no such address"),
                        method.getKey() + " " + place + ": " + answer.body());
                String status = Integer.toString(answer.statusCode());
                JsonNode described = method.getValue().get("responses").get(status);
                assertTrue(described != null, method.getKey() + " " + place + " answers " + status + ", undescribed");
                assertTrue(
                        answer.body().isEmpty()
                                || described
                                        .get("content")
                                        .has(answer.headers()
                                                .firstValue("Content-Type")
                                                .orElseThrow()
                                                .replaceFirst(";.*", "")),
                        method.getKey() + " " + place + " answers another type than is described");
                checked++;
            }
        }
        assertEquals(15, checked);
    }
}
