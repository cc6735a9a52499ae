package dev.granular.arrow.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ModelChoice.LongForm;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Raters;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Votes, counts of votes, spreads and long tables, column by column. */
class OpinionsTest {
    private static final double NONE = Double.NaN;
    private static final double EXACT = 1e-15;

    private final RootAllocator allocator = new RootAllocator();
    private final Lifetime lifetime = new Lifetime(allocator);

    @AfterEach
    void closes() {
        lifetime.close();
        allocator.close();
    }

    @Test
    void votesGiveMeanSampleDeviationAndNumber() {
        var table = new SmallTable(lifetime)
                .numbers("v1", 1, 5, NONE)
                .numbers("v2", 2, -1, 4)
                .numbers("v3", 3, 4, NONE)
                .table("t");
        var votes = new VoteColumns(
                table, new Opinions.Votes(List.of("v1", "v2", "v3"), Optional.empty()), MissingValues.FAIL, lifetime);
        assertArrayEquals(new double[] {2, 4.5, 4}, votes.mos().values().toArray(), EXACT);
        assertArrayEquals(
                new double[] {1, Math.sqrt(0.5), NONE}, votes.std().values().toArray(), EXACT);
        assertArrayEquals(new double[] {3, 2, 1}, votes.raters().values().toArray());
        assertEquals(2, votes.std().gap().orElseThrow().row());
        assertEquals(List.of(), votes.remarks());
    }

    @Test
    void negativeVotesAreVotesIfThereAreOthers() {
        var table = new SmallTable(lifetime)
                .numbers("v1", -1, -2)
                .numbers("v2", 1, 2)
                .table("t");
        var votes = new VoteColumns(
                table, new Opinions.Votes(List.of("v1", "v2"), Optional.empty()), MissingValues.FAIL, lifetime);
        assertArrayEquals(new double[] {0, 0}, votes.mos().values().toArray());
    }

    @Test
    void votesOutsideAGivenScaleDoNotCount() {
        var table = new SmallTable(lifetime)
                .numbers("v1", 1, 5)
                .numbers("v2", 3, 0)
                .numbers("v3", 2, 3)
                .table("t");
        var choice = new Opinions.Votes(List.of("v1", "v2", "v3"), Optional.of(new Opinions.Scale(1, 5)));
        var votes = new VoteColumns(table, choice, MissingValues.FAIL, lifetime);
        assertArrayEquals(new double[] {2, 4}, votes.mos().values().toArray());
        assertEquals(
                "t: 1 vote outside the scale from 1 to 5 counts as not given",
                votes.remarks().getFirst().fact());
    }

    @Test
    void countsGiveTheSameAsTheVotesThatTheyCount() {
        var table = new SmallTable(lifetime)
                .numbers("c1", 1, 0)
                .numbers("c2", 1, 0)
                .numbers("c3", 1, 2)
                .table("t");
        var counts = new CountColumns(table, counts(Optional.empty()), lifetime);
        assertArrayEquals(new double[] {2, 3}, counts.mos().values().toArray(), EXACT);
        assertArrayEquals(new double[] {1, 0}, counts.std().values().toArray(), EXACT);
        assertArrayEquals(new double[] {3, 2}, counts.raters().values().toArray());
    }

    @Test
    void sharesGiveTheSameAsCounts() {
        var table = new SmallTable(lifetime)
                .numbers("c1", 0.333, 0)
                .numbers("c2", 0.333, 0)
                .numbers("c3", 0.333, 1)
                .table("t");
        var counts = new CountColumns(table, counts(Optional.of(new Raters.Count(3))), lifetime);
        assertArrayEquals(new double[] {2, 3}, counts.mos().values().toArray(), EXACT);
        assertArrayEquals(new double[] {1, 0}, counts.std().values().toArray(), EXACT);
    }

