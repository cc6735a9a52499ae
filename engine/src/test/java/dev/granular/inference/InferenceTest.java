package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole way from ratings to findings. */
class InferenceTest {
    private static final SimulatedRatings DATA = new Simulation(400, 3, 1).run();
    private static final Points GRID = new Points.Grid(6, 5);

    private static List<String> names(int images, int each) {
        return IntStream.range(0, images).mapToObj(i -> "scene " + i / each).toList();
    }

    private static String model(int number) {
        return DATA.predictions().get(number).model();
    }

    @Test
    void threadsDoNotMatter() {
        for (Inference inference : List.of(
                Inference.of(DATA.ratings()), Inference.of(DATA.ratings()).clusters(names(400, 7)))) {
            List<Double> expected = numbers(inference.draws(200).threads(1).at(GRID, DATA.predictions()));
            assertTrue(expected.size() > 1000);
            for (int threads : new int[] {2, 3, 7}) {
                assertEquals(
                        expected, numbers(inference.draws(200).threads(threads).at(GRID, DATA.predictions())));
            }
        }
    }

    private static List<Double> numbers(SurfaceInference surface) {
        var numbers = new ArrayList<Double>();
        for (Method method : Method.values()) {
            SurfaceComparison comparison = surface.compare(model(0), model(2), method);
            numbers.add(comparison.somewhere().orElseThrow());
            for (int m = 0; m < 3; m++) {
                add(numbers, surface.meanHeights().orElseThrow().estimate(model(m), method));
                numbers.add(surface.band(model(m), method).criticalValue());
                for (int k = 0; k < surface.points().size(); k++) {
                    add(numbers, surface.estimate(model(m), method, k));
                    numbers.add(comparison.difference(k).p());
                    numbers.add(comparison.adjustedP(k).orElse(-1));
                }
            }
            surface.meanHeights().orElseThrow().compareAll(method).forEach(pair -> numbers.add(pair.adjustedP()));
        }
        return numbers;
    }

    private static void add(List<Double> numbers, Estimate estimate) {
        numbers.addAll(
                List.of(estimate.value(), estimate.se(), estimate.effectiveInfluences(), estimate.effectiveUnits()));
        if (estimate.interval() instanceof Interval interval) {
            numbers.addAll(List.of(interval.low(), interval.high()));
        }
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        int[] order = IntStream.range(0, 400).map(i -> i * 149 % 400).toArray();
        var ratings = new Ratings(
                shuffled(DATA.ratings().mos(), order), shuffled(DATA.ratings().std(), order));
        List<Predictions> models = DATA.predictions().stream()
                .map(model -> new Predictions(model.model(), shuffled(model.scores(), order)))
                .toList();
        List<String> names = names(400, 7);
        List<String> moved = IntStream.of(order).mapToObj(names::get).toList();
        SurfaceInference expected =
                Inference.of(DATA.ratings()).clusters(names).draws(100).at(GRID, DATA.predictions());
        SurfaceInference actual =
                Inference.of(ratings).clusters(moved).draws(100).at(GRID, models);
        int checked = 0;
        for (Method method : Method.values()) {
            for (int k = 0; k < expected.points().size(); k++) {
                Estimate before = expected.estimate(model(1), method, k);
                Estimate after = actual.estimate(model(1), method, k);
                assertEquals(before.se(), after.se(), 1e-9 * before.se());
                assertEquals(
                        before.effectiveInfluences(), after.effectiveInfluences(), 1e-9 * before.effectiveInfluences());
                assertEquals(before.isGiven(), after.isGiven());
                double p = expected.compare(model(0), model(1), method)
                        .difference(k)
                        .p();
                assertEquals(
                        p,
                        actual.compare(model(0), model(1), method).difference(k).p(),
                        1e-9);
                checked++;
            }
        }
        assertEquals(90, checked);
    }

    private static Column shuffled(Column column, int[] order) {
        return Column.of(IntStream.of(order).mapToDouble(column::get).toArray());
    }

