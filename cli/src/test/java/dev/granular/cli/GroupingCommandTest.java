package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.Column;
import dev.granular.Groups;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.evaluation.Evaluation;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.GroupResult;
import dev.granular.inference.Estimate;
import dev.granular.inference.Inference;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.ScoreInference;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of images on the command line: those of the library. */
class GroupingCommandTest {
    private static final SimulatedRatings DATA = new Simulation(90, 2, 3).run();
    private static final List<String> KINDS = IntStream.range(0, 90)
            .mapToObj(i -> i == 7 ? "alone" : i % 2 == 0 ? "blur" : "noise")
            .toList();
    private static final List<String> SCENES =
            IntStream.range(0, 90).mapToObj(i -> "s" + i / 30).toList();

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void writeTable() throws IOException {
        Path plain = folder.resolve("plain.csv");
        Outcome.of("simulate", "--images", "90", "--models", "2", "--seed", "3", "--out", plain.toString());
        List<String> lines = Files.readAllLines(plain);
        var grouped = new ArrayList<>(List.of("kind,scene," + lines.getFirst()));
        for (int i = 0; i < 90; i++) {
            grouped.add(KINDS.get(i) + "," + SCENES.get(i) + "," + lines.get(i + 1));
        }
        table = Files.write(folder.resolve("table.csv"), grouped);
    }

    private Outcome surface(String... arguments) {
        Outcome outcome = Outcome.of(
                Stream.concat(Stream.of("surface", table.toString(), "--points", "grid:5x4"), Stream.of(arguments))
                        .toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertFalse((outcome.out() + outcome.err()).contains("NaN"), outcome.out());
        return outcome;
    }

    private JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static Evaluation evaluation() {
        return Evaluation.of(DATA.ratings()).points(new Points.Grid(5, 4));
    }

    @Test
    void groupsAreThoseOfTheLibrary() throws IOException {
        Path file = folder.resolve("groups.json");
        Outcome outcome = surface("--by", "kind", "--out", file.toString());
        List<GroupResult> expected = evaluation().byGroup(Groups.of(KINDS), DATA.predictions());
        JsonNode rows = json(file).path("rows");
        assertEquals(3 * 2 * 3, rows.size());
        int at = 0;
        for (GroupResult group : expected) {
            for (int i = 0; i < 6; i++) {
                JsonNode row = rows.get(at++);
                assertEquals(group.name(), row.path("group").asText());
                assertEquals(group.images(), row.path("images").asInt());
                if (group.result().isPresent()) {
                    var score = group.result().get().scores().get(i);
                    assertEquals(score.gmc(), row.path("gmc").asDouble(), 0);
                    assertEquals(score.global(), row.path("global").asDouble(), 0);
                    assertTrue(row.path("why").isNull());
                } else {
                    assertTrue(row.path("gmc").isNull() && row.path("global").isNull());
                    assertEquals("fewer than 3 images", row.path("why").asText());
                }
            }
        }
        assertTrue(outcome.out().contains("SRCC GMC by kind, the worst first:"), outcome.out());
        assertTrue(outcome.out().contains("no scores of alone: fewer than 3 images"), outcome.out());
    }

    @Test
    void imagesAreComparedWithinGroups() throws IOException {
        Path file = folder.resolve("scores.json");
        Outcome outcome = surface("--within", "scene", "--out", file.toString());
        EvaluationResult expected = evaluation().within(Groups.of(SCENES)).run(DATA.predictions());
        JsonNode rows = json(file).path("rows");
        for (int i = 0; i < 6; i++) {
            assertEquals(expected.scores().get(i).gmc(), rows.get(i).path("gmc").asDouble(), 0);
            assertEquals(
                    expected.scores().get(i).global(),
                    rows.get(i).path("global").asDouble(),
                    0);
        }
        assertTrue(outcome.err().contains("pairs within 3 groups"), outcome.err());
    }

    @Test
    void bothGoTogetherAndFillAFolder() throws IOException {
        Path out = folder.resolve("out");
        Outcome outcome = surface("--within", "scene", "--by", "kind", "--out", out.toString());
        assertTrue(outcome.out().contains("groups.csv"), outcome.out());
        List<String> lines = Files.readAllLines(out.resolve("groups.csv"));
        assertEquals("group,images,model,method,gmc,global,support,why", lines.getFirst());
        assertEquals(19, lines.size());
        JsonNode run = json(out.resolve("run.json"));
        assertEquals("kind", run.path("data").path("by_column").asText());
        assertEquals("scene", run.path("data").path("within_column").asText());
    }

    @Test
    void groupsStandInATableOfTheirOwn() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        var groups = new ArrayList<>(List.of("image,n"));
        lines.set(0, "image," + lines.getFirst());
        for (int i = 1; i <= 90; i++) {
            lines.set(i, "i" + i + "," + lines.get(i));
            groups.add("i" + i + "," + (i == 12 ? "" : i % 2));
        }
        Files.write(table, lines);
        Path own = Files.write(folder.resolve("own.csv"), groups);
        Outcome empty = Outcome.of("surface", table.toString(), own.toString(), "--by", "n");
        assertEquals(1, empty.exitCode());
        assertTrue(
                empty.err()
                        .contains("own.csv, row 12 (line 13), column \"n\" is empty: every image needs a group:"
                                + " complete it or leave such rows out with --missing drop"),
                empty.err());
        Files.write(own, groups.subList(0, 90));
        String err = surface(own.toString(), "--by", "n", "--missing", "drop").err();
        assertTrue(err.contains("dropped 2 of 90 rows: n lacks 2; 1 without a partner in"), err);
    }