    @Test
    void aRowWithoutAVoteIsMissing() {
        var table = new SmallTable(lifetime)
                .numbers("c1", 1, 0)
                .numbers("c2", 1, 0)
                .numbers("c3", 1, 0)
                .table("t");
        var counts = new CountColumns(table, counts(Optional.empty()), lifetime);
        assertEquals(1, counts.mos().gap().orElseThrow().row());
        assertEquals("no vote in this row", counts.mos().gap().orElseThrow().what());
    }

    @Test
    void guardTellsOpinionsFromErrorsOfTheMean() {
        var mos = new double[101];
        var std = new double[101];
        for (int i = 0; i < mos.length; i++) {
            mos[i] = 1 + 0.04 * i;
            std[i] = Math.sqrt(0.16 * (mos[i] - 1) * (5 - mos[i]));
        }
        assertEquals(0.16, SpreadGuard.of(Column.of(mos), Column.of(std)).ratio(), 1e-12);
        assertTrue(SpreadGuard.of(Column.of(mos), Column.of(std)).remark("t").isEmpty());
        assertRemark(mos, std, 2, false);
        assertRemark(mos, std, 5, true);
        assertTrue(SpreadGuard.of(Column.of(mos), Column.of(new double[101]))
                .remark("t")
                .isEmpty());
    }

    private static void assertRemark(double[] mos, double[] std, double people, boolean implausible) {
        double[] smaller = std.clone();
        for (int i = 0; i < smaller.length; i++) {
            smaller[i] /= people;
        }
        SpreadGuard guard = SpreadGuard.of(Column.of(mos), Column.of(smaller));
        assertEquals(implausible, guard.isImplausible());
        assertTrue(guard.remark("t").orElseThrow().fact().startsWith("t is "));
    }

    @Test
    void longTableBecomesWide() {
        var table = new SmallTable(lifetime)
                .texts("image", "b", "a", "a", "b")
                .texts("metric", "x", "x", "y", "y")
                .numbers("score", 1, 2, 3, 4)
                .numbers("mos", 7, 8, 8, 7)
                .table("t");
        var tall = new LongTable(table, new LongForm("metric", "score"), key(table));
        var wide = tall.widen(List.of("mos"), lifetime);
        assertEquals(List.of("x", "y"), tall.models());
        assertEquals(List.of("b", "a"), wide.texts().get("image"));
        assertArrayEquals(
                new double[] {7, 8}, wide.number("mos").orElseThrow().values().toArray());
        assertArrayEquals(
                new double[] {1, 2}, wide.number("x").orElseThrow().values().toArray());
        assertArrayEquals(
                new double[] {4, 3}, wide.number("y").orElseThrow().values().toArray());
    }

    @Test
    void longTableNamesAnImageWithoutAScore() {
        var table = new SmallTable(lifetime)
                .texts("image", "a", "b", "a")
                .texts("metric", "x", "x", "y")
                .numbers("score", 1, 2, 3)
                .table("t");
        var wide = new LongTable(table, new LongForm("metric", "score"), key(table)).widen(List.of(), lifetime);
        assertEquals(1, wide.number("y").orElseThrow().gap().orElseThrow().row());
    }

    @Test
    void longTableRefusesASecondScore() {
        var table = new SmallTable(lifetime)
                .texts("image", "a", "a")
                .texts("metric", "x", "x")
                .numbers("score", 1, 2)
                .table("t");
        var tall = new LongTable(table, new LongForm("metric", "score"), key(table));
        var refused = assertThrows(TableException.class, () -> tall.widen(List.of(), lifetime));
        assertEquals(Remedy.NAME_KEY, refused.remedy());
        assertTrue(
                refused.fact().startsWith("t, row 2, column \"score\": a second score of model \"x\""), refused.fact());
    }

    private static KeyColumn key(TableColumns table) {
        return KeyColumn.of(table, List.of("image")).orElseThrow();
    }

    private static Opinions.VoteCounts counts(Optional<Raters> raters) {
        var scores = new LinkedHashMap<>(Map.of("c1", 1.0));
        scores.put("c2", 2.0);
        scores.put("c3", 3.0);
        return new Opinions.VoteCounts(scores, raters);
    }
}