    /** The jackknife as it is defined, with ranks kept as they were: for PLCC and KRCC nothing else is at work. */
    @Test
    void influencesAreThoseOfLeavingImagesOut() {
        var data = new Simulation(60, 1, 5).run();
        double[] weights = new SplittableRandom(2).doubles(60, 0.5, 2).toArray();
        var point = new Points.Given(List.of(new SurfacePoint(60, 20)));
        Estimate estimate = Inference.of(data.ratings())
                .regulator(new Regulator.Given(Column.of(weights)))
                .draws(100)
                .at(point, data.predictions())
                .estimate(data.predictions().getFirst().model(), Method.KRCC, 0);
        double[] without = new double[60];
        for (int u = 0; u < 60; u++) {
            int left = u;
            int[] rows = IntStream.range(0, 60).filter(i -> i != left).toArray();
            var ratings = new Ratings(
                    shuffled(data.ratings().mos(), rows),
                    shuffled(data.ratings().std(), rows));
            var model =
                    new Predictions("m", shuffled(data.predictions().getFirst().scores(), rows));
            without[u] = Inference.of(ratings)
                    .regulator(new Regulator.Given(shuffled(Column.of(weights), rows)))
                    .draws(100)
                    .threads(1)
                    .at(point, List.of(model))
                    .estimate("m", Method.KRCC, 0)
                    .value();
        }
        double mean =
                IntStream.range(0, 60).mapToDouble(u -> without[u]).average().orElseThrow();
        double squares = IntStream.range(0, 60)
                .mapToDouble(u -> (without[u] - mean) * (without[u] - mean))
                .sum();
        assertEquals(Math.sqrt(squares * 59 / 60), estimate.se(), 1e-10 * estimate.se());
    }

    @Test
    void clustersOfOneImageAreImages() {
        Inference images = Inference.of(DATA.ratings()).draws(100);
        SurfaceInference expected = images.at(GRID, DATA.predictions());
        SurfaceInference actual = images.clusters(names(400, 1)).at(GRID, DATA.predictions());
        ScoreInference global = images.global(DATA.predictions());
        ScoreInference globalByClusters = images.clusters(names(400, 1)).global(DATA.predictions());
        int checked = 0;
        for (Method method : Method.values()) {
            for (int k = 0; k < expected.points().size(); k++) {
                double se = expected.estimate(model(0), method, k).se();
                assertEquals(se, actual.estimate(model(0), method, k).se(), 1e-12 * se);
                checked++;
            }
            double se = global.estimate(model(0), method).se();
            assertEquals(se, globalByClusters.estimate(model(0), method).se(), 1e-12 * se);
        }
        assertEquals(90, checked);
        assertTrue(actual.sample().clustered() && !expected.sample().clustered());
    }

    @Test
    void regionsAreEmptyExactlyWhereTheOverallTestFindsNothing() {
        SurfaceInference surface = Inference.of(DATA.ratings()).at(GRID, DATA.predictions());
        int marked = 0;
        int unmarked = 0;
        for (Method method : Method.values()) {
            for (OverallTest test : surface.compareAll(method)) {
                SurfaceComparison comparison = test.comparison();
                double share = comparison.share(Verdict.FIRST_BETTER) + comparison.share(Verdict.SECOND_BETTER);
                assertEquals(test.p() <= 0.05, share > 0);
                assertTrue(test.adjustedP() >= test.p());
                marked += share > 0 ? 1 : 0;
                unmarked += share < 1 ? 1 : 0;
                for (int k = 0; k < surface.points().size(); k++) {
                    Difference difference = comparison.difference(k);
                    if (difference.isGiven()) {
                        assertTrue(comparison.adjustedP(k).orElseThrow() >= 0.9 * difference.p() - 0.001);
                        assertTrue(((Interval) comparison.band().intervals().get(k)).contains(difference.value()));
                    }
                }
            }
        }
        assertTrue(marked > 0 && unmarked > 0, marked + " and " + unmarked);
    }

    @Test
    void bandsAreWiderThanIntervals() {
        SurfaceInference surface = Inference.of(DATA.ratings()).at(GRID, DATA.predictions());
        int checked = 0;
        for (Method method : Method.values()) {
            Band band = surface.band(model(0), method);
            assertTrue(band.criticalValue() > 1.96 && band.criticalValue() < 4, "" + band.criticalValue());
            for (int k = 0; k < surface.points().size(); k++) {
                Estimate estimate = surface.estimate(model(0), method, k);
                if (estimate.interval() instanceof Interval interval) {
                    var wide = (Interval) band.intervals().get(k);
                    assertTrue(wide.low() < interval.low() && interval.high() < wide.high());
                    checked++;
                } else {
                    assertEquals(estimate.interval(), band.intervals().get(k));
                }
            }
        }
        assertTrue(checked > 30);
    }

