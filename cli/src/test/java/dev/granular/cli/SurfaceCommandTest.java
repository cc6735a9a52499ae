package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.evaluation.Evaluation;
import dev.granular.fit.SurfaceFit;
import dev.granular.rating.BetaStd;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job end to end: what stands in the files is what the engine says. */
class SurfaceCommandTest {
    private static final SimulatedRatings DATA = new Simulation(60, 2, 3).run();

    @TempDir
    private Path folder;

    private Path table;
    private Path out;

    @BeforeEach
    void writeTable() {
        table = folder.resolve("table.csv");
        out = folder.resolve("out");
        var made = Outcome.of("simulate", "--images", "60", "--models", "2", "--seed", "3", "--out", table.toString());
        assertEquals(0, made.exitCode(), made.err());
    }

    private Outcome surface(String... arguments) {
        var all = Stream.concat(Stream.of("surface", table.toString()), Arrays.stream(arguments));
        Outcome outcome = Outcome.of(all.toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }

    @Test
    void pointsHoldWhatTheEngineComputes() throws IOException {
        surface("--points", "lhs:20", "--seed", "9", "--no-fit", "--out", out.toString());
        Correlations expected =
                engine().points(new Points.LatinHypercube(20, 9)).correlations(DATA.predictions());
        List<String> lines = Files.readAllLines(out.resolve("points.csv"));
        assertTrue(lines.getFirst().startsWith("model,method,q,qd,value,effective_pairs,accurate,error,se,low"));
        assertEquals(1 + 2 * 3 * 20, lines.size());
        var line = lines.iterator();
        line.next();
        for (int model = 0; model < 2; model++) {
            for (Method method : Method.values()) {
                for (int point = 0; point < 20; point++) {
                    String[] cells = line.next().split(",", -1);
                    assertEquals(expected.models().get(model), cells[0]);
                    assertEquals(method.name(), cells[1]);
                    assertEquals(expected.value(model, method, point), Double.parseDouble(cells[4]));
                    assertEquals(expected.effectivePairs(point), Double.parseDouble(cells[5]));
                    assertEquals("true", cells[6]);
                    assertEquals("0.0", cells[7]);
                }
            }
        }
    }

    @Test
    void scoresAreMeanHeightsOfTheFittedSurfaces() throws IOException {
        Outcome outcome = surface("--points", "lhs:30", "--methods", "srcc", "--out", out.toString());
        Correlations points = engine().methods(Set.of(Method.SRCC))
                .points(new Points.LatinHypercube(30, 1))
                .correlations(DATA.predictions());
        double[] values = new double[30];
        Arrays.setAll(values, i -> points.value(0, Method.SRCC, i));
        var fit = SurfaceFit.of(points.points(), values);
        double gmc = fit.surface(DATA.ratings().range(), 100, 100).meanHeight();
        String[] cells = Files.readAllLines(out.resolve("scores.csv")).get(1).split(",", -1);
        assertEquals(gmc, Double.parseDouble(cells[2]));
        assertEquals(fit.bandwidthQ(), Double.parseDouble(cells[3]));
        assertEquals(fit.bandwidthQd(), Double.parseDouble(cells[4]));
        assertTrue(outcome.out().contains(String.format(Locale.ROOT, "%.4f", gmc)), outcome.out());
        assertEquals(
                1 + 2 * 100 * 100,
                Files.readAllLines(out.resolve("surface.csv")).size());
    }

    @Test
    void aGridIsASurfaceByItself() throws IOException {
        surface("--points", "grid:4x5", "--methods", "plcc", "--out", out.toString());
        List<String> points = Files.readAllLines(out.resolve("points.csv"));
        List<String> surface = Files.readAllLines(out.resolve("surface.csv"));
        assertEquals(1 + 2 * 20, surface.size());
        for (int i = 1; i < surface.size(); i++) {
            List<String> point = List.of(points.get(i).split(",", -1));
            List<String> place = List.of(surface.get(i).split(",", -1));
            assertEquals(point.subList(0, 5), place.subList(0, 5));
            assertEquals(point.get(7), place.get(5), "error");
            assertEquals(
                    point.subList(8, 16).stream()
                            .map(SurfaceCommandTest::withSixDecimals)
                            .toList(),
                    place.subList(6, 14),
                    "intervals");
        }
        String[] score = Files.readAllLines(out.resolve("scores.csv")).get(1).split(",", -1);
        assertNotEquals("", score[2]);
        assertEquals("", score[3], "nothing was fitted");
    }

    private static String withSixDecimals(String cell) {
        return cell.matches("-?[0-9.]+(E-?[0-9]+)?")
                ? Double.toString(Math.rint(Double.parseDouble(cell) * 1e6) / 1e6)
                : cell;
    }

    @Test
    void pointsOfARunCanBeGivenToAnother() throws IOException {
        surface("--points", "lhs:7", "--no-fit", "--models", "steady", "--methods", "krcc", "--out", out.toString());
        Path again = folder.resolve("again");
        surface(
                "--points",
                "file:" + out.resolve("points.csv"),
                "--no-fit",
                "--models",
                "steady",
                "--methods",
                "krcc",
                "--threads",
                "1",
                "--out",
                again.toString());
        assertEquals(Files.readString(out.resolve("points.csv")), Files.readString(again.resolve("points.csv")));
    }

    @Test
    void lowerIsBetterKeepsAgreementPositiveUnlessModelsHaveADirection() throws IOException {
        surface("--points", "lhs:9", "--no-fit", "--regulator", "uniform", "--out", out.toString());
        double[] straight = column(out.resolve("points.csv"), 4);
        surface("--points", "lhs:9", "--no-fit", "--regulator", "uniform", "--dmos", "--out", out.toString());
        assertArrayEquals(straight, column(out.resolve("points.csv"), 4), 1e-15);
        String models = String.join(
                ",", DATA.predictions().stream().map(Predictions::model).toList());
        surface(
                "--points",
                "lhs:9",
                "--no-fit",
                "--regulator",
                "uniform",
                "--dmos",
                "--higher-is-better-models",
                models,
                "--out",
                out.toString());
        double[] reversed = column(out.resolve("points.csv"), 4);
        assertArrayEquals(Arrays.stream(straight).map(value -> -value).toArray(), reversed, 1e-15);
    }

    @Test
    void polarityIsStated() {
        assertTrue(surface("--no-fit").err().contains("polarity: higher \"mos\" is better, as is assumed"));
        assertTrue(surface("--no-fit", "--higher-is-better").err().contains("as --higher-is-better says"));
        assertTrue(surface("--no-fit", "--dmos").err().contains("lower \"mos\" is better"));
    }

    @Test
    void aColumnCalledDmosIsNotTakenSilently() throws IOException {
        Files.writeString(table, Files.readString(table).replace("mos,", "dmos,"));
        assertEquals(
                CommandLines.DATA_ERROR,
                Outcome.of("surface", table.toString(), "--no-fit").exitCode());
        assertTrue(surface("--no-fit", "--higher-is-better").err().contains("higher \"dmos\" is better"));
        assertTrue(surface("--no-fit", "--dmos").err().contains("lower \"dmos\" is better"));
    }

    @Test
    void stdIsEstimatedWhereThereIsNone() throws IOException {
        Files.writeString(table, Files.readString(table).replace("std,", "other,"));
        Outcome outcome =
                surface("--points", "lhs:5", "--no-fit", "--models", "steady", "--phi", "3", "--out", out.toString());
        assertTrue(outcome.err().contains("estimated from the MOS (Beta distribution, phi 3.0)"), outcome.err());
        assertTrue(outcome.err().contains("regulator: lds"), outcome.err());
        var ratings = new Ratings(
                DATA.ratings().mos(), Column.of(BetaStd.of(DATA.ratings().mos(), 3)));
        Correlations expected = Evaluation.of(ratings)
                .regulator(new Regulator.Lds())
                .points(new Points.LatinHypercube(5, 1))
                .correlations(List.of(DATA.predictions().getFirst()));
        assertEquals(expected.value(0, Method.PLCC, 0), column(out.resolve("points.csv"), 4)[0]);
    }

    @Test
    void givenWeightsAndStdsReplaceTheTables() throws IOException {
        double[] ones = new double[60];
        Arrays.fill(ones, 2);
        Path twos = folder.resolve("twos.txt");
        Files.writeString(twos, "2\n".repeat(60));
        surface(
                "--points",
                "lhs:5",
                "--no-fit",
                "--weights-file",
                twos.toString(),
                "--std-file",
                twos.toString(),
                "--std-scale",
                "1.5",
                "--out",
                out.toString());
        Correlations expected = Evaluation.of(new Ratings(DATA.ratings().mos(), Column.of(ones)))
                .regulator(new Regulator.Given(Column.of(ones)))
                .points(new Points.LatinHypercube(5, 1))
                .stdScale(1.5)
                .correlations(DATA.predictions());
        assertEquals(expected.value(0, Method.PLCC, 0), column(out.resolve("points.csv"), 4)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "5"})
    void filesDoNotDependOnTheNumberOfThreads(String threads) throws IOException {
        surface("--points", "lhs:12", "--out", out.toString());
        Path other = folder.resolve("other");
        surface("--points", "lhs:12", "--threads", threads, "--out", other.toString());
        for (String name : List.of("points.csv", "scores.csv", "surface.csv")) {
            assertEquals(-1, Files.mismatch(out.resolve(name), other.resolve(name)), name);
        }
    }

    @Test
    void arrowAndTextGiveTheSame() throws IOException {
        surface("--points", "lhs:6", "--out", out.toString());
        table = folder.resolve("table.arrow");
        Outcome.of("simulate", "--images", "60", "--models", "2", "--seed", "3", "--out", table.toString());
        Path other = folder.resolve("other");
        surface("--points", "lhs:6", "--out", other.toString());
        assertEquals(-1, Files.mismatch(out.resolve("surface.csv"), other.resolve("surface.csv")));
    }

    @Test
    void runJsonSaysHowToRepeatTheRun() throws IOException {
        surface("--points", "lhs:6", "--std-scale", "2", "--models", "steady", "--out", out.toString());
        JsonNode run = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        assertEquals("surface", run.path("command").asText());
        assertEquals(table.toString(), run.path("inputs").path(0).path("path").asText());
        assertEquals(60, run.path("inputs").path(0).path("rows").asInt());
        assertEquals("lhs:6", run.path("options").path("points").asText());
        assertEquals(1, run.path("options").path("seed").asLong());
        assertEquals(2, run.path("options").path("std_scale").asDouble());
        assertEquals("steady", run.path("options").path("models").path(0).asText());
        assertEquals(60, run.path("data").path("images").asInt());
        assertEquals("gaussian", run.path("data").path("regulator").asText());
        assertTrue(run.path("seconds").path("evaluate").asDouble() > 0);
        assertTrue(run.path("versions").hasNonNull("java"));
        assertTrue(run.path("warnings").isArray());
    }

    @Test
    void everyInputIsListedWithItsRows() throws IOException {
        Path ratings = folder.resolve("ratings.csv");
        Path model = folder.resolve("model.csv");
        Files.writeString(ratings, "image,mos,std,m\n" + "a,1,1,2\nb,2,1,\nc,3,1,4\nd,4,1,5\n");
        Files.writeString(model, "image,score\nb,2\na,1\nc,3\nd,5\ne,9\n");
        Outcome outcome = Outcome.of(
                "surface",
                ratings.toString(),
                model.toString(),
                "--key",
                "image",
                "--missing",
                "drop",
                "--out",
                out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode run = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        assertEquals(
                List.of(4, 5),
                run.path("inputs").findValues("rows").stream()
                        .map(JsonNode::asInt)
                        .toList());
        assertEquals(3, run.path("data").path("images").asInt());
    }

    @Test
    void theReportIsWritten() throws IOException {
        Outcome outcome = surface("--points", "lhs:6", "--out", out.toString());
        assertTrue(outcome.out().contains("Open " + out.resolve("report.html")), outcome.out());
        assertTrue(Files.readString(out.resolve("report.html")).contains("table.csv"));
        try (var files = Files.list(out)) {
            assertEquals(
                    Set.of("points.csv", "surface.csv", "scores.csv", "report.html", "run.json"),
                    Set.copyOf(files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    @Test
    void weakSupportIsWarnedOf() throws IOException {
        Path far = folder.resolve("far.csv");
        Files.writeString(far, "Q,Qd\n60,10\n-500,0\n");
        Outcome outcome = surface("--points", "file:" + far, "--no-fit");
        assertTrue(outcome.err().contains("warning: 1 of 2 points rest on fewer than 30"), outcome.err());
    }

    @Test
    void tooFewPointsForASurfaceLeaveTheGmcUndefined() throws IOException {
        Path two = folder.resolve("two.csv");
        Files.writeString(two, "Q,Qd\n60,10\n50,0\n");
        Outcome outcome = surface("--points", "file:" + two);
        assertTrue(outcome.err().contains("no surface could be fitted"), outcome.err());
        assertTrue(outcome.out().lines().skip(2).allMatch(line -> line.contains(" - ")), outcome.out());
    }

    @Test
    void aModelThatPointsTheOtherWayIsTurnedAndNamed() throws IOException {
        var negated = new StringBuilder("mos,std,backwards\n");
        Predictions model = DATA.predictions().getFirst();
        for (int row = 0; row < 60; row++) {
            negated.append(DATA.ratings().mos().get(row)).append(',');
            negated.append(DATA.ratings().std().get(row)).append(',');
            negated.append(-model.scores().get(row)).append('\n');
        }
        Files.writeString(table, negated);
        Outcome found = surface("--no-fit");
        assertTrue(found.err().contains("lower is better, by the data: backwards"), found.err());
        assertFalse(found.out().contains("-0."), found.out());
        Outcome overruled = surface("--no-fit", "--higher-is-better-models", "backwards");
        assertTrue(overruled.out().contains("-0."), overruled.out());
        Outcome agreed = surface("--no-fit", "--lower-is-better", "backwards");
        assertEquals(found.out(), agreed.out());
    }

    @Test
    void nothingButTheTableIsPrintedWithoutAFolder() {
        Outcome outcome = surface("--points", "lhs:6", "--methods", "plcc");
        long lines =
                outcome.out().lines().filter(line -> !line.startsWith("[..]")).count();
        assertEquals(4, lines, outcome.out());
        assertFalse(outcome.out().contains("\u001b"), "no colour without a terminal");
    }

    private static Evaluation engine() {
        return Evaluation.of(DATA.ratings());
    }

    private static double[] column(Path csv, int index) throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index]))
                .toArray();
    }
}
