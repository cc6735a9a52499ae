package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertTrue(outcome.out().contains("GMC  global"), outcome.out());
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
}
