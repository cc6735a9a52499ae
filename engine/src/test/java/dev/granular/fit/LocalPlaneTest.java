package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlaneTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rotationsSolveTriangularSystemsAsSubstitutionDoes(long seed) {
        var random = new SplittableRandom(seed);
        double[][] columns = {
            {random.nextDouble(0.5, 2), 0, 0},
            {random.nextDouble(-3, 3), random.nextDouble(0.1, 2), 0},
            {random.nextDouble(-3, 3), random.nextDouble(-3, 3), random.nextDouble(0.1, 2)}
        };
        double[] z = random.doubles(3, -1, 1).toArray();
        double last = z[2] / columns[2][2];
        double middle = (z[1] - columns[2][1] * last) / columns[1][1];
        double first = (z[0] - columns[1][0] * middle - columns[2][0] * last) / columns[0][0];
        assertEquals(first, LocalPlane.leastNorm(columns, z), 1e-11 * (1 + Math.abs(first)));
    }

    @Test
    void ofAllSolutionsTheShortestIsTaken() {
        // x + 2 y + 2 z = 9 is all that is known; the shortest solution is (1, 2, 2).
        double[][] columns = {{1, 0, 0}, {2, 0, 0}, {2, 0, 0}};
        assertEquals(1, LocalPlane.leastNorm(columns, new double[] {9, 0, 0}), 1e-14);
    }

    @Test
    void directionsUnderTheCutOffCountAsUndetermined() {
        double kept = 1.1 * Math.sqrt(LocalPlane.CUT_OFF);
        double dropped = 0.9 * Math.sqrt(LocalPlane.CUT_OFF);
        assertEquals(1, solveDiagonal(kept, 1, 1), 1e-15);
        assertEquals(0, solveDiagonal(dropped, 1, 1), 0);
    }

    private static double solveDiagonal(double first, double second, double third) {
        double[][] columns = {{first, 0, 0}, {0, second, 0}, {0, 0, third}};
        return LocalPlane.leastNorm(columns, new double[] {first, 1, 1});
    }

    @Test
    void aLoneNeighbourGivesTheShortestPlaneThroughIt() {
        var plane = new LocalPlane(1);
        plane.add(3, -4, 13);
        assertEquals(13.0 / 26, plane.height(), 1e-15);
        plane.add(0, 0, 7);
        assertEquals(7, plane.height(), 1e-15);
    }
}
