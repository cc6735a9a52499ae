package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.Points;
import dev.granular.inference.Estimate;
import dev.granular.inference.Inference;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.ScoreComparison;
import dev.granular.inference.SurfaceInference;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals and comparisons on the command line say what the library says. */
class ConfidenceTest {
    private static final int IMAGES = 120;
    private static final int SCENES = 15;
    private static final SimulatedRatings DATA = new Simulation(IMAGES, 3, 3).run();

    @TempDir
    private Path folder;

    private Path table;
    private Path out;

    @BeforeEach
    void writeTable() throws IOException {
        Path made = folder.resolve("made.csv");
        table = folder.resolve("table.csv");
        out = folder.resolve("out");
        assertEquals(
                0,
                Outcome.of("simulate", "--images", "120", "--models", "3", "--seed", "3", "--out", made.toString())
                        .exitCode());
        var lines = new ArrayList<String>();
        for (String line : Files.readAllLines(made)) {
            lines.add(line + (lines.isEmpty() ? ",scene,part" : "," + scene(lines.size() - 1) + ",0.5"));
        }
        Files.write(table, lines);
    }

    private static String scene(int row) {
        return "scene " + row % SCENES;
    }

    private Outcome run(String... arguments) {
        var all = Stream.concat(
                Stream.of("surface", table.toString(), "--exclude", "part", "--methods", "srcc"),
                Arrays.stream(arguments));
        return Outcome.of(all.toArray(String[]::new));
    }

    private List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(out.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Inference inference() {
        return Inference.of(DATA.ratings()).methods(Set.of(Method.SRCC));
    }

    private static void assertEstimate(Estimate expected, String[] cells, int at) {
        assertEquals(expected.se(), Double.parseDouble(cells[at]), 1e-12);
        if (expected.interval() instanceof Interval(double low, double high)) {
            assertEquals(low, Double.parseDouble(cells[at + 1]), 1e-9);
            assertEquals(high, Double.parseDouble(cells[at + 2]), 1e-9);
        } else {
            assertEquals("", cells[at + 1] + cells[at + 2]);
        }
    }

    @Test
    void aGridHoldsWhatTheLibrarySays() throws IOException {
        Outcome outcome = run("--points", "grid:6x5", "--out", out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        SurfaceInference expected = inference().at(new Points.Grid(6, 5), DATA.predictions());
        List<String[]> rows = rows("points.csv");
        assertEquals(3 * 30, rows.size());
        int without = 0;
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row);
            Estimate there = expected.estimate(cells[0], Method.SRCC, row % 30);
            assertEstimate(there, cells, 8);
            assertEquals(there.effectiveUnits(), Double.parseDouble(cells[13]), 1e-9);
            assertEquals(Boolean.toString(there.isGiven()), cells[14]);
            assertEquals(
                    there.interval() instanceof NoInterval why ? why.name().toLowerCase(Locale.ROOT) : "", cells[15]);
            assertEquals(!there.isGiven(), cells[11].isEmpty());
            without += there.isGiven() ? 0 : 1;
        }
        assertTrue(without > 0 && without < rows.size(), without + " without an interval");
        assertTrue(outcome.err().contains("no interval of SRCC at "), outcome.err());
        for (String[] cells : rows("scores.csv")) {
            assertEstimate(expected.meanHeights().orElseThrow().estimate(cells[0], Method.SRCC), cells, 6);
            assertEstimate(inference().global(DATA.predictions()).estimate(cells[0], Method.SRCC), cells, 9);
        }
        assertTrue(outcome.out().contains(" ±."), outcome.out());
        assertFalse(Files.exists(out.resolve("comparisons.csv")));
    }

    @Test
    void clustersAreTheUnits() throws IOException {
        Outcome outcome = run("--points", "grid:4x4", "--cluster", "scene", "--out", out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        List<String> scenes =
                IntStream.range(0, IMAGES).mapToObj(ConfidenceTest::scene).toList();
        SurfaceInference expected = inference().clusters(scenes).at(new Points.Grid(4, 4), DATA.predictions());
        List<String[]> rows = rows("points.csv");
        for (int row = 0; row < rows.size(); row++) {
            assertEstimate(expected.estimate(rows.get(row)[0], Method.SRCC, row % 16), rows.get(row), 8);
        }
        assertTrue(outcome.err().contains("15 clusters of \"scene\" as units"), outcome.err());
    }

    @Test
    void comparisonsAreThoseOfTheLibrary() throws IOException {
        Outcome outcome = run("--points", "grid:4x4", "--compare", "all", "--out", out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        SurfaceInference expected = inference().at(new Points.Grid(4, 4), DATA.predictions());
        List<ScoreComparison> gmc = expected.meanHeights().orElseThrow().compareAll(Method.SRCC);
        List<String[]> rows = rows("comparisons.csv");
        assertEquals(3, rows.size());
        for (int pair = 0; pair < 3; pair++) {
            String[] cells = rows.get(pair);
            assertEquals(gmc.get(pair).first(), cells[0]);
            assertEquals(gmc.get(pair).second(), cells[1]);
            assertEquals(gmc.get(pair).difference().value(), Double.parseDouble(cells[3]), 1e-12);
            assertEquals(gmc.get(pair).difference().p(), Double.parseDouble(cells[7]), 1e-9);
            assertEquals(gmc.get(pair).adjustedP(), Double.parseDouble(cells[8]), 1e-12);
        }
        assertEquals(3 * 16, rows("comparison_surface.csv").size());
        long sentences = outcome.out()
                .lines()
                .filter(line -> line.contains("(GMC, SRCC"))
                .count();
        assertEquals(2, sentences, outcome.out());
    }

    @Test
    void noneLeavesColumnsEmpty() throws IOException {
        Outcome outcome = run("--points", "grid:4x4", "--confidence", "none", "--out", out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertFalse(outcome.out().contains("±"), outcome.out());
        for (String[] cells : rows("points.csv")) {
            assertEquals("", String.join("", Arrays.asList(cells).subList(8, 16)));
        }
    }

    @Test
    void aFittedSurfaceHasIntervalsToo() throws IOException {
        Outcome outcome = run("--points", "lhs:20", "--out", out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        long given = rows("surface.csv").stream()
                .filter(cells -> cells[12].equals("true"))
                .filter(cells -> Double.parseDouble(cells[7]) < Double.parseDouble(cells[4])
                        && Double.parseDouble(cells[4]) < Double.parseDouble(cells[8])
                        && Double.parseDouble(cells[9]) <= Double.parseDouble(cells[7]))
                .count();
        assertTrue(given > 1000, given + " places with an interval");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--confidence 95 | 2 | --confidence",
                "--confidence none --compare all | 2 | --compare",
                "--confidence 0 --cluster scene | 2 | --cluster",
                "--compare steady | 2 | --compare",
                "--compare steady,nobody | 1 | --compare",
                "--cluster scenery | 1 | --cluster",
                "--cluster part | 1 | --cluster"
            })
    void whatMakesNoSenseIsRefused(String options, int exitCode, String named) {
        Outcome outcome = run(options.split(" "));
        assertEquals(exitCode, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().strip().lines().toList().getLast().contains(named), outcome.err());
    }
}
