package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.cli.suite.DataSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites as commands: three data sets, seven models. */
class SuiteCommandTest {
    private static final List<String> RESULTS =
            List.of("report.html", "suite.csv", "suite.json", "suite.md", "suite.tex");

    @TempDir
    private Path folder;

    private SuiteFixture fixture;

    @BeforeEach
    void writeTables() throws IOException {
        fixture = SuiteFixture.in(folder);
    }

    private Outcome run(int code, String suite, String... arguments) throws IOException {
        Outcome outcome = fixture.run(suite, arguments);
        assertEquals(code, outcome.exitCode(), outcome.err());
        assertFalse((outcome.out() + outcome.err()).contains("NaN"), outcome.out() + outcome.err());
        return outcome;
    }

    private static void assertEvaluated(int cells, Outcome outcome) {
        assertTrue(outcome.out().contains("Evaluated " + cells + " of 21 cells"), outcome.out());
        assertEquals(
                cells,
                outcome.err()
                        .lines()
                        .filter(line -> line.contains(": evaluating "))
                        .count(),
                outcome.err());
    }

    private List<String> results() throws IOException {
        return RESULTS.stream()
                .map(name -> {
                    try {
                        return fixture.result(name);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    @Test
    void theSecondRunEvaluatesNothingAndSaysTheSame() throws IOException {
        assertEvaluated(21, run(0, SuiteFixture.suite("")));
        List<String> first = results();
        first.forEach(text -> assertFalse(text.contains("NaN"), text));
        assertEvaluated(0, run(0, SuiteFixture.suite("")));
        assertEquals(first, results());
        try (Stream<Path> left = Files.list(fixture.file("suite"))) {
            assertEquals(6, left.count(), "five files and the cells");
        }
    }

    @Test
    void aChangedPredictionFileCostsItsOwnCellAlone() throws IOException {
        run(0, SuiteFixture.suite(""));
        List<String> before = fixture.result("suite.csv").lines().toList();
        fixture.change("second-m3.csv");
        Outcome again = run(0, SuiteFixture.suite(""));
        assertEvaluated(1, again);
        assertTrue(again.err().contains("second: evaluating m3"), again.err());
        List<String> after = fixture.result("suite.csv").lines().toList();
        for (int line = 0; line < before.size(); line++) {
            boolean same = before.get(line).equals(after.get(line));
            assertEquals(!before.get(line).startsWith("second,m3,"), same, before.get(line));
        }
    }

    @Test
    void changedRatingsCostTheirDataSet() throws IOException {
        run(0, SuiteFixture.suite(""));
        List<String> lines = new ArrayList<>(Files.readAllLines(fixture.file("first.csv")));
        lines.set(3, lines.get(3).replaceFirst(",[^,]*$", ",0.5"));
        Files.write(fixture.file("first.csv"), lines);
        assertEvaluated(7, run(0, SuiteFixture.suite("")));
    }

    @Test
    void everyOptionThatChangesFiguresChangesCells() throws IOException {
        String suite = SuiteFixture.suite("");
        run(0, suite);
        for (String changed : List.of(
                suite.replace("grid:5x4", "grid:4x5"),
                suite.replace("[suite]\n", "[suite]\nconfidence = 0.9\n"),
                suite.replace("[suite]\n", "[suite]\nstd-scale = 1.5\n"),
                suite.replace("[suite]\n", "[suite]\nregulator = \"uniform\"\n"),
                suite.replace("[suite]\n", "[suite]\naccuracy = \"exact\"\n"),
                suite.replace("[suite]\n", "[suite]\nmethods = [\"srcc\", \"krcc\"]\n"))) {
            assertEvaluated(21, run(0, changed));
        }
        assertEvaluated(0, run(0, suite.replace("[suite]\n", "[suite]\nthreads = 2\n")));
        assertEvaluated(0, run(0, suite));
    }

    @Test
    void cellsAreWhatSurfaceSaysOfTheModelAlone() throws IOException {
        run(0, SuiteFixture.suite(""));
        JsonNode cells =
                new ObjectMapper().readTree(fixture.result("suite.json")).path("cells");
        Path scores = fixture.file("scores.json");
        for (JsonNode cell : cells) {
            String set = cell.path("data").asText();
            String model = cell.path("model").asText();
            Outcome surface = Outcome.of(
                    "surface",
                    fixture.file(set + ".csv").toString(),
                    fixture.file(set + "-" + model + ".csv").toString(),
                    "--key=image",
                    "--points=grid:5x4",
                    "--out=" + scores);
            assertEquals(0, surface.exitCode(), surface.err());
            JsonNode rows = new ObjectMapper().readTree(scores.toFile()).path("rows");
            for (int method = 0; method < 3; method++) {
                JsonNode gmc = cell.path("scores").get(2 * method);
                JsonNode global = cell.path("scores").get(2 * method + 1);
                JsonNode row = rows.get(method);
                assertEquals(row.path("gmc").doubleValue(), gmc.path("value").doubleValue(), 0);
                assertEquals(row.path("gmc_low").doubleValue(), gmc.path("low").doubleValue(), 0);
                assertEquals(
                        row.path("gmc_high").doubleValue(), gmc.path("high").doubleValue(), 0);
                assertEquals(
                        row.path("global").doubleValue(), global.path("value").doubleValue(), 0);
            }
        }
    }

    @Test
    void keptCellsThatAreDamagedAreEvaluatedAnew() throws IOException {
        run(0, SuiteFixture.suite(""));
        List<String> first = results();
        List<Path> cells;
        try (Stream<Path> files = Files.list(fixture.file("suite").resolve("cells"))) {
            cells = files.filter(file -> file.toString().endsWith(".cell"))
                    .sorted()
                    .toList();
        }
        assertEquals(21, cells.size());
        Files.writeString(cells.get(0), Files.readString(cells.get(0)).replaceFirst("0\\.", "1."));
        Files.writeString(cells.get(1), "");
        Files.delete(cells.get(2));
        assertEvaluated(3, run(0, SuiteFixture.suite("")));
        assertEquals(first, results());
    }

    @Test
    void twoRunsAtOnceLeaveWholeResults() throws IOException {
        run(0, SuiteFixture.suite(""), "--out", fixture.file("alone").toString());
        List<Outcome> outcomes = IntStream.range(0, 2)
                .parallel()
                .mapToObj(_ -> Outcome.of("suite", fixture.file("suite.toml").toString()))
                .toList();
        outcomes.forEach(outcome -> assertEquals(0, outcome.exitCode(), outcome.err()));
        for (String name : RESULTS) {
            assertEquals(Files.readString(fixture.file("alone").resolve(name)), fixture.result(name), name);
        }
    }

    @Test
    void aTableOfOtherContentIsRefused() throws IOException {
        String digest = DataSet.Table.digest(fixture.file("first.csv"));
        String suite = SuiteFixture.suite("")
                .replace("\"first.csv\"", "{ path = \"first.csv\", sha256 = \"" + digest + "\" }");
        run(0, suite);
        fixture.change("first.csv");
        Outcome refused = run(1, suite);
        assertTrue(refused.err().contains("suite.toml, line 6: "), refused.err());
        assertTrue(refused.err().contains("first.csv is not the file that the suite expects"), refused.err());
    }

    @Test
    void gatesFailAndPass() throws IOException {
        String gate = "[[gate]]\nmodel = \"m1\"\ndata = \"first\"\nat-least = %s\n";
        run(0, SuiteFixture.suite(gate.formatted("-1")));
        Outcome failed = run(3, SuiteFixture.suite(gate.formatted("0.999") + gate.formatted("0.998")));
        assertTrue(failed.err().contains("gate failed: gmc.srcc of m1 on first is 0."), failed.err());
        assertEquals(
                2,
                failed.err()
                        .lines()
                        .filter(line -> line.startsWith("gate failed: "))
                        .count());
        assertTrue(fixture.result("report.html").contains("fails: gmc.srcc of m1 on first at least 0.999"));
    }

    @Test
    void aDropCountsIfItIsBeyondTheInterval() throws IOException {
        run(0, SuiteFixture.suite(""));
        String good = fixture.result("suite.json");
        JsonNode score = new ObjectMapper().readTree(good).at("/cells/0/scores/2");
        assertEquals("gmc.srcc", score.path("figure").asText());
        String gate = "[[gate]]\nmodel = \"m1\"\ndata = \"first\"\nno-worse-than = \"baseline.json\"\n";
        double high = score.path("high").doubleValue();
        Files.writeString(fixture.file("baseline.json"), good);
        run(0, SuiteFixture.suite(gate));
        String value = "\"value\" : " + score.path("value").asText();
        assertTrue(good.contains(value));
        Files.writeString(fixture.file("baseline.json"), good.replace(value, "\"value\" : " + (high - 1e-9)));
        run(0, SuiteFixture.suite(gate));
        Files.writeString(fixture.file("baseline.json"), good.replace(value, "\"value\" : " + (high + 1e-4)));
        Outcome failed = run(3, SuiteFixture.suite(gate));
        assertTrue(failed.err().contains("above the interval, which ends at "), failed.err());
    }

    @Test
    void initBeginsASuiteThatRuns() throws IOException {
        Path table = fixture.file("a b.csv");
        Outcome.of("simulate", "--images", "40", "--models", "2", "--seed", "3", "--out", table.toString());
        Outcome begun = Outcome.of("suite", "--init", table.toString());
        assertEquals(0, begun.exitCode(), begun.err());
        Outcome outcome = run(0, begun.out());
        assertTrue(outcome.out().contains("Evaluated 2 of 2 cells"), outcome.out());
        String uncommented =
                begun.out().replaceAll("(?m)^# tables = ", "tables = ").replaceFirst("tables = [^\n]*\n", "");
        assertTrue(run(0, uncommented).out().contains("Evaluated 0 of 2 cells"));
    }
}
