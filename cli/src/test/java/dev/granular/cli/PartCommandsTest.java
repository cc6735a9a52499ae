package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.arrow.output.TableFile;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in several files, cut into parts that are summed apart and merged, against all of them at once. */
class PartCommandsTest {
    private static final int IMAGES = 400;

    @TempDir
    private static Path folder;

    private static Outcome settled;

    private static final SimulatedRatings DATA = new Simulation(IMAGES, 2, 9).run();

    /** The second model counts downwards. Files have images of all MOS. */
    @BeforeAll
    static void writeTables() throws IOException {
        write("whole.csv", 0, IMAGES, 0, 1);
        write("images-1.csv", 0, 150, 0, 1);
        write("images-2.arrow", 150, IMAGES, 0, 1);
        write("later-1.csv", 150, IMAGES, 1);
        write("later-2.csv", 0, 150, 1);
        write("fewer.csv", 0, 150, 0, 1);
        write("first.csv", 0, IMAGES, 0);
        String text = Files.readString(folder.resolve("whole.csv"));
        int end = text.length() - 2;
        Files.writeString(folder.resolve("changed.csv"), text.substring(0, end) + (text.charAt(end) == '1' ? 2 : 1));
        run("surface", file("whole.csv"), "--points", "grid:8x6", "--accuracy", "exact", "--out", file("exact"));
        settled = run("layout", file("images-*"), "--parts", "3", "--accuracy", "1e-3", "--out", file("l"));
        for (int part = 1; part <= 3; part++) {
            run(
                    "compress",
                    file("images-*"),
                    "--layout",
                    file("l"),
                    "--part",
                    "" + part,
                    "--out",
                    file(part + ".part"));
        }
        run("merge", file("2.part"), file("3.part"), file("1.part"), "--out", file("set"));
    }

    private static void write(String name, int from, int to, int... models) {
        var names = new ArrayList<>(List.of("mos", "std"));
        var columns = new ArrayList<>(List.of(
                some(DATA.ratings().mos(), from, to, 1), some(DATA.ratings().std(), from, to, 1)));
        for (int m : models) {
            names.add(m == 0 ? "up" : "down");
            columns.add(some(DATA.predictions().get(m).higherIsBetter().scores(), from, to, m == 0 ? 1 : -1));
        }
        TableFile.write(folder.resolve(name), names, columns);
    }

