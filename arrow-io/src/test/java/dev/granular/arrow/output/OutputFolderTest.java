package dev.granular.arrow.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granular.Column;
import dev.granular.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void filesAppearTogetherAndReplaceOlderOnes() throws IOException {
        Path target = folder.resolve("deep/report");
        for (String content : List.of("old", "new")) {
            try (var out = OutputFolder.prepare(target)) {
                out.write("a.csv", text -> text.write(content));
                out.write("b.csv", text -> text.write("ö"));
                assertEquals(content.equals("new"), Files.exists(target.resolve("a.csv")));
                out.commit();
            }
            assertEquals(content, Files.readString(target.resolve("a.csv")));
        }
        assertEquals("ö", Files.readString(target.resolve("b.csv")));
        assertEquals(List.of("a.csv", "b.csv"), names(target));
    }

    @Test
    void nothingIsLeftWhenWritingFails() throws IOException {
        Path target = folder.resolve("deep/report");
        try (var out = OutputFolder.prepare(target)) {
            out.write("a.csv", text -> text.write("whole"));
            var failed = assertThrows(
                    InputException.class,
                    () -> out.write("b.csv", text -> {
                        text.write("half");
                        throw new IOException("No space left on device");
                    }));
            assertEquals("cannot write " + target.resolve("b.csv") + ": No space left on device", failed.getMessage());
            assertThrows(
                    InputException.class,
                    () -> out.write("c.csv", text -> {
                        throw new UncheckedIOException(new IOException("No space left on device"));
                    }));
        }
        assertEquals(List.of(), names(folder));
    }

    @Test
    void aFolderThatWasThereStays() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "keep");
        try (var out = OutputFolder.prepare(folder)) {
            out.write("a.csv", text -> text.write("x"));
        }
        assertEquals(List.of("mine.txt"), names(folder));
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeAnythingIsComputed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(
                "cannot write into " + file + ": " + file + " is a file, not a folder",
                assertThrows(InputException.class, () -> OutputFolder.prepare(file))
                        .getMessage());
        Path below = file.resolve("sub/report");
        assertThrows(InputException.class, () -> OutputFolder.prepare(below));
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assumeTrue(!Files.isWritable(closed), "skipped: this user may write anywhere");
        assertEquals(
                "cannot write into " + closed + ": permission denied",
                assertThrows(InputException.class, () -> OutputFolder.prepare(closed))
                        .getMessage());
    }

    /** As a device, which a file would replace for everybody. */
    @Test
    void aPipeInTheWayStays() throws IOException, InterruptedException {
        Path pipe = folder.resolve("b.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        try (var out = OutputFolder.prepare(folder)) {
            out.write("a.csv", text -> text.write("x"));
            out.write("b.csv", text -> text.write("x"));
            String message = assertThrows(InputException.class, out::commit).getMessage();
            assertEquals("cannot write " + pipe + ": it is a device or a pipe; name a file", message);
        }
        assertEquals(List.of("b.csv"), names(folder));
        assertTrue(Files.exists(pipe) && !Files.isRegularFile(pipe));
    }

    @Test
    void aFolderInTheWayIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("b.csv/full"));
        try (var out = OutputFolder.prepare(folder)) {
            out.write("a.csv", text -> text.write("x"));
            out.write("b.csv", text -> text.write("x"));
            String message = assertThrows(InputException.class, out::commit).getMessage();
            assertEquals("cannot write " + folder.resolve("b.csv") + ": a folder of this name is in the way", message);
        }
        assertEquals(List.of("b.csv"), names(folder));
    }

    @Test
    void whatCannotBeAFileIsRefusedBeforeAnythingIsComputed() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path refused : List.of(pipe, folder, file.resolve("below"))) {
            assertThrows(InputException.class, () -> OutputFile.requireWritable(refused), refused.toString());
        }
        // As standard output is, where another program reads it.
        Path link = Files.createSymbolicLink(folder.resolve("sub"), pipe);
        assertEquals(
                "cannot write " + link + ": it is a device or a pipe; name a file",
                assertThrows(InputException.class, () -> OutputFile.requireWritable(link))
                        .getMessage());
        Files.delete(link);
        OutputFile.requireWritable(file);
        OutputFile.requireWritable(folder.resolve("new/table.csv"));
        assertEquals(List.of("file", "pipe"), names(folder));
    }

    /** As to standard output, which is a link to what it was sent to. */
    @Test
    void aLinkStaysAndWhatItStandsForIsReplaced() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("file.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("sub/file.csv"));
        TableFile.write(link, List.of("mos"), List.of(Column.of(1, 2)));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("mos", "1.0", "2.0"), Files.readAllLines(file));
        assertEquals(List.of("file.csv"), names(file.getParent()));
    }

    @Test
    void onlyPlainNamesAreTaken() {
        try (var out = OutputFolder.prepare(folder)) {
            assertThrows(IllegalArgumentException.class, () -> out.write("../a.csv", text -> {}));
        }
    }

    @Test
    void anInterruptedProcessLeavesNothing() throws Exception {
        Path target = folder.resolve("report");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupted.class.getName(),
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var ready = process.inputReader()) {
            assertEquals("ready", ready.readLine());
            assertTrue(Files.exists(target));
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
        assertFalse(Files.exists(target));
    }

    /** Writes a file and waits to be interrupted. */
    static final class Interrupted {
        public static void main(String[] args) throws IOException {
            try (var out = OutputFolder.prepare(Path.of(args[0]))) {
                out.write("a.csv", text -> text.write("half"));
                System.out.println("ready");
                System.in.read();
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
