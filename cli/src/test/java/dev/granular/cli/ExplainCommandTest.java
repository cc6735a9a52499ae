package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void writeTable() throws IOException {
        table = folder.resolve("table.csv");
        Path made = folder.resolve("made.csv");
        Outcome.of("simulate", "--images", "150", "--models", "2", "--seed", "3", "--out", made.toString());
        var lines = new ArrayList<String>();
        for (String line : Files.readAllLines(made)) {
            int row = lines.size();
            lines.add(line + (row == 0 ? ",picture,scene" : ",p" + row + ",s" + row % 15));
        }
        Files.write(table, lines);
    }

    private Outcome explain(String... arguments) {
        var all = new ArrayList<>(List.of("explain", table.toString(), "--at", "50,20"));
        all.addAll(List.of(arguments));
        return Outcome.of(all.toArray(String[]::new));
    }

    private List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void namesImagesAndPairs() throws IOException {
        Path file = folder.resolve("why.csv");
        Outcome outcome = explain("--model", "ceiling", "--key", "picture", "--out", file.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().startsWith("SRCC of ceiling at Q = 50.0, Qd = 20.0: 0."), outcome.out());
        List<String[]> rows = rows(file);
        assertEquals(
                List.of("what", "rank", "image"), Arrays.asList(rows.getFirst()).subList(0, 3));
        assertEquals(41, rows.size());
        int pairs = 0;
        for (String[] row : rows.subList(1, rows.size())) {
            assertTrue(row[2].matches("p\\d+"), row[2]);
            assertTrue(outcome.out().contains(row[2]));
            if (row[0].equals("wrong_pair")) {
                pairs++;
                assertTrue(Double.parseDouble(row[3]) < Double.parseDouble(row[11]));
                assertTrue(Double.parseDouble(row[5]) > Double.parseDouble(row[13]));
            }
        }
        assertEquals(10, pairs);
    }

    @Test
    void comparesByClusters() throws IOException {
        Path file = folder.resolve("why.csv");
        Outcome outcome = explain(
                "--model",
                "ceiling",
                "--against",
                "steady",
                "--cluster",
                "scene",
                "--method",
                "krcc",
                "--out",
                file.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().startsWith("KRCC of ceiling minus that of steady"), outcome.out());
        for (String[] row : rows(file)) {
            if (row[0].equals("decides")) {
                assertTrue(row[2].matches("s\\d+"), row[2]);
                assertEquals("10", row[7]);
            } else if (row[0].equals("wrong_pair")) {
                assertTrue(Double.parseDouble(row[6]) < Double.parseDouble(row[14]));
            }
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertEquals(2, explain("--model", "ceiling", "--against", "ceiling").exitCode());
        assertEquals(2, explain("--model", "ceiling", "--out", "why.txt").exitCode());
        Outcome unknown = explain("--model", "none");
        assertEquals(1, unknown.exitCode());
        assertTrue(unknown.err().contains("no model is called \"none\"; there are "), unknown.err());
        assertEquals(
                2,
                Outcome.of("explain", table.toString(), "--at", "50", "--model", "ceiling")
                        .exitCode());
    }

    @Test
    void withoutAColumnOfNamesImagesHaveNumbers() {
        Outcome outcome = explain("--model", "ceiling");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().matches("(?s).*\\nrow \\d+ .*"), outcome.out());
    }
}
