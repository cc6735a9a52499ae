package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.Points;
import dev.granular.arrow.output.FigureRow;
import dev.granular.evaluation.Evaluation;
import dev.granular.global.Figure;
import dev.granular.global.FigureOptions;
import dev.granular.global.Raters;
import dev.granular.global.WholeSetFigures;
import dev.granular.inference.RaterLimits;
import dev.granular.inference.RaterNoise;
import dev.granular.mapping.Mapping;
import dev.granular.profile.Profile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures over the whole set and profiles, as the command prints and writes them: those of the library. */
class PanelCommandTest {
    private static final SimulatedRatings DATA = new Simulation(60, 2, 3).run();
    private static final String NO_RATERS = "rmse_star, outlier_ratio_ci, auc_different, auc_better, correct_better,"
            + " resolving_power: the number of raters is not known";

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void writeTable() {
        table = folder.resolve("table.csv");
        Outcome.of("simulate", "--images", "60", "--models", "2", "--seed", "3", "--out", table.toString());
    }

    private static Outcome surface(Path table, String... arguments) {
        Outcome outcome = Outcome.of(
                Stream.concat(Stream.of("surface", table.toString(), "--points", "lhs:10"), Arrays.stream(arguments))
                        .toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertFalse((outcome.out() + outcome.err()).contains("NaN"), outcome.out());
        return outcome;
    }

    private JsonNode json(Path table, String name, String... arguments) throws IOException {
        Path file = folder.resolve(name + ".json");
        surface(
                table,
                Stream.concat(Stream.of("--out", file.toString()), Arrays.stream(arguments))
                        .toArray(String[]::new));
        return new ObjectMapper().readTree(file.toFile());
    }

    @ParameterizedTest
    @CsvSource({"logistic4,LOGISTIC_4", "Logistic5,LOGISTIC_5", "cubic,MONOTONE_CUBIC", "linear,LINEAR", "none,NONE"})
    void figuresAreThoseOfTheLibrary(String option, Mapping mapping) throws IOException {
        JsonNode json = json(table, "figures", "--figures", "--raters", "24", "--mapping", option);
        List<WholeSetFigures> expected = WholeSetFigures.of(
                DATA.ratings(), new Raters.Constant(24), DATA.predictions(), FigureOptions.STANDARD.mapping(mapping));
        assertEquals(expected.size(), json.path("rows").size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode row = json.path("rows").get(i);
            var figures =
                    new FigureRow(expected.get(i), DATA.predictions().get(i).direction(), 60);
            assertEquals(expected.get(i).model(), row.path("model").asText());
            assertEquals(60, row.path("n").asInt());
            assertEquals(FigureRow.word(mapping), row.path("mapping").asText());
            assertEquals(figures.notes(), row.path("notes").asText());
            assertEquals(figures.why(), row.path("why").asText());
            figures.named().forEach((name, figure) -> {
                assertTrue(row.has(name), name);
                if (figure instanceof Figure.Value(double value, double _)) {
                    assertEquals(value, row.path(name).asDouble(), name);
                } else {
                    assertTrue(row.path(name).isNull(), name);
                    assertTrue(row.path("why").asText().contains(name), name);
                }
            });
        }
        assertEquals("exact", json.path("accuracy").asText());
    }

    @Test
    void everyFormatHoldsThem() throws IOException {
        Path out = folder.resolve("out");
        Outcome outcome = surface(table, "--figures", "--profiles", "--raters", "24", "--out", out.toString());
        assertTrue(outcome.out().contains("figures.csv, profiles.csv, run.json"), outcome.out());
        List<String> lines = Files.readAllLines(out.resolve("figures.csv"));
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("steady,higher,60,logistic4,0."), lines.get(1));
        Path arrow = folder.resolve("live-Figures.arrow");
        surface(table, "--raters", "24", "--out", arrow.toString());
        try (var allocator = new RootAllocator();
                var channel = Files.newByteChannel(arrow);
                var reader = new ArrowFileReader(channel, allocator)) {
            assertTrue(reader.loadNextBatch());
            var root = reader.getVectorSchemaRoot();
            assertEquals(60, ((BigIntVector) root.getVector("n")).get(1));
            String rmse = lines.get(2).split(",", -1)[5];
            assertEquals(Double.parseDouble(rmse), ((Float8Vector) root.getVector("rmse")).get(1));
        }
    }

    @Test
    void whatIsNotKnownIsSaidOnce() throws IOException {
        Outcome outcome = surface(table, "--figures");
        assertTrue(outcome.out().contains("no " + NO_RATERS), outcome.out());
        assertTrue(outcome.out().contains("(--raters says it)"), outcome.out());
        assertFalse(outcome.out().contains("RMSE*"), outcome.out());
        JsonNode row = json(table, "figures", "--figures").path("rows").get(0);
        assertTrue(row.path("auc_better").isNull());
        assertTrue(row.path("why").asText().startsWith(NO_RATERS), row.toString());
    }

