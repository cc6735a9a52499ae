package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs on the LIVE Challenge set, against the numbers that the authors of the method published. */
class PublishedRunTest {
    @TempDir
    private Path out;

    private Path data;

    @BeforeEach
    void findData() {
        data = Path.of(System.getProperty("granular.conformance", "../../shared/conformance"), "livec");
        assumeTrue(
                Files.isDirectory(data),
                () -> "skipped: no published data in " + data + "; set -Dgranular.conformance=FOLDER to run this test");
    }

    @Test
    void oneTableAsPublished() throws IOException {
        run(
                data.resolve("table.csv").toString(),
                "--no-fit",
                "--weights-file",
                data.resolve("weights.txt").toString());
        assertAsPublished(1e-12);
    }

    @Test
    void joinedTablesAsTheAuthorsKeepThem() throws IOException {
        List<String> tables =
                new ArrayList<>(List.of(data.resolve("ratings.csv").toString(), "--no-fit"));
        try (Stream<Path> predictions = Files.list(data.resolve("predictions"))) {
            predictions.map(Path::toString).sorted().forEach(tables::add);
        }
        run(tables.toArray(String[]::new));
        assertAsPublished(1e-6);
    }

    @Test
    void scoresOfFittedSurfaces() throws IOException {
        run(
                data.resolve("table.csv").toString(),
                "--weights-file",
                data.resolve("weights.txt").toString());
        Map<String, Double> scores = new HashMap<>();
        for (String[] row : rows(out.resolve("scores.csv"))) {
            scores.put(row[0] + row[1], Double.parseDouble(row[2]));
        }
        List<String[]> published = rows(data.resolve("surface_fit.csv"));
        assertEquals(published.size(), scores.size());
        for (String[] row : published) {
            // The published heights rest on published points, four of which no formula reproduces.
            assertEquals(Double.parseDouble(row[2]), scores.get(row[0] + row[1]), 5e-4, row[0] + " " + row[1]);
        }
    }

    private void run(String... arguments) {
        var all = new ArrayList<>(List.of("surface"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--points", "file:" + data.resolve("samples.csv"), "--out", out.toString()));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    private void assertAsPublished(double bound) throws IOException {
        Map<List<Object>, Double> values = new HashMap<>();
        for (String[] row : rows(out.resolve("points.csv"))) {
            values.put(place(row), Double.parseDouble(row[4]));
        }
        int compared = 0;
        for (String[] row : rows(data.resolve("published_gmc.csv"))) {
            if (row[5].equals("ok")) {
                assertEquals(Double.parseDouble(row[4]), values.get(place(row)), bound, String.join(",", row));
                compared++;
            }
        }
        assertTrue(compared > 2000, compared + " cells compared");
    }

    private static List<Object> place(String[] row) {
        return List.of(row[0], row[1], Double.parseDouble(row[2]), Double.parseDouble(row[3]));
    }

    private static List<String[]> rows(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