    @Test
    void theMeanHeightIsThatOfTheGrid() {
        SurfaceInference surface = Inference.of(DATA.ratings()).draws(100).at(GRID, DATA.predictions());
        double[] weights = SurfaceStudy.trapezoid(6, 5);
        double sum = 0;
        double mean = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k];
            mean += weights[k] * surface.estimate(model(1), Method.SRCC, k).value();
        }
        assertEquals(1, sum, 1e-14);
        ScoreInference heights = surface.meanHeights().orElseThrow();
        Estimate height = heights.estimate(model(1), Method.SRCC);
        assertEquals(mean, height.value(), 1e-14);
        assertTrue(height.isGiven() && height.se() > 0.001 && height.se() < 0.1);
        assertEquals(0.5, heights.estimate(model(1), Method.SRCC, 0.5).value());
        Points given = new Points.Given(surface.points());
        assertTrue(Inference.of(DATA.ratings())
                .draws(100)
                .at(given, DATA.predictions())
                .meanHeights()
                .isEmpty());
    }

    @Test
    void aSampleIsCloseToTheWhole() {
        SimulatedRatings data = new Simulation(3000, 2, 3).run();
        Inference whole = Inference.of(data.ratings()).draws(100);
        Inference some = whole.sampling(new Sampling(1000, 1500, 100));
        SurfaceInference expected = whole.at(GRID, data.predictions());
        SurfaceInference actual = some.at(GRID, data.predictions());
        assertEquals(new Sample(1500, 3000, 1500, 3000, false), actual.sample());
        assertTrue(expected.sample().isWhole() && !actual.sample().isWhole());
        String name = data.predictions().getFirst().model();
        double squares = 0;
        int checked = 0;
        for (Method method : Method.values()) {
            for (int k = 0; k < expected.points().size(); k++) {
                Estimate before = expected.estimate(name, method, k);
                Estimate after = actual.estimate(name, method, k);
                assertEquals(before.value(), after.value(), 1e-12);
                if (before.isGiven() && after.isGiven()) {
                    double off = after.se() / before.se() - 1;
                    squares += off * off;
                    checked++;
                }
            }
        }
        assertTrue(checked > 30, checked + " checked");
        assertTrue(Math.sqrt(squares / checked) < 0.1, "rms " + Math.sqrt(squares / checked));
        SurfaceInference byClusters = some.clusters(names(3000, 10)).at(GRID, data.predictions());
        assertEquals(new Sample(1000, 3000, 100, 300, true), byClusters.sample());
        assertNotEquals(
                actual.estimate(name, Method.PLCC, 7).se(),
                some.seed(2)
                        .at(GRID, data.predictions())
                        .estimate(name, Method.PLCC, 7)
                        .se());
    }

    @Test
    void choicesLeaveTheOriginalAsItIs() {
        Inference one = Inference.of(DATA.ratings()).draws(100);
        double se = one.at(GRID, DATA.predictions())
                .estimate(model(0), Method.PLCC, 7)
                .se();
        one.clusters(names(400, 20)).methods(Set.of(Method.KRCC)).stdScale(0.5);
        assertEquals(
                se,
                one.at(GRID, DATA.predictions())
                        .estimate(model(0), Method.PLCC, 7)
                        .se());
    }

    @Test
    void badChoicesAreRefused() {
        Inference one = Inference.of(DATA.ratings());
        assertThrows(InputException.class, () -> one.confidence(1));
        assertThrows(InputException.class, () -> one.draws(99));
        assertThrows(InputException.class, () -> one.methods(Set.of()));
        assertThrows(InputException.class, () -> one.stdScale(0));
        assertThrows(InputException.class, () -> one.clusters(names(400, 400)));
        assertThrows(NullPointerException.class, () -> one.regulator(null));
        List<Predictions> twice =
                List.of(DATA.predictions().getFirst(), DATA.predictions().getFirst());
        assertThrows(InputException.class, () -> one.at(GRID, twice));
        SurfaceInference surface = one.draws(100).methods(Set.of(Method.PLCC)).at(GRID, DATA.predictions());
        assertThrows(InputException.class, () -> surface.estimate("nobody", Method.PLCC, 0));
        assertThrows(IllegalArgumentException.class, () -> surface.estimate(model(0), Method.KRCC, 0));
        assertThrows(InputException.class, () -> surface.compare(model(0), model(0), Method.PLCC));
    }

    @Test
    void aListenerStopsIt() {
        Inference one = Inference.of(DATA.ratings()).progress((done, total) -> done < total / 2);
        assertThrows(CancellationException.class, () -> one.at(GRID, DATA.predictions()));
    }
}
