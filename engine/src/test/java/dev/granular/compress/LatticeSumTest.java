package dev.granular.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Progress;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeSumTest {
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);

    /** Narrow windows underflow in the corners, where points are evaluated one by one. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.06})
    void aGridIsWhatItsPointsAre(double stdScale) {
        CompressedSet set = set(stdScale);
        List<SurfacePoint> grid = grid(20);
        assertTrue(LatticeSum.suits(grid));
        PairSums together = set.evaluate(grid, 2, Progress.NONE);
        PairSums oneByOne = set.oneByOne(grid, TaskPool.ONE, Progress.NONE);
        for (int k = 0; k < grid.size(); k++) {
            if (oneByOne.effectivePairs(k) > 30) {
                for (Method method : ALL) {
                    assertEquals(
                            oneByOne.correlation(k, method, 1),
                            together.correlation(k, method, 1),
                            1e-11,
                            method + " at " + grid.get(k));
                }
                assertEquals(1, together.effectivePairs(k) / oneByOne.effectivePairs(k), 1e-9);
            }
        }
    }

    @Test
    void scatteredPointsAreTakenOneByOne() {
        List<SurfacePoint> diagonal = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            diagonal.add(new SurfacePoint(k, 0.5 * k));
        }
        assertFalse(LatticeSum.suits(diagonal));
    }

    @Test
    void aListenerStopsIt() {
        CompressedSet set = set(1);
        assertThrows(CancellationException.class, () -> set.evaluate(grid(20), 2, (done, total) -> false));
    }

    private static CompressedSet set(double stdScale) {
        var data = new Simulation(800, 2, 5).run();
        double[] std = Arrays.stream(data.ratings().std().toArray())
                .map(s -> s * stdScale)
                .toArray();
        double[] weights = new double[800];
        Arrays.fill(weights, 1);
        var images = new RatedImages(new Ratings(data.ratings().mos(), Column.of(std)), weights, 1, data.predictions());
        try (var pool = new TaskPool(2)) {
            return SettledNodes.of(images, ALL, 1e-4, pool).all(pool, Progress.NONE);
        }
    }

    private static List<SurfacePoint> grid(int steps) {
        var points = new ArrayList<SurfacePoint>();
        for (int q = 0; q < steps; q++) {
            for (int qd = 0; qd < steps; qd++) {
                points.add(new SurfacePoint(1 + 99.0 * q / (steps - 1), 99.0 * qd / (steps - 1)));
            }
        }
        return points;
    }
}
