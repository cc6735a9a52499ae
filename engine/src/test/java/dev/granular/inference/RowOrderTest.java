package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
    private static final int N = 240;

    private final double[] mos = new double[N];
    private final double[] std = new double[N];
    private final double[] a = new double[N];
    private final double[] b = new double[N];

    RowOrderTest() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < N; i++) {
            mos[i] = Math.rint(random.nextDouble(0, 40));
            std[i] = Math.rint(random.nextDouble(2, 6));
            a[i] = mos[i] + random.nextDouble(-10, 10);
            b[i] = mos[i] + random.nextDouble(-20, 20);
        }
    }

    private static Column gather(double[] values, List<Integer> order, double factor) {
        return Column.of(order.stream().mapToDouble(i -> factor * values[i]).toArray());
    }

    /** Critical values and p values, in MOS units of one's own. */
    private List<Double> numbers(List<Integer> order, boolean clustered, Sampling sampling, double factor) {
        Inference inference = Inference.of(new Ratings(gather(mos, order, factor), gather(std, order, factor)))
                .draws(300)
                .sampling(sampling);
        if (clustered) {
            inference = inference.clusters(
                    order.stream().map(i -> "scene " + i % 24).toList());
        }
        List<Predictions> models =
                List.of(new Predictions("a", gather(a, order, 1)), new Predictions("b", gather(b, order, 1)));
        SurfaceInference surface = inference.at(new Points.Grid(4, 4), models);
        ScoreInference global = inference.global(models);
        var numbers = new ArrayList<Double>();
        for (Method method : Method.values()) {
            numbers.add(surface.band("a", method).criticalValue());
            numbers.add(surface.compare("a", "b", method).somewhere().orElseThrow());
            numbers.add(global.compareAll(method).getFirst().adjustedP());
            numbers.add(surface.estimate("a", method, 5).se());
        }
        return numbers;
    }

    private void compare(boolean clustered, Sampling sampling, double factor) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, N).boxed().toList());
        List<Double> expected = numbers(order, clustered, sampling, 1);
        Collections.shuffle(order, new Random(4));
        List<Double> actual = numbers(order, clustered, sampling, factor);
        for (int k = 0; k < expected.size(); k++) {
            assertEquals(expected.get(k), actual.get(k), 1e-9 * Math.abs(expected.get(k)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shuffledRowsGiveTheSame(boolean clustered) {
        compare(clustered, Sampling.NONE, 1);
        compare(clustered, Sampling.NONE, 1024);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void samplesOfShuffledRowsAreTheSame(boolean clustered) {
        compare(clustered, new Sampling(100, 90, 14), 1);
    }

    @Test
    void streamsDifferEvenWhereImagesDoNot() {
        Column same = Column.of(1, 1, 1, 2, 2, 3);
        long[] streams = Streams.of(List.of(same, same));
        assertEquals(
                6, new HashSet<>(IntStream.range(0, 6).mapToObj(i -> streams[i]).toList()).size());
    }

    @Test
    void widerAxesStretchTheGrid() {
        var inference =
                Inference.of(new Ratings(Column.of(mos), Column.of(std))).draws(100);
        List<Predictions> models = List.of(new Predictions("a", Column.of(a)));
        SurfaceInference wider = inference.axes(new QualityRange(-10, 60)).at(new Points.Grid(3, 3), models);
        assertEquals(-10, wider.points().getFirst().q());
        assertEquals(60, wider.points().getLast().q());
        assertEquals(70, wider.points().getLast().qd());
        assertNotEquals(
                -10,
                inference.at(new Points.Grid(3, 3), models).points().getFirst().q());
    }
}
