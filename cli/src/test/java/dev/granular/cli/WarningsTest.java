package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.SurfacePoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningsTest {
    /** Thin, over the tolerance, unknown, accurate, and summed directly. */
    @Test
    void pointsThatAreNotAccurateAreCountedByWhy() {
        List<SurfacePoint> points =
                IntStream.range(0, 5).mapToObj(k -> new SurfacePoint(k, 1)).toList();
        var correlations = new Correlations(
                points,
                List.of("m"),
                List.of(Method.PLCC),
                new double[] {0.5, 0.5, 0.5, 0.5, 0.5},
                new double[] {99, 1000, 1000, 1000, 40},
                new double[] {1e-8, 2e-6, Double.NaN, 1e-7, 0},
                new Computation(300, 1e-6, 1e-7, "300 super points", List.of()));
        assertEquals(
                List.of(
                        "1 of 5 points rest on fewer than 100 effective pairs, too few to promise the accuracy asked for",
                        "1 of 5 points have an estimated error above the accuracy asked for and were not summed"
                                + " directly",
                        "1 of 5 points have an unknown error, so the accuracy asked for is not promised there"),
                Warnings.of(correlations, List.of(), false));
    }
}
