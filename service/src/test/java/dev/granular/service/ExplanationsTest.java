package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationsTest {
    private static final String OPTIONS = "confidence=none&methods=srcc,krcc&points=grid:5x5";

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

    private static String evaluation(String query) throws IOException, InterruptedException {
        HttpResponse<String> answer = query.contains("table=")
                ? served.post("v1/evaluations?" + query, "")
                : served.post("v1/evaluations?" + query, BodyPublishers.ofFile(table));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Content-Location").orElseThrow().substring(1);
    }

    /** Rows without the line of numbers before them. */
    private static String byCommand(String... options) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "command").resolve("explained.csv");
        var command = new ArrayList<>(List.of("explain", table.toString(), "--at", "60,10", "--out", out.toString()));
        command.addAll(List.of(options));
        Process process = CommandProcess.of(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(folder.resolve("printed")));
        return rows(Files.readString(out));
    }

    private static String rows(String csv) {
        return csv.substring(csv.indexOf("what,"));
    }

    @Test
    void explainsAsTheCommandDoes() throws IOException, InterruptedException {
        HttpResponse<String> kept = served.post("v1/tables?name=ratings.csv", BodyPublishers.ofFile(table));
        String id = kept.headers().firstValue("Location").orElseThrow().substring("/v1/tables/".length());
        String address = evaluation(OPTIONS + "&table=" + id) + "/explain?q=60&qd=10&format=csv";
        HttpResponse<String> one = served.get(address + "&model=ceiling");
        assertEquals(200, one.statusCode(), one.body());
        assertEquals(byCommand("--model", "ceiling"), rows(one.body()));
        HttpResponse<String> two = served.get(address + "&model=ceiling&against=steady&method=krcc");
        assertEquals(byCommand("--model", "ceiling", "--against", "steady", "--method", "krcc"), rows(two.body()));
        assertTrue(two.body().contains("wrong_pair"), two.body());
    }

    @Test
    void explainsTablesThatWereSentForOneEvaluationUntilItIsForgotten() throws IOException, InterruptedException {
        long before = served.server().columnBytes();
        String evaluation = evaluation(OPTIONS);
        String address = evaluation + "/explain?q=60&qd=10&model=steady";
        assertEquals(200, served.get(address).statusCode());
        assertEquals(before, served.server().columnBytes());
        assertEquals(204, served.send(served.to(evaluation).DELETE()).statusCode());
        assertEquals(404, served.get(address).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "q=60&qd=10,400,explain takes a model",
        "q=60&model=steady,400,explain takes a place",
        "q=x&qd=10&model=steady,400,which is no number",
        "q=60&qd=10&model=steady&method=x,400,none of plcc",
        "q=60&qd=10&model=steady&methods=krcc,400,methods is no parameter of this address",
        "q=60&qd=10&model=other,422,no model is called",
        "q=NaN&qd=1&model=steady,422,"
    })
    void refusesPlacesAndModelsThatAreNotThere(String query, int status, String message)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = served.get(evaluation(OPTIONS) + "/explain?" + query);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(message == null || answer.body().contains(message), answer.body());
    }
}
