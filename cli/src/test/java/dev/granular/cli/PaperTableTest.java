package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.evaluation.Evaluation;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores as tables for papers: the numbers of the run, marked, with names that show as they are. */
class PaperTableTest {
    private static final SimulatedRatings DATA = new Simulation(60, 3, 3).run();

    @TempDir
    private Path folder;

    private static EvaluationResult result(String... names) {
        List<Predictions> models = DATA.predictions().subList(0, names.length);
        return Evaluation.of(DATA.ratings())
                .methods(Set.of(Method.SRCC))
                .points(new Points.Grid(3, 3))
                .run(IntStream.range(0, names.length)
                        .mapToObj(i -> new Predictions(
                                names[i], models.get(i).scores(), models.get(i).direction()))
                        .toList());
    }

    @Test
    void latexMarksTheBestAndEscapesNames() {
        EvaluationResult result = result("a_b & 50%", "x^2\\{}~$#", "c<d|e");
        String text = new PaperTable(result, Optional.empty()).render(TableStyle.LATEX);
        assertTrue(text.contains("\\begin{tabular}{lrr}\n\\toprule\n & \\multicolumn{2}{c}{SRCC} \\\\\n"), text);
        assertTrue(text.contains("\na\\_b \\& 50\\% & "), text);
        assertTrue(text.contains("\nx\\textasciicircum{}2\\textbackslash{}\\{\\}\\textasciitilde{}\\$\\# & "), text);
        assertTrue(text.contains("\nc\\textless{}d\\textbar{}e & "), text);
        List<String> sorted = result.scores().stream()
                .map(score -> String.format(Locale.ROOT, "%.4f", score.global()))
                .sorted(Comparator.reverseOrder())
                .toList();
        assertTrue(text.contains("\\textbf{" + sorted.get(0) + "} \\\\"), text);
        assertTrue(text.contains("\\underline{" + sorted.get(1) + "} \\\\"), text);
        assertTrue(text.contains(sorted.get(2) + " \\\\"), text);
        assertEquals(
                text,
                new PaperTable(result("a_b & 50%", "x^2\\{}~$#", "c<d|e"), Optional.empty()).render(TableStyle.LATEX));
    }

    @Test
    void markdownEscapesBarsAndCsvKeepsDigits() {
        EvaluationResult result = result("a|b*", "\"q\", r");
        String text = new PaperTable(result, Optional.empty()).render(TableStyle.MARKDOWN);
        assertTrue(text.startsWith("| Model | SRCC GMC | SRCC global |\n|:---|---:|---:|\n| a\\|b\\* | "), text);
        assertTrue(text.contains("**0.") && text.contains("<u>0."), text);
        String csv = new PaperTable(result, Optional.empty()).render(TableStyle.CSV);
        assertEquals(
                "model,srcc_gmc,srcc_global\na|b*,"
                        + result.scores().get(0).gmc() + ","
                        + result.scores().get(0).global()
                        + "\n\"\"\"q\"\", r\"," + result.scores().get(1).gmc() + ","
                        + result.scores().get(1).global() + "\n",
                csv);
    }

    @Test
    void oneModelAndEqualScoresHaveNoSecond() {
        assertTrue(!new PaperTable(result("a"), Optional.empty())
                .render(TableStyle.LATEX)
                .contains("textbf"));
        var equal = DATA.predictions().getFirst().scores();
        EvaluationResult twice = Evaluation.of(DATA.ratings())
                .points(new Points.Grid(3, 3))
                .run(List.of(new Predictions("a", equal), new Predictions("b", Column.of(equal.toArray()))));
        String text = new PaperTable(twice, Optional.empty()).render(TableStyle.LATEX);
        assertEquals(13, text.split("textbf", -1).length, text);
        assertTrue(!text.contains("underline"), text);
    }

    @Test
    void theCommandPrintsAndWritesThem() throws IOException {
        Path table = folder.resolve("t.csv");
        Outcome.of("simulate", "--images", "60", "--models", "2", "--seed", "3", "--out", table.toString());
        Path tex = folder.resolve("scores.tex");
        Outcome printed = Outcome.of(
                "surface", table.toString(), "--points", "grid:3x3", "--table", "latex", "--out", tex.toString());
        assertEquals(0, printed.exitCode(), printed.err());
        assertEquals(Files.readString(tex), printed.out());
        assertTrue(printed.err().contains(tex + " holds the scores."), printed.err());
        Path md = folder.resolve("any.MD");
        Outcome written = Outcome.of("surface", table.toString(), "--points", "grid:3x3", "--out", md.toString());
        assertTrue(written.out().matches("(?s).*GMC +global.*"), written.out());
        assertTrue(Files.readString(md).startsWith("| Model | PLCC GMC | PLCC global |"), Files.readString(md));
    }

