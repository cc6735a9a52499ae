package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be wrong gets one line, an exit code that says whose fault it is, and no files. */
class BadInputTest {
    private static final String GOOD = "mos,std,a,b\n1,1,1,2\n2,1,3,1\n3,1,2,4\n4,1,5,3\n5,1,4,5\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeGoodTable() throws IOException {
        write("good.csv", GOOD);
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                usage("no file", "Missing required parameter: 'FILE'", "surface"),
                usage("unknown option", "Unknown option: '--oot'", "surface", "good.csv", "--oot", "x"),
                usage("unknown command", "did you mean surface?", "surfac", "good.csv"),
                usage("points of no kind", "none of lhs:NUMBER", "surface", "good.csv", "--points", "random:5"),
                usage("no points", "at least 1", "surface", "good.csv", "--points", "lhs:0"),
                usage(
                        "points beyond counting",
                        "at most 2147483647",
                        "surface",
                        "good.csv",
                        "--points",
                        "lhs:3000000000"),
                usage(
                        "grid beyond counting",
                        "at most 2147483647",
                        "surface",
                        "good.csv",
                        "--points",
                        "grid:2x9999999999"),
                usage(
                        "images beyond counting",
                        "1 to 2147483647",
                        "simulate",
                        "--images",
                        "3000000000",
                        "--out",
                        "x.csv"),
                usage("accuracy of no kind", "none of auto, exact", "surface", "good.csv", "--accuracy", "fast"),
                usage("accuracy too low", "from 1e-10 to 1e-3", "surface", "good.csv", "--accuracy", "0.5"),
                usage("grid beyond counting", "may be", "surface", "good.csv", "--points", "grid:99999999x99999999"),
                usage("grid without area", "at least 2x2", "surface", "good.csv", "--points", "grid:1x9"),
                usage("unknown method", "but was 'tau'", "surface", "good.csv", "--methods", "plcc,tau"),
                usage("unknown regulator", "but was 'none'", "surface", "good.csv", "--regulator", "none"),
                usage("unknown rule", "but was 'ignore'", "surface", "good.csv", "--missing", "ignore"),
                usage("phi of 0", "'0' is not a number above 0", "surface", "good.csv", "--phi", "0"),
                usage("std-scale in words", "'wide' is not a number", "surface", "good.csv", "--std-scale", "wide"),
                usage("no thread", "'0' is not a whole number from 1 to", "surface", "good.csv", "--threads", "0"),
                usage("seed in words", "'x' is not a long", "surface", "good.csv", "--seed", "x"),
                usage("both polarities", "exclude one another", "surface", "good.csv", "--dmos", "--higher-is-better"),
                usage("two sources of std", "exclude", "surface", "good.csv", "--std", "a", "--std-file", "s.txt"),
                usage(
                        "two sources of weights",
                        "exclude",
                        "surface",
                        "good.csv",
                        "--weight",
                        "a",
                        "--weights-file",
                        "w"),
                usage("weights twice", "exclude", "surface", "good.csv", "--weight", "a", "--regulator", "uniform"),
                usage("a grid to fit", "exclude", "surface", "good.csv", "--points", "grid:5x5", "--fit"),
                usage("unknown ending", "surface.xlsx/ if it", "surface", "good.csv", "--out", "surface.xlsx"),
                usage("unknown format", "but was 'xlsx'", "surface", "good.csv", "--out", "out", "--format", "xlsx"),
                usage("format for nothing", "nothing is written", "surface", "good.csv", "--format", "csv"),
                usage("format twice", "exclude", "surface", "good.csv", "--out", "a.csv", "--format", "csv"),
                usage("no surface", "--no-fit leaves", "surface", "good.csv", "--no-fit", "--out", "a.csv"),
                usage("standard input twice", "only once", "surface", "-", "-"),
                usage("one image", "a correlation needs 2", "simulate", "--images", "1", "--out", "x.csv"),
                usage("nowhere to write", "Missing required option: '--out", "simulate"));
    }

    static Stream<Arguments> wrongData() {
        return Stream.of(
                data("missing file", "", "there is no file", "absent.csv"),
                data("no file, open bracket", "", "there is no file", "z[.csv"),
                data("no file, open brace", "", "there is no file", "z{.csv"),
                data("no file, escape of nothing", "", "there is no file", "*\\"),
                data("folder", "", "is a folder", "."),
                data("empty file", "", "bad.csv is empty", "bad.csv"),
                data("header only", "mos,std,a\n", "no rows", "bad.csv"),
                data("no ratings", "x,y\n1,2\n2,3\n", "--mos", "bad.csv"),
                data("no model", "mos,std\n1,1\n2,1\n", "no model", "bad.csv"),
                data("absent column", GOOD, "did you mean \"mos\"?", "bad.csv", "--mos", "moss"),
                data("absent model", GOOD, "there is no model \"c\"", "bad.csv", "--models", "a,c"),
                data("no model to turn", GOOD, "no model \"c\"", "bad.csv", "--lower-is-better", "c"),
                data("text", "mos,std,a\n1,1,1\n2,1,high\n", "\"high\"", "bad.csv", "--models", "a"),
                data("text in mos", "mos,std,a\n1,1,1\nbad,1,2\n", "row 2 (line 3)", "bad.csv"),
                data("nan", "mos,std,a\n1,1,1\n2,1,NaN\n3,1,4\n", "row 2 (line 3), column \"a\"", "bad.csv"),
                data("infinity", "mos,std,a\n1,1,1\n2,Infinity,3\n3,1,4\n", "column \"std\"", "bad.csv"),
                data("polarity not said", "dmos,std,a\n1,1,1\n2,1,3\n3,1,4\n", "--higher-is-better", "bad.csv"),
                data("negative std", "mos,std,a\n1,1,1\n2,-1,3\n3,1,4\n", "row 2 (line 3), column \"std\"", "bad.csv"),
                data("negative weight", "mos,weight,a\n1,1,1\n2,-1,3\n3,1,4\n", "cannot be negative", "bad.csv"),
                data("one row", "mos,std,a\n1,1,1\n", "at least 2", "bad.csv"),
                data("one row left", "mos,std,a\n1,1,1\n2,1,\n", "at least 2", "bad.csv", "--missing", "drop"),
                data("no spread", "mos,std,a\n1,0,1\n2,0,2\n", "std above 0", "bad.csv"),
                data("equal mos", "mos,std,a\n3,1,1\n3,1,2\n", "two different MOS", "bad.csv"),
                data("constant model", "mos,std,a\n1,1,7\n2,1,7\n", "model \"a\" says 7.0 of all 2", "bad.csv"),
                data("lengths", "mos,std,c\n1,1,1\n2,1,2\n", "5 rows", "bad.csv", "good.csv"),
                data("no key", GOOD, "column \"image\"", "good.csv", "bad.csv", "--key", "image"),
                data("few points", "q,qd\n", "no rows", "good.csv", "--points", "file:bad.csv"),
                data("points beyond memory", "", "ask for at most", "good.csv", "--points", "grid:16000x16000"),
                data("points without qd", "q\n1\n", "has no column \"qd\"", "good.csv", "--points", "file:bad.csv"),
                data("weights too few", "1\n2\n", "2 numbers", "good.csv", "--weights-file", "bad.csv"),
                data("negative stds", "1\n2\n-3\n4\n5\n", "number 3 is -3.0", "good.csv", "--std-file", "bad.csv"),
                data("Parquet", "PAR1....", "Parquet", "bad.csv"));
    }

    private static Arguments usage(String name, String expected, String... arguments) {
        return Arguments.of(name, expected, List.of(arguments));
    }

    private static Arguments data(String name, String bad, String expected, String... arguments) {
        return Arguments.of(name, bad, expected, List.of(arguments));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrongUsage(String name, String expected, List<String> arguments) {
        assertRefused(CommandLines.USAGE_ERROR, expected, Outcome.of(inFolder(arguments)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrongData(String name, String bad, String expected, List<String> arguments) throws IOException {
        write("bad.csv", bad);
        var all = Stream.concat(Stream.of("surface", "--out", "out"), arguments.stream())
                .toList();
        assertRefused(CommandLines.DATA_ERROR, expected, Outcome.of(inFolder(all)));
        assertFalse(Files.exists(folder.resolve("out")), "the output folder must not be left behind");
    }

    @Test
    void duplicateKeyIsNamed() throws IOException {
        write("ratings.csv", "image,mos,std\nx,1,1\ny,2,1\nx,3,1\n");
        write("model.csv", "image,score\nx,1\ny,2\n");
        var outcome = Outcome.of(inFolder(List.of("surface", "ratings.csv", "model.csv", "--key", "image")));
        assertRefused(CommandLines.DATA_ERROR, "\"x\"", outcome);
    }

    @Test
    void missingKeyIsNamed() throws IOException {
        write("ratings.csv", "image,mos,std\nx,1,1\ny,2,1\nz,3,1\n");
        write("model.csv", "image,score\nx,1\ny,2\n");
        var outcome = Outcome.of(inFolder(List.of("surface", "ratings.csv", "model.csv", "--key", "image")));
        assertRefused(CommandLines.DATA_ERROR, "(\"z\")", outcome);
    }

    @Test
    void outputFolderIsCheckedBeforeTablesAreRead() throws IOException {
        write("file", "in the way");
        var outcome = Outcome.of(inFolder(List.of("surface", "absent.csv", "--out", "file")));
        assertRefused(CommandLines.DATA_ERROR, "cannot write into", outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file/surface.arrow", "file/deep/out", "full.arrow"})
    void whereNothingCanBeWrittenNothingIsLeft(String out) throws IOException {
        write("file", "in the way");
        Files.createDirectories(folder.resolve("full.arrow/surface.csv/full"));
        String before = listing();
        var outcome = Outcome.of(
                "surface",
                folder.resolve("good.csv").toString(),
                "--out",
                folder.resolve(out).toString());
        assertEquals(CommandLines.DATA_ERROR, outcome.exitCode(), outcome.err());
        String message = outcome.err().lines().reduce((_, last) -> last).orElseThrow();
        assertTrue(message.startsWith("granular: cannot write"), message);
        assertEquals(before, listing());
    }

    private String listing() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().collect(Collectors.joining("\n"));
        }
    }

    private static void assertRefused(int exitCode, String expected, Outcome outcome) {
        assertAll(
                () -> assertEquals(exitCode, outcome.exitCode(), outcome.err()),
                () -> assertEquals("", outcome.out()),
                () -> assertEquals(1, outcome.err().lines().count(), outcome.err()),
                () -> assertTrue(outcome.err().startsWith("granular: "), outcome.err()),
                () -> assertTrue(outcome.err().contains(expected), outcome.err()));
    }

    /** Arguments with file names put into the folder of this test. */
    private String[] inFolder(List<String> arguments) {
        var names = List.of(
                "good.csv", "bad.csv", "absent.csv", ".", "out", "file", "ratings.csv", "model.csv", "x.csv", "a.csv");
        return arguments.stream()
                .map(argument ->
                        names.contains(argument) ? folder.resolve(argument).toString() : argument)
                .map(argument -> argument.replace("file:bad.csv", "file:" + folder.resolve("bad.csv")))
                .toArray(String[]::new);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
