package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a suite is told in one line that names file and line, and leaves nothing behind. */
class SuiteRefusalTest {
    private static final String ZEROS = "0".repeat(64);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        Outcome.of("simulate", "--images", "40", "--models", "2", "--seed", "3", "--out", file("t.csv"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Outcome run(String suite) throws IOException {
        Files.writeString(folder.resolve("s.toml"), suite);
        return Outcome.of("suite", file("s.toml"));
    }

    /** Lines are separated by semicolons. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[data.a;tables = 't.csv' | 1 | column 8",
                "[dat.a];tables = 't.csv' | 1 | a suite has no \"dat\"; it has data, gate, model, suite",
                "[suite];title = 'x' | 0 | has no data: add [data.NAME]",
                "[suite];rank-by = 'gmc.rmse';[data.a];tables = 't.csv' | 2 | there is no figure \"gmc.rmse\"",
                "[suite];title = 3;[data.a];tables = 't.csv' | 2 | title must be a text in quotes",
                "[data.a];title = 'a' | 1 | data \"a\" needs tables",
                "[data.a];tables = [] | 1 | data \"a\" needs tables",
                "[data.a];tables = [3] | 2 | tables holds \"3\"",
                "[data.a];tables = '-' | 2 | a suite takes files",
                "[data.a];tables = 't.csv';importance = 0 | 3 | importance must be above 0",
                "[data.a];tables = 't.csv';[data.b];tables = 't.csv';importance = 2 | 1 | give importance to all data or",
                "[data.a];tables = 't.csv';ponts = 3 | 3 | Unknown option: '--ponts' (did you mean --points?)",
                "[suite];pints = 3;[data.a];tables = 't.csv' | 2 | Unknown option",
                "[data.a];tables = 't.csv';points = 'grid:1' | 3 | 'grid:1' is none of lhs:NUMBER",
                "[data.a];tables = 't.csv';seed = 'x' | 3 | --seed",
                "[data.a];tables = 't.csv';dmos = 'yes' | 3 | --dmos is a switch: true or false, not yes",
                "[data.a];tables = 't.csv';seed = 1979-05-27 | 3 | seed must be a text, a number, true or false",
                "[data.a];tables = 't.csv';dmos = true;higher-is-better = true | 4 | exclude one another",
                "[data.a];tables = 't.csv';compare = 'all' | 3 | --compare has no place in a suite",
                "[data.a];tables = 't.csv';by = 'mos' | 3 | --by has no place in a suite",
                "[data.a];tables = 't.csv';figures = true | 3 | Unknown option",
                "[data.a];tables = 't.csv';models = 'steady';[model.steady] | 3 | --models and [model.NAME] exclude",
                "[data.a];tables = 'no.csv' | 1 | no.csv",
                "[data.a];tables = 't.csv';mos = 'mis' | 1 | \"mis\"",
                "[data.a];tables = [{ path = 't.csv', sha256 = 'ab' }] | 2 | 64 hexadecimal digits",
                "[data.a];tables = [{ path = 'no.csv', sha256 = 'ZEROS' }] | 2 | no.csv is not there",
                "[data.a];tables = [{ path = '*.csv', sha256 = 'ZEROS' }] | 2 | sha256 is that of one file",
                "[data.a];tables = [;{ path = 't.csv', sha256 = 'ZEROS' }] | 3 | is not the file that the suite expects",
                "[data.a];tables = [{ file = 't.csv' }] | 2 | a table has no \"file\"; it has path, sha256",
                "[data.a];tables = 't.csv';[model.x] | 1 | there is none of the models \"x\"",
                "[data.a];tables = 't.csv';[model.x];columns = { b = 'steady' } | 4 | there is no data \"b\"",
                "[data.a];tables = 't.csv';[model.x];data = 'b' | 4 | there is no data \"b\" in this suite; there is a",
                "[data.a];tables = 't.csv';[model.ceiling];[model.x];columns = { a = 'y' } | 4 | is to be column \"y\"",
                "[data.a];tables = 't.csv';[model.steady];direction = 'up' | 4 | \"higher\" or \"lower\"",
                "[data.a];tables = 't.csv';[model.steady];data = [] | 1 | has no model to evaluate",
                "[data.a];tables = 't.csv';[gate];at-least = 1 | 3 | a gate needs model",
                "[data.a];tables = 't.csv';[gate];model = 'x' | 3 | either at-least = NUMBER or no-worse-than",
                "[data.a];tables = 't.csv';[gate];model = 'x';at-least = 2 | 5 | at-least must lie within -1 and 1",
                "[data.a];tables = 't.csv';[gate];model = 'x';at-least = 0;data = 'b' | 6 | there is no data \"b\"",
                "[data.a];tables = 't.csv';[model.steady];[gate];model = 'x';at-least = 0 | 5 | there is no model \"x\"",
                "[data.a];tables = 't.csv';[gate];model = 'x';figure = 'srcc';at-least = 0 | 5 | no figure \"srcc\"",
                "[data.a];tables = 't.csv';[gate];model = 'x';no-worse-than = 'b.json' | 5 | b.json is not there",
                "[data.a];tables = 't.csv';[gate];model = 'x';no-worse-than = 't.csv' | 5 | does not hold results",
                "[data.a];tables = 't.csv';[gate];model = 'x';no-worse-than = 's/suite.json' | 5 | s/suite.json is not there",
                "gate = 3;[data.a];tables = 't.csv' | 1 | gate holds \"3\"",
                "gate = 'x';[data.a];tables = 't.csv' | 1 | write [[gate]]",
            })
    void refusals(String lines, int line, String words) throws IOException {
        Outcome outcome = run(lines.replace("ZEROS", ZEROS).replace(';', '\n').replace('\'', '"'));
        assertEquals(CommandLines.DATA_ERROR, outcome.exitCode(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        String place = file("s.toml") + (line > 0 ? ", line " + line + ": " : "");
        assertTrue(outcome.err().startsWith("granular: " + place), outcome.err());
        assertTrue(outcome.err().contains(words), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
        assertFalse(Files.exists(folder.resolve("s")), "nothing is left behind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no.toml | 1 | no.toml is not there: granular suite --init",
                "a.toml b.toml | 2 | a suite is one file",
                "--init t.csv --out x | 2 | leave out --out",
                "t.csv | 1 | t.csv, line 1: column",
            })
    void wrongUse(String words, int code, String message) {
        String[] arguments = ("suite " + words).replace("t.csv", file("t.csv")).split(" ");
        Outcome outcome = Outcome.of(arguments);
        assertEquals(code, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(message), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    @Test
    void aRunIsNotComparedWithItself() throws IOException {
        String suite = "[data.a]\ntables = \"t.csv\"\n";
        assertEquals(0, run(suite).exitCode());
        Outcome outcome = run(suite + "[gate]\nmodel = \"steady\"\nno-worse-than = \"s/suite.json\"\n");
        assertEquals(CommandLines.DATA_ERROR, outcome.exitCode());
        assertTrue(outcome.err().contains("s.toml, line 3: "), outcome.err());
        assertTrue(outcome.err().contains("copy it to another name"), outcome.err());
    }

    @Test
    void aModelWithoutAnyValueIsNamed() throws IOException {
        Outcome outcome = run("[data.a]\ntables = \"t.csv\"\n[model.steady]\n[model.x]\n");
        assertEquals(CommandLines.DATA_ERROR, outcome.exitCode());
        String last = outcome.err().lines().toList().getLast();
        assertTrue(last.startsWith("granular: " + file("s.toml") + ", line 4: model \"x\" has no value"), last);
        assertFalse(Files.exists(folder.resolve("s/suite.csv")));
    }

    private void table(String name, String header, int rows, IntFunction<String> row) throws IOException {
        Files.writeString(
                folder.resolve(name),
                IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n")));
    }

    @Test
    void aConstantModelSaysSoAndTheOthersStand() throws IOException {
        table("c.csv", "mos,std,flat,good", 30, i -> i % 17 + ",1,0.5," + (i % 13));
        Outcome outcome = run("[data.a]\ntables = \"t.csv\"\n[data.c]\ntables = \"c.csv\"\n"
                + "[model.flat]\ncolumns = { a = \"steady\" }\n[model.good]\ncolumns = { a = \"ceiling\" }\n");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("flat on c: it says 0.5 of all 30 images"), outcome.out());
        for (String name : List.of("suite.csv", "suite.json", "suite.tex", "suite.md", "report.html")) {
            String text = Files.readString(folder.resolve("s").resolve(name));
            assertFalse(text.contains("NaN"), name);
            assertTrue(text.contains("says 0.5 of all 30 images"), name);
        }
    }

    @Test
    void aModelThatDataLackSaysSoAndFailsItsGate() throws IOException {
        table("c.csv", "mos,std,good", 30, i -> i % 17 + ",1," + (i % 13));
        String suite = "[data.a]\ntables = \"t.csv\"\n[data.c]\ntables = \"c.csv\"\n"
                + "[model.steady]\n[model.good]\ncolumns = { a = \"ceiling\" }\n";
        Outcome outcome = run(suite);
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().contains("steady on c: the data have no model \"steady\""), outcome.out());
        Outcome gated = run(suite + "[[gate]]\nmodel = \"steady\"\nat-least = -1\n");
        assertEquals(SuiteCommand.GATE_FAILED, gated.exitCode());
        assertTrue(gated.err().contains("gmc.srcc of steady on c has no value: the data have no"), gated.err());
        Outcome narrowed = run(suite.replace("[model.steady]\n", "[model.steady]\ndata = [\"a\"]\n")
                + "[[gate]]\nmodel = \"steady\"\nat-least = -1\n");
        assertEquals(0, narrowed.exitCode(), narrowed.err());
        assertTrue(narrowed.out().contains("steady on c: the suite leaves it out"), narrowed.out());
    }

    @Test
    void tinyAndTiedDataSayWhatIsWrong() throws IOException {
        table("two.csv", "mos,std,good", 2, i -> i + ",1," + i);
        Outcome two = run("[data.a]\ntables = \"two.csv\"\n[data.b]\ntables = \"t.csv\"\n"
                + "[model.good]\ncolumns = { b = \"steady\" }\n");
        assertFalse((two.out() + two.err()).contains("NaN"), two.out() + two.err());
        String csv = Files.readString(folder.resolve("s/suite.csv"));
        assertTrue(csv.lines().allMatch(line -> !line.startsWith("a,") || !line.endsWith(",")), csv);
        table("tied.csv", "mos,std,good", 30, i -> "3,1," + i);
        Outcome tied = run("[data.a]\ntables = \"tied.csv\"\n");
        assertEquals(CommandLines.DATA_ERROR, tied.exitCode());
        assertTrue(tied.err().startsWith("granular: " + file("s.toml") + ", line 1: data \"a\": "), tied.err());
        assertEquals(1, tied.err().lines().count(), tied.err());
        table("ties.csv", "mos,std,good,bad", 30, i -> i % 2 + ",1," + i % 2 + "," + i % 3);
        Outcome ties = run("[data.a]\ntables = \"ties.csv\"\n");
        assertFalse((ties.out() + ties.err()).contains("NaN"), ties.out() + ties.err());
    }

    @Test
    void cellsOfModelsThatAreNotNamedMayBeEmpty() throws IOException {
        table("c.csv", "mos,std,good,broken", 30, i -> i % 17 + ",1," + (i % 13) + "," + (i == 4 ? "" : i));
        assertEquals(1, run("[data.c]\ntables = \"c.csv\"\n").exitCode());
        assertEquals(0, run("[data.c]\ntables = \"c.csv\"\n[model.good]\n").exitCode());
    }
}
