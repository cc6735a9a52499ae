package dev.granular.compress.charge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.compress.nodes.PlacedImages;
import dev.granular.compress.nodes.SampleImages;
import dev.granular.compress.nodes.Strip;
import dev.granular.compress.nodes.StripLayout;
import dev.granular.pair.PairStatistics;
import dev.granular.pair.RatedImages;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order changes, against a loop over pairs. */
class OrderCorrectionTest {
    /** The interval is taken for its own widest part, so that no column is left out. */
    @ParameterizedTest
    @CsvSource({"0, 0, 40", "0, 3, 40", "40, 0, 40", "0, 0, 1", "2, 0, 40"})
    void halfOfWhatTheOrderChangesIsAddedWithinEachPart(int mosValues, int scoreValues, int size) {
        RatedImages rated = SampleImages.of(600, mosValues, scoreValues, 5);
        StripLayout layout = SampleImages.layout(rated, 1e-6);
        PlacedImages images = layout.placed();
        Strip whole = layout.strips().get(layout.strips().size() / 2);
        int to = Math.min(whole.to(), whole.from() + size);
        Strip strip = whole.over(whole.from(), to, images.weight(whole.from(), to));
        var interval = Interval.of(strip, new int[0][]);
        var fine = new Expansion(interval, 0);
        var statistics = new PairStatistics(EnumSet.allOf(Method.class), 2);
        var moments = new Moments(rated, statistics);
        int middle = (strip.from() + strip.to()) >>> 1;
        List<Interval> parts = List.of(
                new Interval(strip, 0, strip.low(), strip.high(), strip.from(), middle, new int[0][]),
                new Interval(strip, 0, strip.low(), strip.high(), middle, strip.to(), new int[0][]));

        var correction = new OrderCorrection(images, moments, interval, fine, List.of(interval));
        parts.forEach(correction::add);
        var sums = ExpansionSums.of(fine, statistics.rows().size() + 2, 1);
        correction.addTo(sums);

        var loop = new PairLoop(fine, images);
        int compared = 0;
        for (Moments.Form form : moments.forms().subList(0, moments.forms().size() - 2)) {
            PairLoop.Statistic statistic = PairLoop.of(rated, statistics.rows().get(form.row()));
            double[][] expected = new double[fine.columns()][fine.columns()];
            for (Interval part : parts) {
                double[][] there = loop.sums(part.from(), part.to(), statistic);
                for (int u = 0; u < expected.length; u++) {
                    for (int v = 0; v < expected.length; v++) {
                        expected[u][v] += 0.5 * (there[u][v] - there[v][u]);
                    }
                }
            }
            boolean tied = interval.isTied(images);
            compared += loop.assertSums(
                    tied ? new double[fine.columns()][fine.columns()] : expected,
                    sums.sums()[form.row()],
                    sums.stride(),
                    form.toString());
        }
        assertTrue(size == 1 || mosValues == 2 || compared > 1000, compared + " sums");
        assertSelfPairs(loop, images, strip, sums);
    }

    /** Half of each image with itself is subtracted from the masses; what the order changes is added, if it matters. */
    private static void assertSelfPairs(PairLoop loop, PlacedImages images, Strip strip, ExpansionSums sums) {
        double mass = 0;
        double squares = 0;
        for (int i = strip.from(); i < strip.to(); i++) {
            double own = 0;
            for (double value : loop.columns(i)) {
                own += value;
            }
            mass -= 0.5 * own * own;
            squares -= 0.5 * own * own * images.weight(i) * images.weight(i);
        }
        int rows = sums.sums().length;
        // Both orders together: what the order changes cancels.
        assertEquals(mass, total(sums.sums()[rows - 2]), 1e-10 * Math.abs(mass));
        assertEquals(squares, total(sums.sums()[rows - 1]), 1e-10 * Math.abs(squares));
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
