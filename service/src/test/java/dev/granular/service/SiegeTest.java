package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on a server in a process of its own, with a short time to send a request. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SiegeTest {
    private static final int REQUEST_SECONDS = 3;

    @TempDir
    Path folder;

    /** A server that listens. */
    private record Besieged(Process process, URI address) implements AutoCloseable {
        static Besieged start(Path temporary) throws IOException {
            ProcessBuilder builder =
                    CommandProcess.of(List.of("serve", "--port", "0")).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.command()
                    .addAll(
                            1,
                            List.of(
                                    "-Dsun.net.httpserver.maxReqTime=" + REQUEST_SECONDS,
                                    "-Dsun.net.httpserver.idleInterval=" + REQUEST_SECONDS,
                                    "-Djava.io.tmpdir=" + temporary));
            Process process = builder.start();
            var printed = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = printed.readLine();
            return new Besieged(process, URI.create(line.substring(line.indexOf("http"))));
        }

        Socket connect() throws IOException {
            var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
            socket.setSoTimeout(60_000);
            return socket;
        }

        /** The first line of the answer; empty if the connection was closed without one. */
        String answer(String request) {
            try (Socket socket = connect()) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                return line(socket);
            } catch (IOException _) {
                return "";
            }
        }

        private static String line(Socket socket) throws IOException {
            String line = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return line == null ? "" : line;
        }

        /** Asks until a healthy client is answered. */
        void requireHealth() throws InterruptedException {
            while (!answer("GET /v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .startsWith("HTTP/1.1 200")) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Whether the other end has closed the connection while bytes are sent, one by one. */
    private static boolean isEnded(Socket socket, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            try {
                socket.getOutputStream().write('x');
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (IOException _) {
                return true;
            }
        }
        return false;
    }

    @Test
    void endsConnectionsThatSendTheirHeadersByteByByte() throws IOException, InterruptedException {
        try (Besieged server = Besieged.start(folder);
                Socket slow = server.connect()) {
            slow.getOutputStream().write("GET /v1/health HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(isEnded(slow, 60), "the connection is still open");
            server.requireHealth();
        }
    }

    @Test
    void answersOthersAfterTenThousandConnections() throws IOException, InterruptedException {
        var sockets = new ArrayList<Socket>();
        try (Besieged server = Besieged.start(folder)) {
            for (int i = 0; i < 10_000; i++) {
                try {
                    Socket socket = server.connect();
                    sockets.add(socket);
                    socket.getOutputStream().write("GET /v1/hea".getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException _) {
                    // Turned away.
                }
            }
            server.requireHealth();
            assertTrue(server.process().isAlive());
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static final String LONG_WORK =
            "POST /v1/evaluations?name=t.csv&accuracy=exact&points=grid:100x100&id=long-work"
                    + " HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=3600\r\nContent-Length: %d\r\n\r\n%s";

    private String longWork() throws IOException {
        String table = Files.readString(Served.table(folder.resolve("t.csv"), 20_000, 1));
        return String.format(Locale.ROOT, LONG_WORK, table.length(), table);
    }

    private static void requireRunning(Besieged server) throws InterruptedException {
        while (!status(server).contains("running")) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String status(Besieged server) {
        try (Socket socket = server.connect()) {
            socket.getOutputStream()
                    .write("GET /v1/evaluations/long-work HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void leavesNothingWhenItIsEndedDuringWork() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        String work = longWork();
        try (Besieged server = Besieged.start(temporary);
                Socket client = server.connect()) {
            client.getOutputStream().write(work.getBytes(StandardCharsets.ISO_8859_1));
            requireRunning(server);
            server.process().destroy();
            assertTrue(server.process().waitFor(10, TimeUnit.SECONDS), "it still runs after ten seconds");
            try (Stream<Path> left = Files.list(temporary)) {
                assertEquals(List.of(), left.filter(SiegeTest::isOurs).toList());
            }
        }
    }

    /** Java's own files, such as of its counters, are not meant. */
    private static boolean isOurs(Path file) {
        return !file.getFileName().toString().startsWith("hsperfdata");
    }

    @Test
    void cancelsWorkWhoseClientLeaves() throws IOException, InterruptedException {
        String work = longWork();
        try (Besieged server = Besieged.start(folder)) {
            try (Socket client = server.connect()) {
                client.getOutputStream().write(work.getBytes(StandardCharsets.ISO_8859_1));
                requireRunning(server);
            }
            while (status(server).contains("running")) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertTrue(status(server).contains("cancelled"), status(server));
        }
    }
}
