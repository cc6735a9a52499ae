package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationsTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    @TempDir
    static Path folder;

    static Served served;
    static Path table;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
        table = Served.table(folder.resolve("ratings.csv"), 300, 3);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String id(HttpResponse<String> answer) {
        Matcher id = ID.matcher(answer.body());
        assertTrue(id.find(), answer.body());
        return id.group(1);
    }

    /** The command line in a process of its own, with all its files. */
    private static Path byCommand(Path table, String... options) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "command");
        assertEquals(0, CommandProcess.of(table, out, options).start().waitFor());
        return out;
    }

    @Test
    void answersBitForBitAsTheCommandDoes() throws IOException, InterruptedException {
        Path expected = byCommand(table, "--methods", "srcc,krcc", "--figures", "--compare", "all");
        HttpResponse<byte[]> answer = served.client()
                .send(
                        served.to("v1/evaluations?name=ratings.csv&methods=srcc,krcc&figures&compare=all")
                                .header("Accept", "application/zip")
                                .header("Prefer", "wait=300")
                                .POST(BodyPublishers.ofFile(table))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertEquals(
                "[comparison_surface.csv, comparisons.csv, figures.csv, points.csv, run.json, scores.csv, surface.csv]",
                files.keySet().toString());
        files.remove("run.json");
        for (var file : files.entrySet()) {
            assertArrayEquals(Files.readAllBytes(expected.resolve(file.getKey())), file.getValue(), file.getKey());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scores,text/csv,'model,method,gmc'",
        "points,text/csv,'model,method,q,qd,value'",
        "scores,application/json,'{'",
        "scores,application/vnd.apache.arrow.file,ARROW1",
        "scores,'application/vnd.apache.arrow.stream;q=0.9,text/csv;q=0.1','\u00ff\u00ff\u00ff\u00ff'",
        "report,text/html,<!doctype html>"
    })
    void handsOutEveryResultAsItIsLiked(String result, String accept, String start)
            throws IOException, InterruptedException {
        HttpResponse<String> done =
                served.post("v1/evaluations?methods=plcc&confidence=none", BodyPublishers.ofFile(table));
        assertEquals(200, done.statusCode(), done.body());
        assertTrue(done.body().contains("\"status\":\"done\""), done.body());
        HttpResponse<byte[]> answer = served.client()
                .send(
                        served.to("v1/evaluations/" + id(done) + "/" + result)
                                .header("Accept", accept)
                                .build(),
                        BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertTrue(text.toLowerCase(java.util.Locale.ROOT).startsWith(start.toLowerCase(java.util.Locale.ROOT)), text);
    }

    @ParameterizedTest
    @CsvSource({
        "metods=srcc,400,did you mean --methods?",
        "methods=abc,400,Invalid value for option '--methods'",
        "figures=perhaps,400,--figures is a switch",
        "std-file=/etc/passwd,400,name files",
        "points=file:/etc/passwd,400,--points file names a file",
        "points=grid:9x9&fit,400,--fit and --points grid exclude one another",
        "mos=absent,422,has no column \"absent\"",
        "id=short,400,8 to 64 letters",
        "format=xls,400,format xls is none of",
        "path=/etc/passwd,403,--root",
        "table=absent,404,there is no table absent",
        "mos=a&mos=b,400,should be specified only once"
    })
    void refusesInTheWordsOfTheCommandLine(String query, int status, String words)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = served.post("v1/evaluations?" + query, BodyPublishers.ofFile(table));
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words.replace("\"", "\\\"")), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\nx,2\n", "mos,std,m\n1,1,1\n2,1,1\n"})
    void refusesTablesThatCannotBeEvaluated(String table) throws IOException, InterruptedException {
        HttpResponse<String> answer = served.post("v1/evaluations?name=some.csv", table);
        assertTrue(answer.statusCode() == 422 || answer.statusCode() == 400, answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "?format=xls,400,format xls is none of",
        "?format=csv&format=csv,400,format is given 2 times",
        "?fromat=csv,400,fromat is no parameter of this address",
        "/scores?fromat=csv,400,fromat is no parameter of this address",
        "/scores?format=xls,400,format xls is none of",
        "/absent,404,there is no absent of this evaluation"
    })
    void refusesToHandOutWhatIsNotUnderstood(String rest, int status, String words)
            throws IOException, InterruptedException {
        HttpResponse<String> done =
                served.post("v1/evaluations?methods=plcc&confidence=none", BodyPublishers.ofFile(table));
        HttpResponse<String> answer = served.get("v1/evaluations/" + id(done) + rest);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
    }

    @Test
    void cancelsWithinASecond() throws IOException, InterruptedException {
        Path large = Served.table(folder.resolve("large.arrow"), 20_000, 3);
        HttpResponse<String> started = served.send(served.to("v1/evaluations?accuracy=exact&id=to-be-cancelled")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofFile(large)));
        assertEquals(202, started.statusCode(), started.body());
        assertEquals(
                "/v1/evaluations/to-be-cancelled",
                started.headers().firstValue("Location").orElseThrow());
        var waiting = served.client()
                .sendAsync(
                        served.to("v1/evaluations/to-be-cancelled")
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(
                204,
                served.send(served.to("v1/evaluations/to-be-cancelled").DELETE())
                        .statusCode());
        HttpResponse<String> events = waiting.orTimeout(30, TimeUnit.SECONDS).join();
        // The stream may come too late, when the evaluation is forgotten.
        assertTrue(events.statusCode() == 404 || events.body().contains("event: cancelled"), events.body());
        assertEquals(404, served.get("v1/evaluations/to-be-cancelled").statusCode());
    }

    @Test
    void streamsProgressAndTheEnd() throws IOException, InterruptedException {
        HttpResponse<String> events = served.send(served.to("v1/evaluations?methods=plcc")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofFile(table)));
        assertEquals(200, events.statusCode());
        assertTrue(events.body().contains("event: done\ndata: {\"id\":"), events.body());
    }

    @Test
    void evaluatesKeptTablesAgainAndWithMoreModels() throws IOException, InterruptedException {
        HttpResponse<String> kept = served.post("v1/tables?name=ratings.csv", BodyPublishers.ofFile(table));
        assertEquals(201, kept.statusCode(), kept.body());
        assertTrue(kept.body().contains("\"role\":\"mos\""), kept.body());
        String address = "v1/tables/" + id(kept);
        HttpResponse<String> first = served.post("v1/evaluations?confidence=none&methods=srcc&table=" + id(kept), "");
        assertEquals(200, first.statusCode(), first.body());
        var scores = new StringBuilder("more\n");
        for (int i = 0; i < 300; i++) {
            scores.append(i % 7 + 0.1 * (i % 3)).append('\n');
        }
        HttpResponse<String> added = served.post(address + "?name=more.csv", scores.toString());
        assertEquals(200, added.statusCode(), added.body());
        assertTrue(added.body().contains("\"more\""), added.body());
        HttpResponse<String> second =
                served.post("v1/evaluations?confidence=none&methods=srcc&models=more&table=" + id(kept), "");
        assertEquals(200, second.statusCode(), second.body());
        assertTrue(second.body().replace(" ", "").contains("\"model\":\"more\""), second.body());
        assertEquals(204, served.send(served.to(address).DELETE()).statusCode());
        assertEquals(404, served.get(address).statusCode());
    }

    @Test
    void showsTheColumnsOfTablesWithoutRatings() throws IOException, InterruptedException {
        HttpResponse<String> kept = served.post("v1/tables?name=odd.csv", "a,b\nx,2\ny,3\n");
        assertEquals(201, kept.statusCode(), kept.body());
        assertTrue(kept.body().contains("\"problem\":\"odd.csv has no column that is called like a MOS"), kept.body());
        HttpResponse<String> named = served.get("v1/tables/" + id(kept) + "?mos=b");
        assertTrue(named.body().contains("\"problem\":"), named.body());
    }
}
