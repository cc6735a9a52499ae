package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server must refuse. */
class AttackTest {
    private static final String TABLE = "mos,std,m\n1,1,1\n2,1,2\n3,1,2.5\n";

    @TempDir
    static Path folder;

    static Served served;
    static Path root;

    @BeforeAll
    static void start() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(root.resolve("inside.csv"), TABLE);
        Files.writeString(folder.resolve("outside.csv"), TABLE);
        Files.createSymbolicLink(root.resolve("link.csv"), folder.resolve("outside.csv"));
        Files.createSymbolicLink(root.resolve("folder"), folder);
        served = Served.start(Served.settings(Optional.empty(), Optional.of(root), 1 << 20, 64 << 20));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    /** The first line of the answer to raw bytes; empty if the connection is closed without one. */
    private static String raw(Served served, String request) throws IOException {
        URI address = URI.create(served.server().address());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            var line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Host: evil.example,403",
        "Host: 127.0.0.1.evil.example:80,403",
        "Host: localhost,200",
        "Host: [::1]:99,200",
        "'Host: localhost\r\nOrigin: http://evil.example',403",
        "'Host: localhost\r\nOrigin: null',403",
        "'Host: localhost\r\nOrigin: http://localhost',200",
        "'Host: localhost\r\nSec-Fetch-Site: cross-site',403"
    })
    void letsNoOtherSitesPagesIn(String headers, int status) throws IOException {
        String line = raw(served, "GET /v1/health HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
        assertTrue(line.startsWith("HTTP/1.1 " + status), line);
    }

    @Test
    void takesTheTokenAndNothingElse() throws IOException, InterruptedException {
        try (Served guarded = Served.start(Served.settings(Optional.of("right"), Optional.empty(), 1 << 20, 1 << 20))) {
            assertEquals(401, guarded.get("v1/health").statusCode());
            for (String header : new String[] {"Bearer wrong", "Basic right", "right", "Bearer ", "Bearer right2"}) {
                assertEquals(
                        401,
                        guarded.send(guarded.to("v1/health").header("Authorization", header))
                                .statusCode(),
                        header);
            }
            assertEquals(
                    200,
                    guarded.send(guarded.to("v1/health").header("Authorization", "Bearer right"))
                            .statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.csv",
                "..%2Foutside.csv",
                "folder/outside.csv",
                "link.csv",
                "/etc/passwd",
                "/dev/stdin",
                ".",
                "absent.csv",
                "inside.csv/..",
                "%00"
            })
    void readsNothingOutsideItsRoot(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = served.post("v1/evaluations?path=" + path, "");
        assertEquals(404, answer.statusCode(), answer.body());
    }

    @Test
    void readsFilesInsideItsRoot() throws IOException, InterruptedException {
        HttpResponse<String> answer = served.post("v1/tables?path=inside.csv", "");
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(Files.exists(root.resolve("inside.csv")));
    }

    @Test
    void refusesLargeBodiesWithAndWithoutALength() throws IOException, InterruptedException {
        var body = new byte[(1 << 20) + 1];
        assertEquals(
                413, served.post("v1/tables", BodyPublishers.ofByteArray(body)).statusCode());
        String chunked = raw(
                served,
                "POST /v1/tables HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + ("10000\r\n" + "x".repeat(0x10000) + "\r\n").repeat(17));
        assertTrue(chunked.startsWith("HTTP/1.1 413"), chunked);
        String claimed =
                raw(served, "POST /v1/tables HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999999\r\n\r\n");
        assertTrue(claimed.startsWith("HTTP/1.1 413"), claimed);
    }

    @Test
    void unpacksNoBombs() throws IOException, InterruptedException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write("mos,std,m\n".getBytes(StandardCharsets.UTF_8));
            byte[] rows = "1,1,1\n2,1,2\n".repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 400; i++) {
                zip.write(rows);
            }
        }
        HttpResponse<String> answer = served.post("v1/tables", BodyPublishers.ofByteArray(packed.toByteArray()));
        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals(200, served.get("v1/health").statusCode());
    }

    /** A sheet of blanks in cells: a thousandth of it is sent. */
    @Test
    void unpacksNoBombsInWorkbooks() throws IOException, InterruptedException {
        String cells = ("<c t=\"inlineStr\"><is><t>1" + " ".repeat(1000) + "</t></is></c>").repeat(3);
        byte[] rows = ("<row>" + cells + "</row>").repeat(100).getBytes(StandardCharsets.UTF_8);
        String header = Stream.of("mos", "std", "m")
                .map(name -> "<c t=\"inlineStr\"><is><t>" + name + "</t></is></c>")
                .collect(Collectors.joining("", "<row>", "</row>"));
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            entry(
                    zip,
                    "_rels/.rels",
                    relation(
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
                            "xl/workbook.xml"));
            entry(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas."
                            + "openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\""
                            + " r:id=\"r\"/></sheets></workbook>");
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relation(
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet",
                            "worksheets/sheet1.xml"));
            entry(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                            + header);
            for (int i = 0; i < 400; i++) {
                zip.write(rows);
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        assertTrue(packed.size() < 1 << 20, packed.size() + " bytes are sent");
        HttpResponse<String> answer =
                served.post("v1/evaluations?name=bomb.xlsx", BodyPublishers.ofByteArray(packed.toByteArray()));
        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals(200, served.get("v1/health").statusCode());
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\""
                + " Type=\"" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    /** Begins an entry with a text. */
    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Equal values of three million rows. */
    @Test
    void unpacksNoBombsInParquet() throws IOException, InterruptedException {
        byte[] packed;
        try (InputStream file = AttackTest.class.getResourceAsStream("bomb.parquet")) {
            packed = file.readAllBytes();
        }
        assertTrue(packed.length < 1 << 16, packed.length + " bytes are sent");
        HttpResponse<String> answer =
                served.post("v1/evaluations?name=bomb.parquet", BodyPublishers.ofByteArray(packed));
        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals(200, served.get("v1/health").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/evaluations/", "/v1/evaluations/..%2f..%2fetc", "//", "/v1/%2e%2e/x"})
    void knowsNoOtherAddresses(String path) throws IOException {
        String line = raw(served, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(line.matches("HTTP/1.1 40[045].*"), line);
    }

    @Test
    void refusesMoreTablesThanItMayKeep() throws IOException, InterruptedException {
        try (Served small = Served.start(Served.settings(Optional.empty(), Optional.empty(), 1 << 20, 64 << 20))) {
            int kept = 0;
            while (small.post("v1/tables", TABLE).statusCode() == 201) {
                kept++;
            }
            assertEquals(64, kept);
            assertEquals(503, small.post("v1/tables", TABLE).statusCode());
            small.server().expire(System.nanoTime() + Duration.ofMinutes(61).toNanos());
            assertEquals(201, small.post("v1/tables", TABLE).statusCode());
        }
    }

    @Test
    void answersOthersWhileConnectionsStall() throws IOException, InterruptedException {
        URI address = URI.create(served.server().address());
        var stalled = new Socket[200];
        try {
            for (int i = 0; i < stalled.length; i++) {
                stalled[i] = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                String some = i % 2 == 0
                        ? "GET /v1/hea"
                        : "POST /v1/tables HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nmos,";
                stalled[i].getOutputStream().write(some.getBytes(StandardCharsets.ISO_8859_1));
            }
            assertEquals(200, served.get("v1/health").statusCode());
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }
}
