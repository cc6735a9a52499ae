package dev.granular.cli.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.cli.suite.Standings.Standing;
import dev.granular.inference.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks, means, wins and gates of values made by hand. */
class StandingsTest {
    private static final Place PLACE = new Place(Path.of("s.toml"), 1);

    private static Cell cell(String data, String model, double value, double... interval) {
        Score score = Double.isNaN(value)
                ? Score.undefined(Figure.USUAL, "flat")
                : new Score(
                        Figure.USUAL,
                        OptionalDouble.of(value),
                        interval.length == 0 ? Optional.empty() : Optional.of(new Interval(interval[0], interval[1])),
                        interval.length == 0 ? Optional.of("no interval: few") : Optional.empty());
        return new Cell(data, model, 10, "basis", List.of(score), List.of());
    }

    private static EvaluatedSet set(String name, double importance, double... values) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < values.length; i++) {
            cells.add(cell(name, "abcd".substring(i, i + 1), values[i]));
        }
        return new EvaluatedSet(name, 10, importance, cells, List.of(), List.of());
    }

    @Test
    void ranksMeansAndWins() {
        var standings = new Standings(
                Figure.USUAL, List.of(set("x", 1, 0.5, 0.7, 0.5, Double.NaN), set("y", 3, 0.9, 0.1, 0.4, 0.95)));
        assertEquals(
                List.of("a", "b", "c", "d"),
                standings.all().stream().map(Standing::model).toList());
        Standing a = standings.all().getFirst();
        assertEquals((2.5 + 1) / 2, a.meanRank().orElseThrow(), 0);
        assertEquals((0.5 + 0.9) / 2, a.mean().orElseThrow(), 1e-15);
        assertEquals((0.5 + 3 * 0.9) / 4, a.weightedMean().orElseThrow(), 1e-15);
        assertEquals(
                List.of(0, 1, 0, 1),
                standings.all().stream().map(Standing::wins).toList());
        assertEquals(OptionalDouble.empty(), standings.all().getLast().mean());
        assertTrue(
                standings.gaps().getFirst().equals("d on x: flat"),
                standings.gaps().toString());
    }

    private static List<String> noWorse(Cell now, Cell before) {
        var baseline = new Baseline(Path.of("b.json"), List.of(before));
        var scope = new Gate.Scope("a", Optional.empty(), Figure.USUAL, PLACE);
        return new Gate.NoWorseThan(scope, baseline).failures(List.of(now));
    }

    @ParameterizedTest
    @CsvSource({"0.80, true", "0.84, true", "0.85, true", "0.8500001, false", "0.9, false"})
    void aDropCountsAboveTheInterval(double before, boolean passes) {
        List<String> failures = noWorse(cell("x", "a", 0.8, 0.75, 0.85), cell("x", "a", before));
        assertEquals(passes, failures.isEmpty(), failures.toString());
    }

    @ParameterizedTest
    @CsvSource({"0.79, true", "0.800001, true", "0.80001, false"})
    void withoutAnIntervalAnyDropCounts(double before, boolean passes) {
        List<String> failures = noWorse(cell("x", "a", 0.8), cell("x", "a", before));
        assertEquals(passes, failures.isEmpty(), failures.toString());
        assertTrue(passes || failures.getFirst().contains("any drop counts (no interval: few)"), failures.toString());
    }

    @Test
    void whatCannotBeComparedFails() {
        Cell now = cell("x", "a", 0.8, 0.75, 0.85);
        assertTrue(noWorse(now, cell("y", "a", 0.8)).getFirst().contains("b.json does not have it"));
        assertTrue(noWorse(now, cell("x", "a", Double.NaN)).getFirst().contains("b.json does not have it"));
        Cell other = new Cell("x", "a", 10, "another basis", cell("x", "a", 0.1).scores(), List.of());
        assertTrue(noWorse(now, other).getFirst().contains("ratings, points or weights are others"));
        assertEquals(List.of("gmc.srcc of a was not evaluated"), noWorse(cell("x", "b", 1), now));
    }

    @ParameterizedTest
    @CsvSource({"0.8, true", "0.80000001, false", "-1, true"})
    void atLeast(double least, boolean passes) {
        var scope = new Gate.Scope("a", Optional.of("x"), Figure.USUAL, PLACE);
        List<String> failures =
                new Gate.AtLeast(scope, least).failures(List.of(cell("x", "a", 0.8), cell("y", "a", -1)));
        assertEquals(passes, failures.isEmpty(), failures.toString());
    }
}
