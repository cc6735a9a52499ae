package dev.granular.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfacePointsTest {
    @ParameterizedTest
    @ValueSource(ints = {-1020, -1000, 3, 1015, 1023})
    void axesAreTheSameInEveryUnit(int exponent) {
        double[] axis = SurfacePoints.axis(-1.3, 1.9, 100);
        double[] scaled = SurfacePoints.axis(Math.scalb(-1.3, exponent), Math.scalb(1.9, exponent), 100);
        for (int i = 0; i < 100; i++) {
            assertEquals(Math.scalb(axis[i], exponent), scaled[i]);
        }
    }

    private static final QualityRange RANGE = new QualityRange(-3, 7);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStripAlongEitherAxisHoldsOnePoint(int seed) {
        int samples = 1 + seed;
        List<SurfacePoint> points = SurfacePoints.of(new Points.LatinHypercube(samples, seed), RANGE);
        assertEquals(samples, points.size());
        List<Integer> all = IntStream.range(0, samples).boxed().toList();
        assertEquals(
                all,
                points.stream()
                        .map(point -> (int) Math.floor((point.q() + 3) / 10 * samples))
                        .sorted()
                        .toList());
        assertEquals(
                all,
                points.stream()
                        .map(point -> (int) Math.floor(point.qd() / 10 * samples))
                        .sorted()
                        .toList());
    }

    @Test
    void theSameSeedGivesTheSamePointsOnEveryMachine() {
        List<SurfacePoint> points = SurfacePoints.of(new Points.LatinHypercube(100, 1), new QualityRange(0, 1));
        assertEquals(new SurfacePoint(0.772887142285666, 0.11583233062395344), points.getFirst());
        assertEquals(new SurfacePoint(0.8235315143033608, 0.5869123233246721), points.getLast());
        assertNotEquals(points, SurfacePoints.of(new Points.LatinHypercube(100, 2), new QualityRange(0, 1)));
    }

    @Test
    void strataAreInNoOrder() {
        List<SurfacePoint> points = SurfacePoints.of(new Points.LatinHypercube(1000, 5), new QualityRange(0, 1));
        double meanProduct = points.stream()
                .mapToDouble(point -> (point.q() - 0.5) * (point.qd() - 0.5))
                .average()
                .orElseThrow();
        assertEquals(0, 12 * meanProduct, 0.1);
    }

    @Test
    void aGridRunsFromEndToEndWithQSlowest() {
        var range = new QualityRange(0.1, 0.7);
        List<SurfacePoint> grid = SurfacePoints.of(new Points.Grid(3, 4), range);
        assertEquals(12, grid.size());
        assertEquals(new SurfacePoint(0.1, 0), grid.getFirst());
        assertEquals(new SurfacePoint(0.1, range.width()), grid.get(3));
        assertEquals(0.4, grid.get(4).q(), 1e-15);
        assertEquals(0.2, grid.get(5).qd(), 1e-15);
        assertEquals(new SurfacePoint(0.7, range.width()), grid.getLast());
    }

    @Test
    void endsOfAnAxisAreExact() {
        for (int steps = 2; steps < 500; steps++) {
            double[] axis = SurfacePoints.axis(1.0 / 3, 92.4319534302, steps);
            assertEquals(1.0 / 3, axis[0]);
            assertEquals(92.4319534302, axis[steps - 1]);
        }
    }

    @Test
    void givenPointsKeepTheirOrder() {
        List<SurfacePoint> given = List.of(new SurfacePoint(9, 1), new SurfacePoint(2, 50));
        assertEquals(given, SurfacePoints.of(new Points.Given(given), RANGE));
    }

    @Test
    void choicesWithoutPointsAreRefused() {
        assertThrows(InputException.class, () -> new Points.LatinHypercube(0, 1));
        assertThrows(InputException.class, () -> new Points.Grid(1, 5));
        assertThrows(InputException.class, () -> new Points.Given(List.of()));
    }
}
