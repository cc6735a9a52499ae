package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
    private static final String LINE = "granular: serving at ";

    @TempDir
    Path folder;

    private Process start(String... arguments) throws IOException {
        var builder = CommandProcess.of(List.of(arguments))
                .redirectError(folder.resolve("err").toFile());
        builder.command().add(1, "-Djava.io.tmpdir=" + folder);
        return builder.start();
    }

    private static int status(HttpClient client, String address, String token)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address + "v1/health"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void servesAParentUntilItsInputEnds() throws IOException, InterruptedException {
        Process process = start("serve", "--token-file", "-", "--stop-with-input");
        try (var output = process.inputReader(StandardCharsets.UTF_8);
                HttpClient client = HttpClient.newHttpClient()) {
            OutputStream input = process.getOutputStream();
            input.write("a secret\n".getBytes(StandardCharsets.UTF_8));
            input.flush();
            String line = output.readLine();
            assertTrue(line.matches(LINE + "http://127\\.0\\.0\\.1:\\d+/"), line);
            String address = line.substring(LINE.length());
            assertEquals(200, status(client, address, "a secret"));
            assertEquals(401, status(client, address, "another"));
            input.close();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of(), temporary());
    }

    private List<Path> temporary() throws IOException {
        try (var left = Files.list(folder)) {
            return left.filter(path -> path.getFileName().toString().startsWith("granular-"))
                    .toList();
        }
    }

    @Test
    void removesWhatKilledServersLeftAndNothingElse() throws IOException, InterruptedException {
        Process killed = start("serve");
        Process living = start("serve");
        try (var first = killed.inputReader(StandardCharsets.UTF_8);
                var second = living.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(first.readLine().startsWith(LINE));
            assertTrue(second.readLine().startsWith(LINE));
            Path foreign = Files.createDirectory(folder.resolve("granular-serve-of-somebody"));
            List<Path> before = temporary();
            assertEquals(3, before.size());
            killed.destroyForcibly().waitFor();
            Process next = start("serve", "--stop-with-input");
            next.getOutputStream().close();
            assertTrue(next.waitFor(60, TimeUnit.SECONDS));
            List<Path> after = temporary();
            assertEquals(2, after.size(), "of " + before + " there are " + after);
            assertTrue(before.containsAll(after) && after.contains(foreign));
            living.destroy();
            assertTrue(living.waitFor(60, TimeUnit.SECONDS));
            assertEquals(List.of(foreign), temporary());
        } finally {
            killed.destroyForcibly();
            living.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 70000,2,is no port",
        "--host 0.0.0.0,2,takes --token-file",
        "--root absent,2,is no folder",
        "--token-file absent,1,cannot be read",
        "--host no.such.host.invalid,1,there is no such host"
    })
    void refusesInOneLine(String options, int status, String words) throws IOException, InterruptedException {
        var arguments = new java.util.ArrayList<>(List.of("serve"));
        arguments.addAll(List.of(options.split(" ")));
        Process process = start(arguments.toArray(String[]::new));
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String told = Files.readString(folder.resolve("err"));
        assertEquals(status, process.exitValue(), told);
        assertTrue(told.contains(words), told);
        assertEquals(
                1, told.lines().filter(line -> line.startsWith("granular: ")).count(), told);
    }
}