    @Test
    void spreadsThatWereEstimatedAreNone() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "mos,a\n1,2\n2,1\n3,4\n4,3\n5,6\n2.5,4\n");
        String why = json(file, "figures").path("rows").get(0).path("why").asText();
        assertTrue(why.contains("the standard deviations of the ratings were not measured"), why);
    }

    @Test
    void spreadsFromAFileNeedRatersToo() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "mos,a\n1,2\n2,1\n3,4\n4,3\n5,6\n2.5,4\n");
        Path std = Files.writeString(folder.resolve("std.txt"), "1\n1\n1\n1\n1\n1\n");
        JsonNode row = json(file, "figures", "--std-file", std.toString(), "--raters", "20")
                .path("rows")
                .get(0);
        assertTrue(row.path("rmse_star").isNumber(), row.toString());
    }

    @Test
    void twoImagesAndTiesHaveWords() throws IOException {
        Path two = Files.writeString(folder.resolve("two.csv"), "mos,std,a\n1,1,2\n2,1,3\n");
        JsonNode row = json(two, "figures", "--raters", "10").path("rows").get(0);
        assertTrue(row.path("rmse_star").isNull());
        assertTrue(row.path("why").asText().contains("rmse_star: there are no more images"), row.toString());
        Path tied = Files.writeString(folder.resolve("tied.csv"), "mos,std,a\n1,1,0\n1,1,0\n1,1,0\n1,1,0\n2,1,1\n");
        row = json(tied, "figures", "--raters", "10").path("rows").get(0);
        assertTrue(row.path("notes").asText().contains("fewer different scores than parameters"), row.toString());
    }

    @Test
    void ratersThatAreMissingAreCounted() throws IOException {
        Path file = Files.writeString(
                folder.resolve("t.csv"), "mos,std,people,a\n1,1,9,2\n2,1,,1\n3,1,9,4\n4,1,0,3\n5,1,9,6\n");
        Outcome outcome = surface(file, "--figures", "--raters", "people", "--models", "a");
        assertTrue(
                outcome.err().contains("warning: the number of raters is missing or below 1 for 2 of 5"),
                outcome.err());
        assertTrue(outcome.out().contains("no rmse_star"), outcome.out());
    }

    /** A scale that runs the other way round, and models that do: the same figures, also of good images. */
    @Test
    void turnedRatingsHaveTheSameFigures() throws IOException {
        List<String> lines = Files.readAllLines(table);
        var turned = new StringBuilder(lines.getFirst()).append('\n');
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            turned.append(-Double.parseDouble(cells[0])).append(',').append(cells[1]);
            turned.append(',').append(cells[2]).append(',').append(-Double.parseDouble(cells[3]));
            turned.append('\n');
        }
        Path file = Files.writeString(folder.resolve("turned.csv"), turned);
        JsonNode expected = json(table, "figures", "--raters", "24").path("rows");
        JsonNode rows = json(file, "turned-figures", "--raters", "24", "--dmos").path("rows");
        assertEquals("higher", rows.get(0).path("direction").asText());
        assertEquals("lower", rows.get(1).path("direction").asText());
        for (int i = 0; i < 2; i++) {
            for (String name : List.of("mapped_plcc", "rmse_star", "pair_accuracy", "auc_better", "pwrc")) {
                assertEquals(
                        expected.get(i).path(name).asDouble(),
                        rows.get(i).path(name).asDouble(),
                        1e-9,
                        name);
            }
        }
    }

    @Test
    void profilesAreThoseOfTheLibrary() throws IOException {
        JsonNode rows = json(table, "profiles", "--methods", "srcc").path("rows");
        Evaluation evaluation = Evaluation.of(DATA.ratings());
        int row = 0;
        for (int model = 0; model < 2; model++) {
            for (Profile.Axis axis : Profile.Axis.values()) {
                Profile profile = evaluation.profile(axis, 100, DATA.predictions());
                for (int step = 0; step < profile.steps(); step++) {
                    JsonNode found = rows.get(row++);
                    assertEquals(
                            axis == Profile.Axis.QUALITY ? "q" : "qd",
                            found.path("axis").asText());
                    assertEquals(profile.place(step), found.path("place").asDouble());
                    assertEquals(
                            profile.effectivePairs(step),
                            found.path("effective_pairs").asDouble(),
                            1e-9);
                    assertEquals(
                            profile.value(model, dev.granular.Method.SRCC, step).orElse(Double.NaN),
                            found.path("value").asDouble(Double.NaN),
                            1e-12);
                }
            }
        }
        assertEquals(rows.size(), row);
    }

    @Test
    void theCeilingIsThatOfTheLibrary() throws IOException {
        JsonNode rows = json(table, "ceiling", "--raters", "24").path("rows");
        RaterLimits expected = RaterNoise.of(DATA.ratings(), 24)
                .limits(models -> Evaluation.of(DATA.ratings())
                        .points(new Points.Grid(13, 13))
                        .correlations(models));
        assertEquals(3 * 169, rows.size());
        int row = 0;
        for (dev.granular.Method method : dev.granular.Method.values()) {
            for (int k = 0; k < 169; k++) {
                JsonNode found = rows.get(row++);
                assertEquals(method.name(), found.path("method").asText());
                assertEquals(expected.points().get(k).q(), found.path("q").asDouble());
                assertEquals(expected.points().get(k).qd(), found.path("qd").asDouble());
                assertEquals(expected.ceiling(method, k), found.path("ceiling").asDouble(Double.NaN), 1e-12);
                assertEquals(
                        expected.reliability(method, k),
                        found.path("reliability").asDouble(Double.NaN),
                        1e-12);
            }
        }
        Outcome outcome = surface(table, "--ceiling", "--raters", "24");
        String height = String.format(
                java.util.Locale.ROOT,
                "%.4f",
                expected.ceiling(dev.granular.Method.PLCC).meanHeight());
        assertTrue(outcome.out().contains("ceiling, mean height       " + height), outcome.out());
    }

    @Test
    void aCeilingThatCannotBeToldIsRefusedBeforeAnythingIsComputed() throws IOException {
        Outcome unknown = Outcome.of("surface", table.toString(), "--ceiling");
        assertEquals(CommandLines.DATA_ERROR, unknown.exitCode());
        assertTrue(unknown.err().contains("--raters says it"), unknown.err());
        assertEquals("", unknown.out());
        Outcome few = Outcome.of("surface", table.toString(), "--ceiling", "--raters", "9");
        assertEquals(CommandLines.DATA_ERROR, few.exitCode());
        assertTrue(few.err().contains("fewer than 10"), few.err());
        Path bare = folder.resolve("bare.csv");
        Files.writeString(bare, "mos,niqe\n1,2\n2,3\n3,5\n4,4\n5,1\n");
        Outcome estimated = Outcome.of("surface", bare.toString(), "--ceiling", "--raters", "30");
        assertEquals(CommandLines.DATA_ERROR, estimated.exitCode());
        assertTrue(estimated.err().contains("--std names their column"), estimated.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mapping cubic|--mapping cubic has no effect without --figures: add --figures",
                "--profiles|--profiles writes a file: add --out FOLDER or --out profiles.csv",
                "--figures --mapping spline|--mapping",
            })
    void wrongUsageIsOneLine(String arguments, String expected) {
        Outcome outcome = Outcome.of(("surface t.csv " + arguments).split(" "));
        assertEquals(CommandLines.USAGE_ERROR, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertTrue(outcome.err().contains(expected), outcome.err());
    }

    @Test
    void drawingsAreTheSameForAnyNumberOfThreads() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Outcome outcome = surface(
                table, "--figures", "--profiles", "--drawings", "svg,png,svg", "--threads", "1", "--out", one + "/");
        surface(table, "--figures", "--profiles", "--drawings", "PNG,svg", "--threads", "2", "--out", two + "/");
        assertTrue(outcome.out().contains("Figures for paper: heatmaps-plcc.svg, "), outcome.out());
        for (String name : List.of("heatmaps-srcc", "differences-krcc", "profiles-plcc", "scatters")) {
            for (String ending : List.of(".svg", ".png")) {
                assertEquals(-1, Files.mismatch(one.resolve(name + ending), two.resolve(name + ending)), name + ending);
            }
        }
    }

    @Test
    void drawingsNeedAFolder() {
        Outcome outcome = Outcome.of("surface", table.toString(), "--drawings", "svg");
        assertEquals(CommandLines.USAGE_ERROR, outcome.exitCode());
        assertEquals(
                "granular: --drawings writes files beside the report: add --out FOLDER; see granular surface --help",
                outcome.err().strip());
    }

    @Test
    void javaWithoutDesktopDrawsSvgAndRefusesPng() throws Exception {
        assertEquals(0, withoutDesktop("svg"));
        assertTrue(Files.exists(folder.resolve("svg/heatmaps-plcc.svg")));
        assertEquals(CommandLines.USAGE_ERROR, withoutDesktop("png"));
        String said = Files.readString(folder.resolve("printed"));
        assertTrue(
                said.contains("--drawings png needs a Java with the module java.desktop, which this one lacks"), said);
    }

    private int withoutDesktop(String format) throws Exception {
        ProcessBuilder builder = GranularProcess.of(
                "surface",
                table.toString(),
                "--points",
                "grid:4x4",
                "--drawings",
                format,
                "--out",
                folder.resolve(format) + "/");
        builder.command()
                .add(
                        1,
                        "--limit-modules=java.base,java.logging,java.management,java.xml,jdk.httpserver,"
                                + "jdk.incubator.vector,jdk.jfr,jdk.management,jdk.unsupported");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
