package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Arrow library for JavaScript, in which nobody here had a hand, reads what comes out and writes what goes in. */
class ArrowClientTest {
    /** Where the build puts the package and the scripts beside it. */
    private static final Path CLIENT = Path.of("target/npm").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path table;
    private Path err;

    @BeforeEach
    void makeTable() throws Exception {
        assumeTrue(hasNode(), "skipped: there is no node");
        assumeTrue(
                Files.isDirectory(CLIENT.resolve("node_modules/apache-arrow")),
                "skipped: npm could not fetch apache-arrow, see cli/target/npm.log");
        table = folder.resolve("table.arrow");
        err = folder.resolve("err");
        Outcome.of("simulate", "--images", "60", "--models", "2", "--seed", "3", "--out", table.toString());
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return node("--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static ProcessBuilder node(String... arguments) {
        var builder = new ProcessBuilder("node");
        builder.command().addAll(List.of(arguments));
        return builder.directory(CLIENT.toFile());
    }

    @Test
    void itReadsASurfaceThroughAPipe() throws Exception {
        Path csv = folder.resolve("surface.csv");
        Outcome.of("surface", table.toString(), "--points", "lhs:12", "--out", csv.toString());
        List<Process> pipe = ProcessBuilder.startPipeline(List.of(
                GranularProcess.of(
                                "surface",
                                table.toString(),
                                "--points",
                                "lhs:12",
                                "--out",
                                "-",
                                "--format",
                                "arrow-stream")
                        .redirectError(err.toFile()),
                node("read.js").redirectError(err.toFile())));
        JsonNode read = new ObjectMapper().readTree(pipe.getLast().getInputStream());
        assertEnded(pipe);
        assertEquals("surface", read.path("metadata").path("granular.table").asText());
        assertEquals(
                "correlation",
                read.path("columns").path(4).path("metadata").path("unit").asText());
        assertSameRows(Files.readAllLines(csv), read.path("columns"));
    }

    /** As another program would use the engine: a stream in, a stream out, nothing else on either. */
    @Test
    void itStandsAtBothEndsOfAPipe() throws Exception {
        Path csv = folder.resolve("surface.csv");
        Outcome.of("surface", table.toString(), "--points", "grid:9x9", "--out", csv.toString());
        List<Process> pipe = ProcessBuilder.startPipeline(List.of(
                node("write.js", table.toString()).redirectError(err.toFile()),
                GranularProcess.of("surface", "-", "--points", "grid:9x9", "--out", "-", "--format", "arrow-stream")
                        .redirectError(folder.resolve("told").toFile()),
                node("read.js").redirectError(err.toFile())));
        JsonNode read = new ObjectMapper().readTree(pipe.getLast().getInputStream());
        assertEnded(pipe);
        assertSameRows(Files.readAllLines(csv), read.path("columns"));
    }

    private void assertEnded(List<Process> pipe) throws Exception {
        for (Process process : pipe) {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), Files.readString(err));
        }
    }

    private static void assertSameRows(List<String> lines, JsonNode columns) {
        assertEquals(lines.size() - 1, columns.path(0).path("values").size());
        String[] names = lines.getFirst().split(",");
        for (int column = 0; column < names.length; column++) {
            assertEquals(names[column], columns.path(column).path("name").asText());
            JsonNode values = columns.path(column).path("values");
            for (int row = 1; row < lines.size(); row++) {
                String expected = lines.get(row).split(",", -1)[column];
                JsonNode value = values.path(row - 1);
                assertEquals(expected, value.isNumber() ? Double.toString(value.doubleValue()) : value.asText(""));
            }
        }
    }

    /** Two batches, and a dictionary that is passed over. */
    @Test
    void itWritesAStreamThatIsRead() throws Exception {
        Path written = folder.resolve("written.arrows");
        Process writer = node("write.js", table.toString())
                .redirectOutput(written.toFile())
                .redirectError(err.toFile())
                .start();
        assertEnded(List.of(writer));
        Path expected = folder.resolve("expected-points.csv");
        Path points = folder.resolve("points.csv");
        for (List<Path> run : List.of(List.of(table, expected), List.of(written, points))) {
            Outcome outcome = Outcome.of(
                    "surface",
                    run.getFirst().toString(),
                    "--points",
                    "lhs:12",
                    "--out",
                    run.getLast().toString());
            assertEquals(0, outcome.exitCode(), outcome.err());
        }
        assertEquals(Files.readString(expected), Files.readString(points));
    }
}
