package dev.granular.cli.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.granular.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table for a paper goes through LaTeX; skipped where there is none (Debian: texlive-latex-base). */
class SuiteLatexTest {
    @TempDir
    private Path folder;

    private static Cell cell(String data, String model, Score score) {
        return new Cell(data, model, 10, "basis", List.of(score), List.of());
    }

    private static Score score(double value) {
        return new Score(Figure.USUAL, OptionalDouble.of(value), Optional.empty(), Optional.of("few"));
    }

    private static String table() {
        var missing =
                Score.undefined(new Figure(Figure.Kind.GMC, Method.SRCC), "says 50% of \"all\" & <none> $_^{x}~#\\");
        String odd = "a_b & 50% {#} \\ ~^ <|>";
        List<EvaluatedSet> sets = List.of(
                new EvaluatedSet(
                        "k_1",
                        10,
                        1,
                        List.of(cell("k_1", odd, score(0.5)), cell("k_1", "b", score(0.6))),
                        List.of(),
                        List.of()),
                new EvaluatedSet(
                        "ü#2",
                        10,
                        1,
                        List.of(cell("ü#2", odd, missing), cell("ü#2", "b", score(0.7))),
                        List.of(),
                        List.of()));
        var result = new SuiteResult("T", sets, new Standings(Figure.USUAL, sets), List.of());
        return new SuiteTables(result).latex();
    }

    private static boolean succeeds(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(in.resolve("output.txt").toFile())
                .start();
        process.getOutputStream().close();
        return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    private boolean isThere(String... command) throws InterruptedException {
        try {
            return succeeds(folder, command);
        } catch (IOException _) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "booktabs"})
    void itCompiles(String library) throws IOException, InterruptedException {
        assumeTrue(
                isThere("pdflatex", "--version"), "skipped: there is no pdflatex; Debian has it in texlive-latex-base");
        assumeTrue(
                library.isEmpty() || isThere("kpsewhich", library + ".sty"),
                "skipped: LaTeX lacks " + library + "; Debian has it in texlive-latex-recommended");
        Files.writeString(folder.resolve("table.tex"), table());
        Files.writeString(
                folder.resolve("paper.tex"),
                "\\documentclass{article}\n" + (library.isEmpty() ? "" : "\\usepackage{" + library + "}\n")
                        + "\\begin{document}\n\\input{table}\n\\end{document}\n");
        boolean compiled = succeeds(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex");
        assertEquals("compiled", compiled ? "compiled" : Files.readString(folder.resolve("output.txt")));
    }

    @Test
    void marksAndReasonsAreThere() {
        String text = table();
        assertEquals(1, text.split("\\\\underline\\{0\\.5000}", -1).length - 1, text);
        assertEquals(1, text.split("says 50\\\\% of", -1).length - 1, text);
        assertEquals(text, table());
    }
}
