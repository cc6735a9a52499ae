package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in surroundings that are not as usual. */
class LauncherTest {
    private static final String TABLE = "mos,std,a\n1,1,1\n2,1,3\n3,1,2\n4,1,5\n5,1,4\n";

    @TempDir
    private Path folder;

    private LaunchedProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = LaunchedProject.in(folder.resolve("project"));
        Files.writeString(project.work().resolve("table.csv"), TABLE);
        Outcome.of(
                "simulate",
                "--images",
                "20",
                "--models",
                "1",
                "--out",
                project.work().resolve("table.arrow").toString());
    }

    private static void assertFails(String line, Outcome outcome) {
        assertEquals(1, outcome.exitCode(), outcome.err());
        assertEquals("granular: " + line, outcome.err().lines().reduce("", (_, last) -> last));
    }

    private static void assertSucceeds(Outcome outcome) {
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().matches("(?s).*GMC +global.*"), outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "surface table.csv", "surface table.csv --out -"})
    void closedStandardOutputIsAnError(String arguments) throws Exception {
        assertFails(
                "cannot write everything to standard output: Bad file descriptor",
                project.run("granular " + arguments + " >&-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "surface table.csv", "surface table.csv --out -"})
    void aReaderThatLeavesIsNoMistake(String arguments) throws Exception {
        Outcome outcome = project.run(
                "{ granular " + arguments + " 2>err; echo $? >code; } | true; cat err >&2; exit $(cat code)");
        assertEquals(141, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().lines().noneMatch(line -> line.startsWith("granular:")), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2>&-", "2>/dev/full", "<&- 2>&-"})
    void exitCodesDoNotNeedStandardError(String redirection) throws Exception {
        assertEquals(
                1, project.run("granular surface absent.csv " + redirection).exitCode());
        assertSucceeds(project.run("granular surface table.csv " + redirection));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surface - <table.arrow",
                "surface /dev/stdin <table.csv",
                "surface /dev/fd/0 <table.arrow",
                "surface /proc/self/fd/0 <table.csv",
                "surface table.csv --std-file /dev/stdin <numbers",
                "surface /dev/fd/3 3<table.arrow",
                "surface /dev/fd/9 9<table.csv"
            })
    void descriptorsAreTables(String command) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "skipped: this system names descriptors otherwise");
        Files.writeString(project.work().resolve("numbers"), "1\n1\n1\n1\n1\n");
        assertSucceeds(project.run("granular " + command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.csv", "table.arrow"})
    void namedPipesAreTables(String table) throws Exception {
        assertSucceeds(project.run("mkfifo pipe; cat " + table + " >pipe & granular surface pipe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe ./pipe", "- /dev/stdin", "table.csv --std-file pipe --points file:link"})
    void nothingIsReadTwice(String inputs) throws Exception {
        Outcome outcome = project.run("mkfifo pipe; ln -s pipe link; granular surface " + inputs);
        assertEquals(2, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(" can be read only once"), outcome.err());
    }

    @Test
    void aPatternTakesNoPipes() throws Exception {
        assertFails(
                "pipe1 is no regular file: name pipes one by one, without a pattern",
                project.run("mkfifo pipe1 pipe2; granular surface 'pipe*'"));
    }

    /** Names in octal, so that the locale in which the tests run does not matter. */
    @ParameterizedTest
    @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=xx_XX.UTF-8", "LC_ALL=C.UTF-8"})
    void namesBeyondAsciiNeedNoLocale(String locale) throws Exception {
        Outcome outcome = project.run("""
                name=$(printf 'gr\\303\\266\\303\\237e \\345\\233\\276')
                sed "1s/a/$name/" table.csv >"$name.csv"
                mv "${GRANULAR%/granular}" "../$name"
                "../$name/granular" surface "$name.csv" --models "$name" --out "$name" && cat "$name/scores.csv"
                "../$name/granular" surface "$name.txt"
                """, List.of(locale));
        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.out().contains("\ngröße 图,PLCC,"), outcome.out());
        assertTrue(outcome.out().contains("\ngröße 图    "), outcome.out());
        assertTrue(outcome.out().contains("Open größe 图/report.html"), outcome.out());
        assertTrue(outcome.err().endsWith("granular: there is no file größe 图.txt\n"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two  words",
                "it's",
                "\"quoted\"",
                "-dash",
                "100%20",
                "a+b#c;d",
                "$HOME",
                "[x]*?",
                "line\nbreak",
                "back\\slash"
            })
    void theProjectMayBeCalledAnything(String name) throws Exception {
        Files.move(project.root(), folder.resolve(name));
        var moved = new LaunchedProject(folder.resolve(name), project.work());
        assertSucceeds(moved.run("granular surface table.csv"));
        assertSucceeds(moved.run(
                "PATH=..:$PATH; cd \"${GRANULAR%/*}\" && CDPATH=.. && sh -- ./granular surface ../tables/table.csv"));
        assertSucceeds(
                moved.run("cd .. && sh -- \"$(basename \"${GRANULAR%/*}\")/granular\" surface tables/table.csv"));
    }

    @Test
    void aColonInTheProjectsPathIsRefused() throws Exception {
        var moved = new LaunchedProject(Files.move(project.root(), folder.resolve("a:b")), project.work());
        Files.copy(Path.of("../mvnw"), moved.root().resolve("mvnw"), StandardCopyOption.REPLACE_EXISTING);
        for (String command : List.of("granular --version", "\"${GRANULAR%/*}/mvnw\" --version")) {
            Outcome outcome = moved.run(command);
            assertEquals(1, outcome.exitCode(), outcome.err());
            assertTrue(
                    outcome.err()
                            .matches(
                                    "\\w+: Java cannot run in a folder with a colon in its path: move or rename .*/a:b\n"),
                    outcome.err());
        }
    }

    @Test
    void fewOpenFilesAreRefused() throws Exception {
        assertFails(
                "only 24 files may be open at a time: allow 64 or more with ulimit -n",
                project.run("ulimit -n 24; granular surface table.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TMPDIR=/absent", "TMPDIR=table.csv", "TMPDIR=", "TMPDIR=."})
    void temporaryFilesFindAnotherFolder(String variable) throws Exception {
        Outcome outcome = project.run("granular surface - <table.arrow && ls -A", List.of(variable));
        assertSucceeds(outcome);
        assertTrue(outcome.out().endsWith("\n.err\n.out\ntable.arrow\ntable.csv\n"), outcome.out());
        assertTrue(outcome.err().lines().noneMatch(line -> line.contains("WARNING")), outcome.err());
    }

    @Test
    void withoutTemporaryFilesOnlyWhatNeedsThemFails() throws Exception {
        List<String> absent = List.of("JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=/absent");
        assertSucceeds(project.run("granular surface table.arrow", absent));
        assertFails(
                "standard input must be kept in a temporary file, and /absent cannot take it: there is no such folder:"
                        + " let TMPDIR name another folder, or name the table as a file",
                project.run("granular surface - <table.arrow", absent));
        for (String name : List.of("table-zstd.parquet", "table-snappy.parquet", "table-zstd.arrow")) {
            Files.copy(
                    Path.of("../arrow-io/src/test/resources/dev/granular/arrow", name),
                    project.work().resolve(name));
            assertFails(
                    name
                            + " is compressed, and the code that unpacks it cannot be loaded from /absent: let TMPDIR name a"
                            + " folder that can be written and programs can run from",
                    project.run("granular surface " + name, absent));
        }
        assertTrue(Files.notExists(Path.of("/absent")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "99999999"})
    void aLockThatNobodyHoldsIsTaken(String content) throws Exception {
        project.requireBuild(":");
        Files.writeString(project.root().resolve(".mvn/build.lock"), content);
        Outcome outcome = project.run("granular --version");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertFalse(outcome.err().contains("waiting"), outcome.err());
    }

    /** Also where the one that began the build was killed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void othersWaitForABuild(boolean killed) throws Exception {
        project.requireBuild("echo built >>log; until [ -e go ]; do sleep 0.1; done");
        Path log = project.root().resolve("log");
        Process first = start("first");
        await(() -> Files.exists(log));
        if (killed) {
            long launcher = first.pid();
            first.destroyForcibly().waitFor();
            assertEquals(launcher + "\n", Files.readString(project.root().resolve(".mvn/build.lock")));
        }
        Process second = start("second");
        Process third = start("third");
        Path told = project.work().resolve("second.err");
        await(() -> Files.readString(told).contains("waiting for another build, process " + first.pid()));
        Files.createFile(project.root().resolve("go"));
        for (Process process : List.of(second, third)) {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), Files.readString(told));
        }
        assertTrue(first.waitFor(60, TimeUnit.SECONDS));
        assertEquals(1, Files.readString(log).lines().count());
    }

    private Process start(String name) throws IOException {
        return project.start(
                "exec \"$GRANULAR\" --version",
                List.of(),
                project.work().resolve(name + ".out"),
                project.work().resolve(name + ".err"));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.sleep(50);
        }
    }
}
