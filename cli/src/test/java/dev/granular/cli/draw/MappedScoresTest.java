package dev.granular.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.arrow.output.FigureRow;
import dev.granular.global.FigureOptions;
import dev.granular.global.Raters;
import dev.granular.global.WholeSetFigures;
import dev.granular.mapping.Mapping;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What scatters show: the numbers of the table, whichever way they count. */
class MappedScoresTest {
    private static MappedScores of(int images, Direction direction, boolean lowerMosIsBetter) {
        double[] score = IntStream.range(0, images).mapToDouble(i -> i).toArray();
        double[] mos = IntStream.range(0, images).mapToDouble(i -> 10 + 2.0 * i).toArray();
        double[] std = IntStream.range(0, images).mapToDouble(_ -> 1).toArray();
        var ratings = new Ratings(Column.of(mos), Column.of(std));
        var models = List.of(new Predictions("m", Column.of(score)));
        List<FigureRow> rows =
                WholeSetFigures.of(
                                ratings, new Raters.Unknown(), models, FigureOptions.STANDARD.mapping(Mapping.LINEAR))
                        .stream()
                        .map(figures -> new FigureRow(figures, direction, images))
                        .toList();
        return MappedScores.of(rows, ratings, models, lowerMosIsBetter).getFirst();
    }

    @Test
    void scoresAndMosHaveTheSignsOfTheTable() {
        assertEquals(
                new MappedScores.Place(3, 16),
                of(20, Direction.HIGHER_IS_BETTER, false).images().get(3));
        assertEquals(
                new MappedScores.Place(-3, 16),
                of(20, Direction.LOWER_IS_BETTER, false).images().get(3));
        assertEquals(
                new MappedScores.Place(-3, -16),
                of(20, Direction.LOWER_IS_BETTER, true).images().get(3));
    }

    @Test
    void theCurveRunsThroughALineOfImages() {
        for (Direction direction : Direction.values()) {
            MappedScores shown = of(20, direction, true);
            MappedScores.Place last = shown.curve().getLast();
            assertEquals(shown.images().getLast().score(), last.score(), 0);
            assertEquals(shown.images().getLast().mos(), last.mos(), 1e-9);
        }
    }

    @Test
    void manyImagesAreThinnedEvenlyWithBothEnds() {
        MappedScores shown = of(9_000, Direction.HIGHER_IS_BETTER, false);
        assertEquals(2_000, shown.images().size());
        assertEquals(0, shown.images().getFirst().score());
        assertEquals(8_999, shown.images().getLast().score());
        for (int i = 1; i < 2_000; i++) {
            double step =
                    shown.images().get(i).score() - shown.images().get(i - 1).score();
            assertTrue(step == 4 || step == 5, step + " images between dots");
        }
    }
}