    private static Column some(Column column, int from, int to, double sign) {
        return Column.of(
                IntStream.range(from, to).mapToDouble(i -> sign * column.get(i)).toArray());
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Outcome run(String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }

    private static void refused(String message, String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertNotEquals(0, outcome.exitCode());
        List<String> lines = outcome.err().lines().toList();
        assertTrue(lines.getLast().contains(message), outcome.err());
    }

    /** Rows of a table by their first columns. */
    private static List<String[]> rows(String table) throws IOException {
        return Files.readAllLines(folder.resolve(table)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void partsGiveWhatAllImagesGive() throws IOException {
        run("evaluate", file("set"), "--points", "grid:8x6", "--out", file("merged"));
        requireWithinErrors("merged");
        for (int k = 0; k < 6; k++) {
            double gmc = Double.parseDouble(rows("exact/scores.csv").get(k)[2]);
            assertEquals(gmc, Double.parseDouble(rows("merged/scores.csv").get(k)[2]), 1e-3);
        }
    }

    private static void requireWithinErrors(String merged) throws IOException {
        List<String[]> close = rows(merged + "/points.csv");
        List<String[]> exact = rows("exact/points.csv");
        assertEquals(exact.size(), close.size());
        int accurate = 0;
        for (int k = 0; k < exact.size(); k++) {
            assertArrayEquals(Arrays.copyOf(exact.get(k), 4), Arrays.copyOf(close.get(k), 4));
            if (close.get(k)[6].equals("true")) {
                accurate++;
                double off = Double.parseDouble(exact.get(k)[4]) - Double.parseDouble(close.get(k)[4]);
                assertTrue(Math.abs(off) <= Double.parseDouble(close.get(k)[7]), String.join(",", close.get(k)));
            }
        }
        assertTrue(accurate > exact.size() / 4, accurate + " accurate values");
    }

    @Test
    void partsAreTheSameOnAnyMachineAndForAnyNumberOfThreads() throws IOException {
        run(
                "compress",
                file("images-*"),
                "--layout",
                file("l"),
                "--part",
                "2",
                "--threads",
                "1",
                "--out",
                file("again"));
        assertEquals(-1, Files.mismatch(folder.resolve("2.part"), folder.resolve("again")));
    }

    @Test
    void scatteredPointsHaveASurface() throws IOException {
        run("evaluate", file("set"), "--points", "lhs:40", "--format", "csv", "--out", file("scattered"));
        assertEquals(6 * 100 * 100, rows("scattered/surface.csv").size());
    }

    /** A later model comes in files of its own, in which images have another order. */
    @Test
    void aLaterModelIsAdded() throws IOException {
        run("layout", file("first.csv"), "--parts", "2", "--accuracy", "1e-3", "--out", file("fl"));
        run("layout", file("later-*.csv"), "--like", file("fl"), "--out", file("ll"));
        for (String part : List.of("1", "2")) {
            run("compress", file("first.csv"), "--layout", file("fl"), "--part", part, "--out", file("first" + part));
            run("compress", file("later-*.csv"), "--layout", file("ll"), "--part", part, "--out", file("later" + part));
        }
        run("merge", file("first1"), file("first2"), "--out", file("first.set"));
        run("merge", file("later1"), file("later2"), "--out", file("later.set"));
        run("merge", file("first.set"), file("later.set"), "--out", file("both.set"));
        run("evaluate", file("both.set"), "--points", "grid:8x6", "--out", file("both"));
        requireWithinErrors("both");
        refused(
                "the part has another layout than the others",
                "merge",
                file("first1"),
                file("later2"),
                "--out",
                file("x"));
        refused(
                "other models need the same images",
                "layout",
                file("fewer.csv"),
                "--like",
                file("fl"),
                "--out",
                file("x"));
        refused("--like is for other models", "layout", file("first.csv"), "--like", file("fl"), "--out", file("x"));
        refused(
                "--like and --methods exclude one another",
                "layout",
                file("later-*.csv"),
                "--like",
                file("fl"),
                "--methods",
                "plcc",
                "--out",
                file("x"));
        refused(
                "compressed sets stand for different images, or for parts that were cut differently",
                "merge",
                file("set"),
                file("later.set"),
                "--out",
                file("x"));
    }

    @Test
    void wrongOrdersAreRefused() throws IOException {
        refused("part 2 is missing, of 3", "merge", file("1.part"), file("3.part"), "--out", file("x"));
        refused("part 3 is missing, of 3", "merge", file("1.part"), file("2.part"), "--out", file("x"));
        refused(
                "part 1 is there twice: name each part once",
                "merge",
                file("1.part"),
                file("1.part"),
                file("2.part"),
                "--out",
                file("x"));
        run("layout", file("fewer.csv"), "--parts", "2", "--accuracy", "1e-3", "--out", file("other"));
        run("compress", file("fewer.csv"), "--layout", file("other"), "--part", "2", "--out", file("other.part"));
        refused(
                file("other.part") + ": the part has another layout than the others",
                "merge",
                file("1.part"),
                file("other.part"),
                "--out",
                file("x"));
        refused("name parts alone, or sets alone", "merge", file("1.part"), file("set"), "--out", file("x"));
        refused("1.part is one part: put all parts together first", "evaluate", file("1.part"));
        refused("model up is there twice", "merge", file("set"), file("set"), "--out", file("x"));
        refused(
                "l has 3 parts: name one with --part, 1 to 3",
                "compress",
                file("images-*"),
                "--layout",
                file("l"),
                "--out",
                file("x"));
        refused(
                "l has 3 parts",
                "compress",
                file("images-*"),
                "--layout",
                file("l"),
                "--part",
                "4",
                "--out",
                file("x"));
        refused(
                "these bytes are no layout",
                "compress",
                file("whole.csv"),
                "--layout",
                file("set"),
                "--out",
                file("x"));
        Path cut = folder.resolve("cut.part");
        byte[] bytes = Files.readAllBytes(folder.resolve("1.part"));
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        refused("cut.part is damaged", "merge", cut.toString(), file("2.part"), file("3.part"), "--out", file("x"));
        assertTrue(Files.notExists(folder.resolve("x")));
    }

    @Test
    void otherImagesAreRefused() {
        for (String other : List.of("fewer.csv", "changed.csv")) {
            refused(
                    "these are not the images of the layout, or not all, or they have changed since",
                    "compress",
                    file(other),
                    "--layout",
                    file("l"),
                    "--part",
                    "1",
                    "--out",
                    file("x"));
        }
        refused(
                "there is no model \"up\"",
                "compress",
                file("later-*"),
                "--layout",
                file("l"),
                "--part",
                "1",
                "--out",
                file("x"));
    }

    @Test
    void whatIsNotThereIsRefused() {
        refused(
                "there is no model \"z\" for --lower-is-better; there is up, down",
                "layout",
                file("whole.csv"),
                "--lower-is-better",
                "z",
                "--out",
                file("x"));
        assertTrue(settled.err().contains("lower is better, by a sample of the data: down"), settled.err());
        assertTrue(settled.out().contains("400 images in 3 parts; models up, down"), settled.out());
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
        String taken = folder.toString();
        String message = "cannot write " + taken + ": a folder of this name is in the way";
        refused(message, "layout", "no.csv", "--out", taken);
        refused(message, "compress", "no.csv", "--layout", "no", "--out", taken);
        refused(message, "merge", "no", "--out", taken);
        refused(message, "simulate", "--out", taken);
    }
}