    @Test
    void marksSayWhatComparisonsShow() throws IOException {
        Path table = folder.resolve("t.csv");
        Outcome.of("simulate", "--images", "150", "--models", "4", "--seed", "3", "--out", table.toString());
        String[] line = {"surface", table.toString(), "--points", "grid:5x5", "--methods", "srcc", "--compare", "all"};
        String csv = printed(line, "csv");
        assertTrue(csv.startsWith("model,srcc_gmc,srcc_gmc_against_best,srcc_global,srcc_global_against_best\n"), csv);
        Path out = folder.resolve("out");
        Outcome.of(Stream.concat(Stream.of(line), Stream.of("--format", "json", "--out", out + "/"))
                .toArray(String[]::new));
        JsonNode pairs = new ObjectMapper()
                .readTree(out.resolve("comparisons.json").toFile())
                .path("rows");
        List<String[]> rows = csv.lines().skip(1).map(row -> row.split(",")).toList();
        String latex = printed(line, "latex");
        String markdown = printed(line, "markdown");
        int daggers = 0;
        for (String[] row : rows) {
            for (int column : new int[] {1, 3}) {
                String best = rows.stream()
                        .max(Comparator.comparingDouble(other -> Double.parseDouble(other[column])))
                        .orElseThrow()[0];
                String expected =
                        row[0].equals(best) ? "best" : shown(pairs, row[0], best, column == 1 ? "gmc" : "global");
                assertEquals(expected, row[column + 1], row[0]);
                String number = String.format(Locale.ROOT, "%.4f", Double.parseDouble(row[column]));
                boolean open = expected.equals("not shown to differ");
                daggers += open ? 1 : 0;
                assertEquals(open, markdown.matches("(?s).*" + number + "(\\*\\*|</u>)?†.*"), markdown);
                assertEquals(open, latex.matches("(?s).*" + number + "\\}?\\\\rlap\\{\\$\\^\\{\\\\dagger.*"), latex);
            }
        }
        assertTrue(0 < daggers && daggers < 6, daggers + " daggers");
        assertTrue(markdown.contains("† Not shown to differ from the highest: the difference may be chance (95 %"));
        assertTrue(latex.endsWith("Without a mark: shown to be lower.}\n"), latex);
    }

    private static String printed(String[] line, String style) {
        Outcome outcome = Outcome.of(
                Stream.concat(Stream.of(line), Stream.of("--table", style)).toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out();
    }

    private static String shown(JsonNode pairs, String one, String other, String score) {
        for (JsonNode pair : pairs) {
            if (Set.of(pair.path("a").asText(), pair.path("b").asText()).equals(Set.of(one, other))) {
                return pair.path(score + "_p_adjusted").asDouble() <= 0.05 ? "lower" : "not shown to differ";
            }
        }
        throw new AssertionError(one + " and " + other + " were not compared");
    }

    @Test
    void modelsThatWereNotComparedAreNotPassedOffAsLower() {
        Path table = folder.resolve("t.csv");
        Outcome.of("simulate", "--images", "150", "--models", "4", "--seed", "3", "--out", table.toString());
        String names = Outcome.of("surface", table.toString(), "--points", "grid:3x3", "--table", "csv")
                .out();
        List<String> models =
                names.lines().skip(1).map(row -> row.split(",")[0]).toList();
        String[] line = {
            "surface",
            table.toString(),
            "--points",
            "grid:5x5",
            "--methods",
            "srcc",
            "--compare",
            models.get(0) + "," + models.get(1)
        };
        String text = printed(line, "markdown");
        assertTrue(text.contains("‡ Not compared with the highest."), text);
        for (String model : models.subList(2, 4)) {
            String row = text.lines()
                    .filter(each -> each.contains(model))
                    .findFirst()
                    .orElseThrow();
            assertTrue(row.matches(".*(‡|\\*\\*).*(‡|\\*\\*).*"), row);
        }
    }

    @Test
    void twoThingsOnStandardOutputAreRefused() {
        Outcome outcome = Outcome.of("surface", "t.csv", "--table", "latex", "--out", "-");
        assertEquals(CommandLines.USAGE_ERROR, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count());
        assertTrue(outcome.err().contains("--table and --out - exclude one another"), outcome.err());
    }
}
