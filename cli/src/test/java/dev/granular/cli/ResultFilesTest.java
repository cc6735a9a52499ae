package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results in every format, to a folder, to one file, and to standard output: the same numbers everywhere. */
class ResultFilesTest {
    @TempDir
    private Path folder;

    private Path table;
    private Path csv;

    @BeforeEach
    void evaluateOnce() {
        table = folder.resolve("table.csv");
        csv = folder.resolve("csv");
        Outcome.of("simulate", "--images", "60", "--models", "2", "--seed", "3", "--out", table.toString());
        surface("--out", csv.toString());
    }

    private Outcome surface(String... arguments) {
        Outcome outcome = Outcome.of(arguments(arguments));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }

    private String[] arguments(String... arguments) {
        return Stream.concat(
                        Stream.of("surface", table.toString(), "--points", "lhs:12", "--threads", "1"),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({"arrow,.arrow", "arrow-stream,.arrows"})
    void aFolderInArrowHoldsWhatOneInCsvHolds(String format, String ending) throws IOException {
        Path out = folder.resolve("out");
        Outcome outcome = surface("--out", out + "/", "--format", format);
        assertTrue(outcome.out().contains("scores" + ending), outcome.out());
        for (String name : List.of("points", "surface", "scores")) {
            assertEquals(Files.readString(csv.resolve(name + ".csv")), asCsv(out.resolve(name + ending)));
        }
        assertEquals(
                List.of("points" + ending, "report.html", "run.json", "scores" + ending, "surface" + ending),
                names(out));
        JsonNode run = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        assertEquals(format, run.path("options").path("format").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "surface.arrow,surface",
        "anything.ARROWS,surface",
        "live-points.arrows,points",
        "Scores.arrow,scores",
        "run.arrow,surface"
    })
    void aFileHoldsWhatItsNameSays(String name, String expected) throws IOException {
        Path file = folder.resolve("deep").resolve(name);
        Outcome outcome = surface("--out", file.toString());
        assertTrue(outcome.out().contains(file + " holds the " + expected), outcome.out());
        assertEquals(Files.readString(csv.resolve(expected + ".csv")), asCsv(file));
        assertEquals(List.of(name), names(file.getParent()));
    }

    @Test
    void textAndJsonFilesToo() throws IOException {
        Path points = folder.resolve("points.csv");
        surface("--out", points.toString());
        assertEquals(Files.readString(csv.resolve("points.csv")), Files.readString(points));
        Path scores = folder.resolve("live-scores.json");
        surface("--out", scores.toString());
        JsonNode json = new ObjectMapper().readTree(scores.toFile());
        assertEquals("exact", json.path("accuracy").asText());
        assertEquals("gaussian", json.path("regulator").asText());
        assertEquals("table.csv", json.path("source").asText());
        assertEquals(6, json.path("rows").size());
        Path run = folder.resolve("run.json");
        surface("--out", run.toString());
        assertEquals(
                "surface",
                new ObjectMapper().readTree(run.toFile()).path("command").asText());
    }

    /** Only folders are told by what is there or by a slash; the names of new ones may have a dot before a number. */
    @ParameterizedTest
    @ValueSource(strings = {"there.arrow", "new.results/", "run-2.5"})
    void aFolderMayHaveADotInItsName(String name) throws IOException {
        Files.createDirectory(folder.resolve("there.arrow"));
        surface("--out", folder + "/" + name);
        assertTrue(Files.exists(folder.resolve(name).resolve("report.html")));
    }

    @Test
    void pointsInArrowCanBeGivenToAnotherRun() throws IOException {
        Path points = folder.resolve("points.arrow");
        surface("--out", points.toString(), "--models", "steady", "--methods", "krcc");
        Path again = folder.resolve("again-points.arrow");
        Outcome outcome = Outcome.of(
                "surface",
                table.toString(),
                "--points",
                "file:" + points,
                "--models",
                "steady",
                "--methods",
                "krcc",
                "--out",
                again.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals(asCsv(points), asCsv(again));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrow-stream", "csv"})
    void standardOutputReceivesTheSurfaceAndNothingElse(String format) throws Exception {
        Path err = folder.resolve("err");
        Process process = process(err, "--out", "-", "--format", format);
        try (InputStream in = process.getInputStream()) {
            String expected = Files.readString(csv.resolve("surface.csv"));
            byte[] received = in.readAllBytes();
            Path file = Files.write(folder.resolve("received.arrows"), received);
            assertEquals(expected, format.equals("csv") ? Files.readString(file) : asCsv(file));
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String told = Files.readString(err);
        assertEquals(0, process.exitValue(), told);
        assertTrue(told.contains("GMC        global"), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrow-stream", "arrow", "csv", "json"})
    void aReaderThatHasEnoughEndsTheProcessQuietly(String format) throws Exception {
        Path err = folder.resolve("err");
        Process process = process(err, "--out", "-", "--format", format);
        try (InputStream in = process.getInputStream()) {
            assertEquals(100, in.readNBytes(100).length);
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        List<String> told = Files.readAllLines(err);
        assertEquals(CommandLines.READER_LEFT, process.exitValue(), told.toString());
        assertFalse(
                told.stream().anyMatch(line -> line.startsWith("granular:") || line.startsWith("\tat ")),
                told.toString());
    }

    static Stream<List<String>> aFullDiskIsToldOfInOneLine() {
        return Stream.of(
                List.of("surface", "table.csv"),
                List.of("surface", "table.csv", "--out", "-"),
                List.of("simulate", "--out", "made.csv"),
                List.of("demo"),
                List.of("generate-completion"),
                List.of("surface", "--help"),
                List.of("help"),
                List.of("--version"));
    }

    @ParameterizedTest
    @MethodSource
    void aFullDiskIsToldOfInOneLine(List<String> arguments) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: this system has no device that is always full");
        Path err = folder.resolve("err");
        Process process = GranularProcess.of(arguments.toArray(String[]::new))
                .directory(folder.toFile())
                .redirectOutput(full.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        List<String> told = Files.readAllLines(err);
        assertEquals(1, process.exitValue(), told.toString());
        assertTrue(
                told.getLast().startsWith("granular: cannot write everything to standard output: "), told.toString());
    }

    /** A limit on the size of files stands for a disk that fills up half-way. */
    @ParameterizedTest
    @ValueSource(
            strings = {"surface table.csv --out out", "surface table.csv --out surface.arrow", "simulate --out x.csv"})
    void aDiskThatFillsUpLeavesNothing(String arguments) throws Exception {
        List<String> before = names(folder);
        Path err = folder.resolve("err");
        var builder = GranularProcess.of(arguments.split(" "));
        builder.command().addAll(0, List.of("sh", "-c", "ulimit -f 8; exec \"$0\" \"$@\""));
        Process process = builder.directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        List<String> told = Files.readAllLines(err);
        Files.delete(err);
        assertEquals(1, process.exitValue(), told.toString());
        assertTrue(told.getLast().startsWith("granular: cannot write "), told.toString());
        assertEquals(before, names(folder));
    }

    private Process process(Path err, String... arguments) throws IOException {
        return GranularProcess.of(arguments(arguments))
                .redirectError(err.toFile())
                .start();
    }

    private static String asCsv(Path file) throws IOException {
        boolean stream = file.toString().toLowerCase(Locale.ROOT).endsWith(".arrows");
        try (var allocator = new RootAllocator();
                var channel = Files.newByteChannel(file);
                InputStream in = Files.newInputStream(file);
                ArrowReader reader =
                        stream ? new ArrowStreamReader(in, allocator) : new ArrowFileReader(channel, allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            var csv = new StringBuilder(root.getFieldVectors().stream()
                    .map(FieldVector::getName)
                    .collect(Collectors.joining(",", "", "\n")));
            while (reader.loadNextBatch()) {
                for (int i = 0; i < root.getRowCount(); i++) {
                    int row = i;
                    csv.append(root.getFieldVectors().stream()
                            .map(vector -> vector.isNull(row)
                                    ? ""
                                    : vector.getObject(row).toString())
                            .collect(Collectors.joining(",", "", "\n")));
                }
            }
            return csv.toString();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
