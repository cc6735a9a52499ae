package dev.granular.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.global.GlobalFigures;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final SimulatedRatings DATA = new Simulation(6000, 24, 3).run();

    @Test
    void theSameSeedGivesTheSameData() {
        SimulatedRatings again = new Simulation(6000, 24, 3).run();
        assertArrayEquals(mos(DATA), mos(again));
        assertArrayEquals(std(DATA), std(again));
        for (int m = 0; m < 24; m++) {
            assertArrayEquals(scores(DATA, m), scores(again, m));
        }
        assertFalse(Arrays.equals(mos(DATA), mos(new Simulation(6000, 24, 4).run())));
    }

    @Test
    void theDataAreTheSameOnEveryMachine() {
        SimulatedRatings small = new Simulation(3, 8, 1).run();
        assertArrayEquals(new double[] {946.0 / 17, 773.0 / 12, 1438.0 / 15}, mos(small));
        assertArrayEquals(new double[] {21.53178225458412, 18.93749687468721, 4.033195589934446}, std(small));
        assertArrayEquals(
                new double[] {
                    59.99210733453356,
                    0.5105152091472972,
                    34.45922017136371,
                    0.5558877199086526,
                    2.8125,
                    5.627209333918343,
                    -0.5634194654768154,
                    7.094088912943116
                },
                IntStream.range(0, 8).mapToDouble(m -> scores(small, m)[0]).toArray());
    }

    @Test
    void ratingsSpanTheScaleAndDisagreeMostInTheMiddle() {
        double[] mos = mos(DATA);
        double[] std = std(DATA);
        assertTrue(Arrays.stream(mos).allMatch(s -> s >= 1 && s <= 100));
        assertTrue(DATA.ratings().range().width() > 70);
        double middle = meanStd(mos, std, s -> s > 45 && s < 55);
        assertTrue(middle > 12 && middle < 25, () -> "σ in the middle " + middle);
        assertTrue(meanStd(mos, std, s -> s < 15) < 0.8 * middle);
        assertTrue(meanStd(mos, std, s -> s > 85) < 0.8 * middle);
    }

    @Test
    void namesDiffer() {
        assertEquals(
                24,
                DATA.predictions().stream().map(Predictions::model).distinct().count());
        assertEquals("steady", DATA.predictions().getFirst().model());
        assertEquals("partial-3", DATA.predictions().getLast().model());
    }

    @Test
    void everyModelCorrelates() {
        for (Predictions model : DATA.predictions()) {
            GlobalFigures figures = GlobalFigures.of(DATA.ratings().mos(), model.scores());
            assertTrue(figures.srcc() > 0.4 && figures.srcc() < 0.99, () -> model.model() + " " + figures);
        }
    }

    @Test
    void saturatingModelsCannotRankGoodImages() {
        assertTrue(krcc("ceiling", s -> s > 70) < 0.5 * krcc("ceiling", s -> s < 40));
        assertTrue(krcc("ceiling", s -> s > 70) < 0.5 * krcc("steady", s -> s > 70));
    }

    @Test
    void blindModelsCannotRankBadImages() {
        assertTrue(krcc("floor", s -> s < 30) < 0.5 * krcc("floor", s -> s > 60));
        assertTrue(krcc("floor", s -> s < 30) < 0.5 * krcc("steady", s -> s < 30));
    }

    @Test
    void noisyModelsAreWorseEverywhere() {
        for (int low = 20; low < 80; low += 20) {
            double from = low;
            DoublePredicate part = s -> s >= from && s < from + 20;
            assertTrue(krcc("noisy", part) < krcc("steady", part));
        }
    }

    @Test
    void coarseModelsTie() {
        assertTrue(Arrays.stream(scores(DATA, 4)).distinct().count() < 25);
        assertTrue(Arrays.stream(scores(DATA, 0)).distinct().count() > 5900);
    }

    @Test
    void bentModelsRankBetterThanTheyCorrelate() {
        GlobalFigures bent = figures("curved-2", s -> true);
        assertTrue(bent.plcc() < bent.srcc() - 0.05, bent::toString);
    }

    @Test
    void boldModelsAreRightAboutLargeDifferencesOnly() {
        double[] steady = shareInOrder("steady");
        double[] bold = shareInOrder("bold-3");
        assertTrue(bold[0] < steady[0] - 0.02, () -> Arrays.toString(bold) + Arrays.toString(steady));
        assertTrue(bold[1] > 0.98, () -> Arrays.toString(bold));
    }

    @Test
    void modelsPartialToScenesRankWorse() {
        assertTrue(krcc("partial", s -> true) < krcc("steady", s -> true));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 40})
    void anyNumberOfModelsCanBeMade(int models) {
        assertEquals(models, new Simulation(2, models, 9).run().predictions().size());
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThrows(InputException.class, () -> new Simulation(1, 1, 1));
        assertThrows(InputException.class, () -> new Simulation(2, -1, 1));
    }

    private static double krcc(String model, DoublePredicate part) {
        return figures(model, part).krcc();
    }

    /** Figures over the images whose MOS is in a part of the scale. */
    private static GlobalFigures figures(String model, DoublePredicate part) {
        double[] mos = mos(DATA);
        double[] scores = scores(model);
        int[] rows =
                IntStream.range(0, mos.length).filter(i -> part.test(mos[i])).toArray();
        assertTrue(rows.length > 300);
        return GlobalFigures.of(
                Column.of(Arrays.stream(rows).mapToDouble(i -> mos[i]).toArray()),
                Column.of(Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray()));
    }

    /** Share of image pairs put in the right order: those less than 10 apart, and those more than 40 apart. */
    private static double[] shareInOrder(String model) {
        double[] mos = mos(DATA);
        double[] scores = scores(model);
        double[] right = new double[2];
        double[] all = new double[2];
        for (int i = 0; i < 2000; i++) {
            for (int j = 0; j < i; j++) {
                double difference = Math.abs(mos[i] - mos[j]);
                if (difference < 10 || difference > 40) {
                    int kind = difference < 10 ? 0 : 1;
                    all[kind]++;
                    right[kind] += (mos[i] - mos[j]) * (scores[i] - scores[j]) > 0 ? 1 : 0;
                }
            }
        }
        return new double[] {right[0] / all[0], right[1] / all[1]};
    }

    private static double meanStd(double[] mos, double[] std, DoublePredicate part) {
        return IntStream.range(0, mos.length)
                .filter(i -> part.test(mos[i]))
                .mapToDouble(i -> std[i])
                .average()
                .orElseThrow();
    }

    private static double[] mos(SimulatedRatings data) {
        return data.ratings().mos().toArray();
    }

    private static double[] std(SimulatedRatings data) {
        return data.ratings().std().toArray();
    }

    private static double[] scores(SimulatedRatings data, int model) {
        return data.predictions().get(model).scores().toArray();
    }

    private static double[] scores(String model) {
        return DATA.predictions().stream()
                .filter(predictions -> predictions.model().equals(model))
                .findFirst()
                .orElseThrow()
                .scores()
                .toArray();
    }
}