    @Test
    void aColumnOfGroupsIsNotTheNumberOfRaters() throws IOException {
        List<String> lines = Files.readAllLines(table);
        lines.set(0, lines.getFirst().replaceFirst("kind", "votes"));
        Files.write(
                table,
                lines.stream()
                        .map(line ->
                                line.replace("blur", "1").replace("noise", "2").replace("alone", "3"))
                        .toList());
        assertTrue(surface("--by", "votes").out().contains("by votes"));
    }

    /** Names may have anything in them; the terminal is not theirs to steer. */
    @Test
    void namesOfGroupsStayInTheirLines() throws IOException {
        List<String> lines = Files.readAllLines(table);
        var odd = new ArrayList<>(List.of(lines.getFirst()));
        for (int i = 1; i < lines.size(); i++) {
            String name = i < 3 ? "\u001b[2Jfew" : i % 2 == 0 ? "even\nfirst" : "odd";
            odd.add('"' + name + '"' + lines.get(i).substring(lines.get(i).indexOf(',')));
        }
        Files.write(table, odd);
        String out = surface("--by", "kind").out();
        assertTrue(out.contains("\neven?first "), out);
        assertTrue(out.contains("no scores of ?[2Jfew: "), out);
        assertFalse(out.contains("\u001b"), out);
    }

    @Test
    void groupsWithoutPairsAreNamed() {
        Outcome outcome = surface("--within", "kind");
        assertTrue(
                outcome.err().contains("warning: group alone adds nothing to the surface: one image"), outcome.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--within scene --figures | 2 | --figures",
                "--within scene --profiles --out profiles.csv | 2 | --profiles",
                "--within scene --compare all | 2 | --compare",
                "--out groups.csv | 2 | --by",
                "--by kin | 1 | --by",
                "--within mos | 1 | as well",
            })
    void refusals(String arguments, int code, String word) {
        Outcome outcome =
                Outcome.of(Stream.concat(Stream.of("surface", table.toString()), Stream.of(arguments.split(" ")))
                        .toArray(String[]::new));
        assertEquals(code, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().contains(word), outcome.err());
    }

    @Test
    void theReportShowsGlobalFiguresOfGroupsWithTheIntervalsOfTheLibrary() throws IOException {
        Path out = folder.resolve("report");
        surface("--by", "kind", "--confidence", "0.9", "--out", out + "/");
        String page = Files.readString(out.resolve("report.html"));
        var groups = Groups.of(KINDS);
        int[] blur = groups.rows().get(groups.names().indexOf("blur"));
        List<Predictions> models = DATA.predictions().stream()
                .map(model -> new Predictions(
                        model.model(), part(model.higherIsBetter().scores(), blur)))
                .toList();
        ScoreInference expected = Inference.of(new Ratings(
                        part(DATA.ratings().mos(), blur), part(DATA.ratings().std(), blur)))
                .confidence(0.9)
                .global(models);
        int intervals = 0;
        for (Predictions model : models) {
            for (Method method : Method.values()) {
                Estimate estimate = expected.estimate(model.model(), method);
                String text = switch (estimate.interval()) {
                    case NoInterval _ -> " <span class=\"pm none\">± ?";
                    case Interval interval
                    when interval.isLopsided(estimate.value()) ->
                        String.format(Locale.ROOT, " <span class=\"pm\">[%.3f, %.3f]", interval.low(), interval.high());
                    case Interval(double low, double high) ->
                        String.format(Locale.ROOT, " <span class=\"pm\">± %.3f", (high - low) / 2);
                };
                intervals += estimate.interval() instanceof Interval ? 1 : 0;
                String shown = String.format(Locale.ROOT, "<span class=\"pm\">%.3f</span>", estimate.value()) + text;
                assertTrue(page.contains(shown), shown);
            }
        }
        assertTrue(intervals > 2, intervals + " intervals");
        surface("--by", "kind", "--confidence", "none", "--out", out + "/");
        String without = Files.readString(out.resolve("report.html"));
        assertTrue(without.contains("These figures have no intervals, and no difference between groups is shown"));
        assertFalse(without.contains("<br><span class=\"pm\">"));
    }

    private static Column part(Column column, int[] rows) {
        return Column.of(IntStream.of(rows).mapToDouble(column::get).toArray());
    }
}
